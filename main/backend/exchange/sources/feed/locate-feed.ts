/** Finds the feed of a blog from any of its addresses, with retries, or the reason why there is none. */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#contract/failure.ts';
import { attribute, HtmlError, type HtmlParent, isElement, parseHtml } from '#interview/markup/parse.ts';
import type { AskOutside, OutsideReply } from '#backend/network/ask-outside.ts';
import { decodeText } from '../../xml/encodings.ts';
import { type FeedAddresses, isSignIn, pageOf } from './addresses.ts';

/** Maximum bytes read of a page; the head is at its beginning. */
const MOST = 400_000;

type PageFacts = Readonly<{ isBlogger: boolean; feeds: readonly string[] }>;

function factsOfPage(bytes: Uint8Array, base: string): PageFacts {
  const html = decodeText(bytes.subarray(0, MOST));
  const feeds: string[] = [];
  let isBlogger = /<meta[^>]{0,200}content\s*=\s*["']blogger["']/i.test(html);
  const walk = (parent: HtmlParent): void => {
    for (const node of parent.childNodes) {
      if (!isElement(node)) continue;
      if (node.tagName !== 'link') {
        walk(node);
        continue;
      }
      const rel = (attribute(node, 'rel') ?? '').toLowerCase();
      const type = (attribute(node, 'type') ?? '').toLowerCase();
      const url = URL.parse(attribute(node, 'href') ?? '', base);
      if (url === null || !/^https?:$/.test(url.protocol)) continue;
      if (rel === 'service.post' && /\bblogger\.com$/.test(url.hostname)) isBlogger = true;
      if (rel === 'alternate' && type === 'application/atom+xml') feeds.push(url.href);
    }
  };
  try {
    walk(parseHtml(html));
  } catch (error) {
    // Too large to be a page of a blog.
    if (!(error instanceof HtmlError)) throw error;
  }
  // Prefers the feed of posts to the comments of one post.
  const posts = feeds.filter((feed) => /\/feeds\/(?:\d+\/)?posts\//.test(feed));
  return { isBlogger, feeds: [...new Set([...posts, ...feeds])].slice(0, 4) };
}

/** In milliseconds. */
const FIRST_WAIT = 1_000;
/** A server that requests a longer wait is not retried. */
const LONGEST_WAIT = 120_000;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/json;q=0.9, application/xml;q=0.9, text/html;q=0.5';

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal });
};

/** `offline` is the number of attempts if no connection was possible, since a new address may be wrong. */
export type RetryingAsk = (address: string, attempts: number, offline?: number) => Promise<OutsideReply>;

/**
 * Requests with retries: any status but 429 and 5xx is an answer; redirects to a sign-in page are not followed. Throws
 * as AskOutside does.
 */
export function createRetryingAsk(ask: AskOutside, signal: AbortSignal, pause: Sleep): RetryingAsk {
  return async (address, attempts, offline = attempts) => {
    for (let attempt = 1; ; attempt += 1) {
      let delay = FIRST_WAIT * 2 ** (attempt - 1);
      let failure: AppError;
      let most = attempts;
      try {
        const reply = await ask(address, { signal, accept: ACCEPT, follow: (url) => !isSignIn(url) });
        if (reply.status !== 429 && reply.status < 500) return reply;
        delay = Math.max(delay, reply.retryAfter ?? 0);
        failure = new AppError('outside.unavailable', {
          host: new URL(address).hostname,
          status: reply.status,
        });
      } catch (error) {
        // A timeout is not retried, because the caller can ask for less.
        if (!(error instanceof AppError) || error.code !== 'network.offline') throw error;
        failure = error;
        most = offline;
      }
      if (attempt >= most || delay > LONGEST_WAIT) throw failure;
      await pause(delay, signal);
    }
  };
}

const ATTEMPTS = 3;

/**
 * The feed's final address after redirects, without page parameters. Throws feed.private, feed.none, feed.no-blog,
 * feed.no-name (the name does not resolve: wrong or offline), feed.not-blogger, or a failed request's error.
 */
export async function locateFeed(addresses: FeedAddresses, ask: RetryingAsk): Promise<string> {
  try {
    return await among(addresses, ask);
  } catch (error) {
    const unreached =
      error instanceof AppError &&
      ['network.offline', 'outside.unavailable', 'feed.no-blog', 'feed.no-name'].includes(error.code);
    if (addresses.inClear === undefined || !unreached) throw error;
    // No scheme was typed and https failed: some public sites only have http.
    return among(addresses.inClear, ask).catch(() => {
      throw error;
    });
  }
}

async function among(addresses: FeedAddresses, ask: RetryingAsk): Promise<string> {
  let last: AppError | undefined;
  for (const feed of addresses.feeds) {
    try {
      const reply = await ask(pageOf(feed, 1, 1), ATTEMPTS, 1);
      if (isPrivate(reply)) throw new AppError('feed.private');
      if (isFeed(reply)) return bare(reply.url, feed);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'feed.private' || error.code === 'outside.refused')
        throw error;
      last = notFoundName(error)
        ? new AppError('feed.no-name', { host: new URL(feed).hostname }, { cause: error })
        : error;
    }
  }
  if (last !== undefined) throw last;
  return throughPage(addresses.page, ask);
}

/** Reads the page for another address of its feed, or the reason why there is none. */
async function throughPage(page: string, ask: RetryingAsk): Promise<string> {
  const reply = await ask(page, ATTEMPTS, 1);
  if (isPrivate(reply)) throw new AppError('feed.private');
  const { isBlogger, feeds } = reply.status === 200 ? factsOfPage(reply.bytes, reply.url) : nothing;
  for (const feed of feeds) {
    const answer = await ask(pageOf(feed, 1, 1), ATTEMPTS, 1);
    if (isPrivate(answer)) throw new AppError('feed.private');
    if (isFeed(answer)) return bare(answer.url, feed);
  }
  // A Blogger page without a feed: its owner disabled it.
  if (isBlogger) throw new AppError('feed.none');
  if (reply.status !== 200) {
    const home = `${new URL(page).origin}/`;
    // The blog may exist even if a post is deleted.
    if (page !== home) return throughPage(home, ask);
    throw new AppError('feed.no-blog');
  }
  throw new AppError('feed.not-blogger');
}

const nothing = { isBlogger: false, feeds: [] } as const;

/** True for a page that only invited readers may see. */
export const isPrivate = (reply: OutsideReply): boolean =>
  reply.status === 401 || reply.status === 403 || (reply.status === 302 && isSignIn(new URL(reply.url)));

/** True if the first lines name a Blogger blog, as only Blogger's feeds do. */
function isFeed({ status, bytes }: OutsideReply): boolean {
  return (
    status === 200 && /<(?:[\w.-]+:)?feed[\s>]/.test(Buffer.from(bytes.subarray(0, 4_096)).toString('latin1'))
  );
}

/** The address after a redirect for the next pages: keeps its own parameters and drops those of a page. */
function bare(answered: string, requested: string): string {
  const url = new URL(answered);
  if (!/\/feeds\//.test(url.pathname)) return requested;
  for (const name of ['start-index', 'max-results', 'redirect', 'alt']) url.searchParams.delete(name);
  return url.href;
}

/** True if the site's name does not resolve. */
function notFoundName(error: AppError): boolean {
  const cause = error.cause;
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND';
}
