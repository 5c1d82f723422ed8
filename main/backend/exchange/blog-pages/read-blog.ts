/**
 * What a blog's readers read of one post: its public feed, and its page where the feed gives the beginning only, or nothing.
 * Asked on the author's act, by the rules of everything outside (fetch-outside.ts); no account is needed.
 */
import { readPostPage, type PostPage } from '#interview/html/marked-part.ts';
import { AppError } from '#contract/failure.ts';
import { decodeText } from '../decode-text.ts';
import type { Entry } from '../entries.ts';
import { isSignIn, readAddress } from '../feed/addresses.ts';
import { patiently } from '../feed/ask-patiently.ts';
import { locateFeed } from '../feed/locate.ts';
import type { AskOutside, OutsideReply } from '../../network/ask-outside.ts';
import type { Content } from '../../library/publications/publications.ts';
import type { PostAddress } from './post-address.ts';
import { findInFeed, samePage } from './read-feed.ts';

export type Sought = Readonly<{
  /** Blogger's own id of the blog. */
  blogId: string;
  blogUrl: string;
  /** The mark of the publication. */
  mark: string;
  /** The post was written elsewhere and bears no mark. */
  unmarked: boolean;
  /** Blogger's id of the post, once it is known. */
  remoteId: string | undefined;
  publishedAt: number | undefined;
  /** Where readers found it last. */
  url: string | undefined;
  title: string;
  labels: readonly string[];
  /** Nothing of this publication is older, in milliseconds. */
  since: number;
}>;

/** A public post as it was seen: by an id, an address and a date, where what was read told them. */
export type Presence = Readonly<{
  id: string | undefined;
  url: string | undefined;
  published: number | undefined;
}>;

export type Sighting = Readonly<{ presence: Presence; content: Content }>;
export type AskPage = (address: string) => Promise<OutsideReply>;
export type Outside = Readonly<{ ask: AskOutside; now(): number; signal: AbortSignal }>;

const MOST_CANDIDATES = 5;
/**
 * Blogger cuts its pages at 1 MB (docs/design/blogger.md#pictures); what is longer would keep others waiting while it
 * is parsed.
 */
const MOST_PAGE = 4_000_000;

/** Asked once: whoever waits decides when to ask again. Throws by-hand.offline, by-hand.unreachable, outside.refused. */
export function asking({ ask, signal }: Outside): AskPage {
  const once = patiently(ask, signal, () => Promise.resolve());
  return async (address) => {
    try {
      return await once(address, 1);
    } catch (error) {
      throw inOurWords(error);
    }
  };
}

/** Where a blog's feed is. Throws by-hand.private, by-hand.offline, by-hand.unreachable, outside.refused. */
export async function feedOf(address: string, outside: Outside): Promise<string> {
  const once = patiently(outside.ask, outside.signal, () => Promise.resolve());
  try {
    return await locateFeed(readAddress(address), (page) => once(page, 1));
  } catch (error) {
    throw inOurWords(error);
  }
}

/**
 * Looks for the post. Undefined: the blog can be read, and does not show it. Throws by-hand.no-mark, by-hand.page-missing,
 * by-hand.other-blog, by-hand.private, by-hand.unreachable, by-hand.offline, outside.refused.
 */
