/**
 * Reads one post as a blog's readers see it: the public feed, and the page if the feed has only the beginning, or
 * nothing. Requested by the author, under the rules for all outside addresses (fetch-outside.ts); without an account.
 */
import { AppError } from '#contract/failure.ts';
import { foldComposed } from '#interview/fold-key.ts';
import { type PostPage, readPostPage } from '#interview/html/post-page.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import type { Content } from '../../library/publications/publications.ts';
import type { AskOutside, OutsideReply } from '../../network/ask-outside.ts';
import { readFeed, streamOf } from '../sources/backup/read-feed.ts';
import { decodeText } from '../xml/encodings.ts';
import type { Entry, EntryBlog } from '../sources/entries.ts';
import { isSignIn, pageOf, readAddress } from '../sources/feed/addresses.ts';
import { locateFeed, createRetryingAsk } from '../sources/feed/locate-feed.ts';
import { moveShortenedBody } from '../sources/feed/open-feed.ts';
import type { PostAddress } from './post-address.ts';

/** Fails like feedOf does, and with by-hand.unreachable if the feed has no blog. */
export async function blogOfFeed(address: string, outside: Outside): Promise<EntryBlog> {
  const feed = await feedOf(address, outside);
  const reply = await createAskPage(outside)(pageOf(feed, 1, 1));
  let blog: EntryBlog | undefined;
  for await (const read of readFeed(streamOf(reply.bytes), {
    file: feed,
    now: outside.now(),
    signal: outside.signal,
    usual: 'post',
  }))
    if (read.type === 'blog') blog = { ...blog, ...read.blog };
  if (reply.status !== 200 || blog === undefined) throw new AppError('by-hand.unreachable');
  return { ...blog, url: blog.url ?? new URL(feed).origin };
}

// Finds one post in a blog's public feed: by Blogger's id, by our mark, or by its address.

/** Small, because bodies may contain their pictures. */
const PAGE = 10;
const MOST_PAGES = 4;
/** One day covers clock differences and time zones. */
const TOLERANCE_MS = 86_400_000;

type Reading = Readonly<{ feed: string; ask: AskPage; now: number; signal: AbortSignal }>;

type InFeed = Readonly<{
  entry: Entry | undefined;
  /** Shortened posts, the likeliest first: their pages may have the mark. */
  candidates: readonly Entry[];
}>;

/** Throws request errors, and by-hand.other-blog if another blog answers at this address. */
async function findInFeed(reading: Reading, sought: Sought, page?: string): Promise<InFeed> {
  if (sought.remoteId !== undefined && sought.publishedAt !== undefined) {
    // The only filter of the feed that finds an old post among thousands (docs/design/blogger.md#the-public-feed).
    const near = await oneBatch(reading, sought, 1, {
      'published-min': new Date(sought.publishedAt - TOLERANCE_MS).toISOString(),
      'published-max': new Date(sought.publishedAt + TOLERANCE_MS).toISOString(),
    });
    const entry = near.find((one) => one.remoteId === sought.remoteId);
    if (entry !== undefined) return { entry, candidates: [] };
  }
  const candidates: Entry[] = [];
  for (let batch = 0; batch < MOST_PAGES; batch += 1) {
    const entries = await oneBatch(reading, sought, 1 + batch * PAGE, { orderby: 'updated' });
    const entry = entries.find((one) => isSought(one, sought, page));
    if (entry !== undefined) return { entry, candidates: [] };
    const recent = entries.filter(
      ({ updatedAt, publishedAt }) => (updatedAt ?? publishedAt ?? Infinity) > sought.since - TOLERANCE_MS,
    );
    candidates.push(...recent.filter(({ html }) => html === undefined));
    if (entries.length === 0 || (recent.length === 0 && sought.remoteId === undefined)) break;
  }
  const title = fold(sought.title);
  const alike = (entry: Entry): number => (fold(entry.title) === title ? 0 : 1);
  return {
    entry: undefined,
    candidates: candidates.toSorted((one, other) => alike(one) - alike(other)),
  };
}

function isSought(entry: Entry, { remoteId, mark }: Sought, page: string | undefined): boolean {
  if (remoteId !== undefined && entry.remoteId === remoteId) return true;
  if (entry.html !== undefined) return findPublicationMarks(entry.html).includes(mark);
  // For a post without a body, the author gave the address of its page.
  return page !== undefined && entry.url !== undefined && samePage(entry.url, page);
}

const fold = (text: string): string => foldComposed(text).toLowerCase();

/** True for addresses of the same page: the scheme and the query (`?m=1`) may differ. */
function samePage(one: string, other: string): boolean {
  const [first, second] = [URL.parse(one), URL.parse(other)];
  return (
    first !== null && second !== null && first.host === second.host && first.pathname === second.pathname
  );
}

async function oneBatch(
  { feed, ask, now, signal }: Reading,
  { blogId }: Sought,
  start: number,
  query: Readonly<Record<string, string>>,
): Promise<Entry[]> {
  const url = new URL(pageOf(feed, start, PAGE));
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const reply = await ask(url.href);
  if (reply.status !== 200) throw new AppError('by-hand.unreachable', { status: reply.status });
  const reads = readFeed(streamOf(reply.bytes), { file: url.href, now, signal, usual: 'post' });
  const entries: Entry[] = [];
  let step = await reads.next();
  for (; step.done !== true; step = await reads.next())
    if (step.value.type === 'entry') entries.push(moveShortenedBody(step.value.entry));
  const head = step.value;
  if (!head.isFeed) throw new AppError('by-hand.unreachable');
  if (head.blogId !== undefined && head.blogId !== blogId) throw new AppError('by-hand.other-blog');
  return entries;
}

