/**
 * Authorises Escale on a page of the site, whose answer returns through the browser (docs/design/wordpress.md#browser-return).
 */
import { AppError } from '#contract/failure.ts';
import { RETURN_PLACE, RETURN_SCHEME, type Returned } from '#contract/host.ts';
import { type ConnectingWordPress, signInWordPress, type SignedIn } from './accounts.ts';
import { type AddressToConnect, findConnectableSite } from './connectable-site.ts';

/** The id of Escale on every site: WordPress requires a UUID. */
const APP_ID = '3b0f6f4e-6a5c-4a0b-9a52-6d2b7f0c1e85';

/** Fails like findConnectableSite. */
export async function authorizePage(
  { context, wordpress }: ConnectingWordPress,
  { returns, ...toConnect }: AddressToConnect & Readonly<{ returns: boolean }>,
): Promise<string> {
  const site = await findConnectableSite(context, toConnect);
  const page = new URL(site.authorize);
  page.searchParams.set('app_name', 'Escale');
  page.searchParams.set('app_id', APP_ID);
  // Without a return address, the page shows the password.
  if (returns)
    page.searchParams.set(
      'success_url',
      `${RETURN_SCHEME}://${RETURN_PLACE}?state=${wordpress.returns.await(site, toConnect)}`,
    );
  return page.href;
}

/** Receives an answer from the shell. One that is not awaited is only logged. */
export function receiveReturn({ context, wordpress }: ConnectingWordPress, returned: Returned): void {
  const why = wordpress.returns.receive(returned);
  if (why === undefined) context.emit('wordpress.returned', {});
  else context.log.warn('a sign-in that came back is not the one that is awaited', { why });
}

/**
 * Signs in with the received answer. Fails like signInWordPress, and with sign-in.timed-out, wordpress.refused,
 * wordpress.no-passwords, wordpress.header-dropped (the site does not recognise the password it has just created).
 */
export async function takeReturn(publishing: ConnectingWordPress): Promise<SignedIn> {
  const came = publishing.wordpress.returns.take();
  if (came === undefined) throw new AppError('sign-in.timed-out');
  const { toConnect, host, answer } = came;
  if ('refused' in answer)
    throw new AppError(answer.refused === 'by-author' ? 'wordpress.refused' : 'wordpress.no-passwords', {
      host,
    });
  try {
    return await signInWordPress(publishing, { ...toConnect, ...answer });
  } catch (error) {
    throw error instanceof AppError && error.code === 'wordpress.password-refused'
      ? new AppError('wordpress.header-dropped', { host }, { cause: error })
      : error;
  }
}