export async function seek(
  sought: Sought,
  given: PostAddress | undefined,
  outside: Outside,
): Promise<Sighting | undefined> {
  if (given?.kind === 'editor' && given.blogId !== sought.blogId) throw new AppError('by-hand.other-blog');
  const wanted = {
    ...sought,
    remoteId: sought.remoteId ?? (given?.kind === 'editor' ? given.postId : undefined),
  };
  const ask = asking(outside);
  const feed = await feedOf(sought.blogUrl, outside).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'by-hand.offline') return error;
    throw error;
  });
  const page = given?.kind === 'page' ? await pageAt(given.url, wanted, ask, feed) : undefined;
  const inFeed =
    feed instanceof AppError
      ? undefined
      : await findInFeed({ feed, ask, now: outside.now(), signal: outside.signal }, wanted, page?.url);
  if (inFeed?.entry !== undefined) {
    const seen = await ofEntry(inFeed.entry, wanted, ask, page);
    if (seen !== undefined) return seen;
  }
  if (page?.marked !== undefined) return ofPage(page, wanted);
  if (page !== undefined) throw new AppError('by-hand.no-mark');
  for (const entry of (inFeed?.candidates ?? []).slice(0, MOST_CANDIDATES)) {
    const seen = await ofEntry(entry, wanted, ask);
    if (seen !== undefined) return seen;
  }
  if (inFeed !== undefined) return undefined;
  // Without a feed there is still the page where the post was read before.
  if (sought.url !== undefined) {
    const known = await pageAt(sought.url, wanted, ask, feed);
    if (known.marked !== undefined) return ofPage(known, wanted);
  }
  throw feed as AppError;
}

type Page = PostPage & Readonly<{ url: string }>;

/** A page of this very blog. */
async function pageAt(
  address: string,
  { blogId, blogUrl, mark, unmarked, remoteId }: Sought,
  ask: AskPage,
  feed: string | AppError,
): Promise<Page> {
  const reply = await ask(address);
  if (reply.status === 401 || reply.status === 403 || isSignIn(new URL(reply.url)))
    throw new AppError('by-hand.private');
  const hosts = [blogUrl, ...(typeof feed === 'string' ? [feed] : [])].map((url) => URL.parse(url)?.host);
  if (!hosts.includes(new URL(reply.url).host)) throw new AppError('by-hand.other-blog');
  if (reply.status === 404 || reply.status === 410) throw new AppError('by-hand.page-missing');
  if (reply.status !== 200) throw new AppError('by-hand.unreachable', { status: reply.status });
  const page = readPostPage(decodeText(reply.bytes.subarray(0, MOST_PAGE)), {
    mark,
    bodyOf: unmarked ? remoteId : undefined,
  });
  if (page.blogIds.length > 0 && !page.blogIds.includes(blogId)) throw new AppError('by-hand.other-blog');
  return { ...page, url: reply.url };
}

/** What the feed says of the post; its body from the page where the feed does not give it. Undefined: no mark there. */
async function ofEntry(
  entry: Entry,
  sought: Sought,
  ask: AskPage,
  read?: Page,
): Promise<Sighting | undefined> {
  let content = entry.html;
  if (content === undefined && entry.url !== undefined) {
    const page =
      read !== undefined && samePage(read.url, entry.url)
        ? read
        : await pageAt(entry.url, { ...sought, remoteId: entry.remoteId }, ask, entry.url);
    content = page.marked;
  }
  if (content === undefined) return undefined;
  return {
    presence: { id: entry.remoteId, url: entry.url, published: entry.publishedAt },
    content: { title: entry.title, labels: entry.labels ?? [], content },
  };
}

/** A page alone: what a theme does not show of a title or of labels cannot be compared, and counts as it was meant. */
function ofPage(page: Page, { title, labels, remoteId }: Sought): Sighting {
  const url = new URL(page.url);
  url.search = '';
  return {
    presence: { id: page.postId ?? remoteId, url: url.href, published: undefined },
    content: { title: page.title ?? title, labels: page.labels ?? labels, content: page.marked ?? '' },
  };
}

/** What asking throws, as one says it of a blog that is read back. */
function inOurWords(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  switch (error.code) {
    case 'network.offline':
      return new AppError('by-hand.offline', {}, { cause: error });
    case 'feed.private':
    case 'feed.none':
      return new AppError('by-hand.private', {}, { cause: error });
    case 'feed.no-blog':
    case 'feed.not-blogger':
    case 'import.address':
    case 'outside.unavailable':
    case 'outside.too-large':
      return new AppError('by-hand.unreachable', {}, { cause: error });
    default:
      return error;
  }
}
