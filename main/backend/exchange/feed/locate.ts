/** Where the feed of a blog is, from whatever address leads to the blog; and why there is none. */
import { AppError } from '#contract/failure.ts';
import type { OutsideReply } from '../../network/ask-outside.ts';
import { isSignIn, pageOf, type FeedAddresses } from './addresses.ts';
import type { AskPatiently } from './ask-patiently.ts';
import { factsOfPage } from './discover.ts';

const ATTEMPTS = 3;

/** The feed's address as it is now, redirects followed, without the parameters of a page. Throws feed.private, feed.none, feed.no-blog, feed.not-blogger, and what asking throws. */
export async function locateFeed(addresses: FeedAddresses, ask: AskPatiently): Promise<string> {
  try {
    return await among(addresses, ask);
  } catch (error) {
    const unreached =
      error instanceof AppError &&
      ['network.offline', 'outside.unavailable', 'feed.no-blog'].includes(error.code);
    if (addresses.inClear === undefined || !unreached) throw error;
    // No scheme was written, and https leads nowhere: some sites of public bodies still have none.
    return among(addresses.inClear, ask).catch(() => {
      throw error;
    });
  }
}

async function among(addresses: FeedAddresses, ask: AskPatiently): Promise<string> {
  let last: AppError | undefined;
  for (const feed of addresses.feeds) {
    try {
      const reply = await ask(pageOf(feed, 1, 1), ATTEMPTS, 1);
      if (isPrivate(reply)) throw new AppError('feed.private');
      if (isFeed(reply)) return bare(reply.url, feed);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'feed.private' || error.code === 'outside.refused')
        throw error;
      last = notFoundName(error) ? new AppError('feed.no-blog', {}, { cause: error }) : error;
    }
  }
  if (last !== undefined) throw last;
  return throughPage(addresses.page, ask);
}

/** What the page itself says: another address of its feed, or why there is none. */
async function throughPage(page: string, ask: AskPatiently): Promise<string> {
  const reply = await ask(page, ATTEMPTS, 1);
  if (isPrivate(reply)) throw new AppError('feed.private');
  const { isBlogger, feeds } = reply.status === 200 ? factsOfPage(reply.bytes, reply.url) : nothing;
  for (const feed of feeds) {
    const found = await ask(pageOf(feed, 1, 1), ATTEMPTS, 1);
    if (isPrivate(found)) throw new AppError('feed.private');
    if (isFeed(found)) return bare(found.url, feed);
  }
  // A page of Blogger's without a feed: its owner gives none.
  if (isBlogger) throw new AppError('feed.none');
  if (reply.status !== 200) {
    const home = `${new URL(page).origin}/`;
    // A post that is gone does not mean that the blog is.
    if (page !== home) return throughPage(home, ask);
    throw new AppError('feed.no-blog');
  }
  throw new AppError('feed.not-blogger');
}

const nothing = { isBlogger: false, feeds: [] } as const;

const isPrivate = (reply: OutsideReply): boolean =>
  reply.status === 401 || reply.status === 403 || (reply.status === 302 && isSignIn(new URL(reply.url)));

/** Blogger's feed names its blog in the first lines; others' do not. */
function isFeed({ status, bytes }: OutsideReply): boolean {
  return (
    status === 200 && /<(?:[\w.-]+:)?feed[\s>]/.test(Buffer.from(bytes.subarray(0, 4_096)).toString('latin1'))
  );
}

/** Where a redirect led is where the next pages are; what it adds of its own is kept, the numbers of a page are not. */
function bare(answered: string, asked: string): string {
  const url = new URL(answered);
  if (!/\/feeds\//.test(url.pathname)) return asked;
  for (const name of ['start-index', 'max-results', 'redirect', 'alt']) url.searchParams.delete(name);
  return url.href;
}

/** The name of the site leads nowhere. */
function notFoundName(error: AppError): boolean {
  const cause = error.cause;
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND';
}