export type Sought = Readonly<{
  /** Blogger's id of the blog. */
  blogId: string;
  blogUrl: string;
  mark: string;
  /** True if the post was written elsewhere and has no mark. */
  unmarked: boolean;
  remoteId: string | undefined;
  publishedAt: number | undefined;
  url: string | undefined;
  title: string;
  labels: readonly string[];
  /** Lower bound of its date, in milliseconds. */
  since: number;
}>;

/** A public post as last read, with its id, address and date if known. */
export type Presence = Readonly<{
  id: string | undefined;
  url: string | undefined;
  published: number | undefined;
}>;

export type Sighting = Readonly<{ presence: Presence; content: Content }>;
type AskPage = (address: string) => Promise<OutsideReply>;
export type Outside = Readonly<{ ask: AskOutside; now(): number; signal: AbortSignal }>;

const MOST_CANDIDATES = 5;
/**
 * Blogger truncates its pages at 1 MB (docs/design/blogger.md#pictures); parsing longer ones would block other work.
 */
const MOST_PAGE = 4_000_000;

/** Requests a page without retries. Throws by-hand.offline, by-hand.unreachable, outside.refused. */
export function createAskPage({ ask, signal }: Outside): AskPage {
  const once = createRetryingAsk(ask, signal, () => Promise.resolve());
  return async (address) => {
    try {
      return await once(address, 1);
    } catch (error) {
      throw inOurWords(error);
    }
  };
}

/** The address of a blog's feed. Throws by-hand.private, by-hand.offline, by-hand.unreachable, outside.refused. */
export async function feedOf(address: string, outside: Outside): Promise<string> {
  const once = createRetryingAsk(outside.ask, outside.signal, () => Promise.resolve());
  try {
    return await locateFeed(readAddress(address), (page) => once(page, 1));
  } catch (error) {
    throw inOurWords(error);
  }
}

/**
 * Searches for the post. Undefined if the blog is readable and does not have it. Throws by-hand.no-mark,
 * by-hand.page-missing, by-hand.other-blog, by-hand.private, by-hand.unreachable, by-hand.offline, outside.refused.
 */
export async function seek(
  sought: Sought,
  postAddress: PostAddress | undefined,
  outside: Outside,
): Promise<Sighting | undefined> {
  if (postAddress?.kind === 'editor' && postAddress.blogId !== sought.blogId)
    throw new AppError('by-hand.other-blog');
  const target = {
    ...sought,
    remoteId: sought.remoteId ?? (postAddress?.kind === 'editor' ? postAddress.postId : undefined),
  };
  const ask = createAskPage(outside);
  const feed = await feedOf(sought.blogUrl, outside).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'by-hand.offline') return error;
    throw error;
  });
  const page = postAddress?.kind === 'page' ? await pageAt(postAddress.url, target, ask, feed) : undefined;
  const inFeed =
    feed instanceof AppError
      ? undefined
      : await findInFeed({ feed, ask, now: outside.now(), signal: outside.signal }, target, page?.url);
  if (inFeed?.entry !== undefined) {
    const sighting = await ofEntry(inFeed.entry, target, ask, page);
    if (sighting !== undefined) return sighting;
  }
  if (page?.markedHtml !== undefined) return ofPage(page, target);
  if (page !== undefined) throw new AppError('by-hand.no-mark');
  for (const entry of (inFeed?.candidates ?? []).slice(0, MOST_CANDIDATES)) {
    const sighting = await ofEntry(entry, target, ask);
    if (sighting !== undefined) return sighting;
  }
  if (inFeed !== undefined) return undefined;
  // Without a feed, tries the page where the post was read last.
  if (sought.url !== undefined) {
    const earlierPage = await pageAt(sought.url, target, ask, feed);
    if (earlierPage.markedHtml !== undefined) return ofPage(earlierPage, target);
  }
  throw feed as AppError;
}

type Page = PostPage & Readonly<{ url: string }>;

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

/** The entry's fields, with the body from its page if the feed lacks it. Undefined if there is no mark. */
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
    content = page.markedHtml;
  }
  if (content === undefined) return undefined;
  return {
    presence: { id: entry.remoteId, url: entry.url, published: entry.publishedAt },
    content: { title: entry.title, labels: entry.labels ?? [], content },
  };
}

/** A page without a feed entry: the title and labels, which a theme may not show, count as unchanged. */
function ofPage(page: Page, { title, labels, remoteId }: Sought): Sighting {
  const url = new URL(page.url);
  url.search = '';
  return {
    presence: { id: page.postId ?? remoteId, url: url.href, published: undefined },
    content: { title: page.title ?? title, labels: page.labels ?? labels, content: page.markedHtml ?? '' },
  };
}

/** Converts a request error to the failure of reading back. */
function inOurWords(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  switch (error.code) {
    case 'network.offline':
      return new AppError('by-hand.offline', {}, { cause: error });
    case 'feed.private':
    case 'feed.none':
      return new AppError('by-hand.private', {}, { cause: error });
    case 'feed.no-blog':
    case 'feed.no-name':
    case 'feed.not-blogger':
    case 'import.address':
    case 'outside.unavailable':
    case 'outside.too-large':
      return new AppError('by-hand.unreachable', {}, { cause: error });
    default:
      return error;
  }
}
