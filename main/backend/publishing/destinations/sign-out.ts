/** Ends a sign-in: revokes it at its issuer and deletes it here. */
import { AppError } from '#contract/failure.ts';
import { getAccount, setSignedIn } from '../../library/publications/accounts.ts';
import type { Context } from '../../core/context.ts';
import type { Destinations } from './destination.ts';
import type { Timers } from './timers.ts';

type SignOuts = Readonly<{
  context: Pick<Context, 'db' | 'emit' | 'log' | 'now'>;
  timers: Timers;
  destinations: Pick<Destinations, 'endOfSignIn'>;
}>;

/** Maximum wait for the revocation request: the author waits. */
const REVOKE_MS = 15_000;

/** True when `done` settles; false after a timeout, while it continues in the background. */
function withinTime(timers: Timers, done: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(REVOKE_MS, () => resolve(false));
    done.then(() => resolve(true), reject).finally(cancel);
  });
}

/** Revokes the sign-in, then deletes it here even if the revocation failed. Throws account.not-found. */
export async function signOutAccount(publishing: SignOuts, accountId: string): Promise<{ revoked: boolean }> {
  const { context, timers, destinations } = publishing;
  const account = getAccount(context.db, accountId);
  const end = destinations.endOfSignIn(account);
  try {
    return { revoked: await withinTime(timers, end.revoke()) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.log.warn('consent not withdrawn at the issuer', { code: error.code });
    return { revoked: false };
  } finally {
    await end.remove();
    setSignedIn(context.db, accountId, false, context.now());
    context.emit('blogs.changed', {});
  }
}
