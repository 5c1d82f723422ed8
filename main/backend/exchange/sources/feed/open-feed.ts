/**
 * Reads a public Blogger blog by its feeds: posts, then pages, then public comments. Fields missing in feeds (drafts,
 * search descriptions) stay undefined; a backup has them.
 */
import { AppError } from '#contract/failure.ts';
import type { AskOutside } from '#backend/network/ask-outside.ts';
import { type FeedHead, readFeed, streamOf } from '../backup/read-feed.ts';
import type { Entry, EntryRead, ReadOptions } from '../entries.ts';
import { pageOf, siblingFeed } from './addresses.ts';
import { type RetryingAsk, isPrivate, type Sleep } from './locate-feed.ts';

// Detects bodies that a blog shortens in its feed, which must not count as complete.

/** Length of the examined end. */
const TAIL = 1_500;
/** The jump break followed only by closing tags: the owner publishes posts « until the jump break » in the feed. */
const ENDS_AT_BREAK =
  /(?:<a\s+name\s*=\s*["']more["']\s*(?:\/>|>\s*<\/a\s*>)|<!--\s*more\s*-->)(?:\s|&nbsp;|<\/[a-z]+\s*>|<br\s*\/?>)*$/i;
/** « Lire la suite » at the very end, a link to the post's own `#more`. */
const ENDS_AT_LINK =
  /<a\s[^>]{0,800}?href\s*=\s*["'][^"']{0,800}#more["'][^>]{0,400}>[^<]{0,200}<\/a\s*>(?:\s|&nbsp;|<\/[a-z]+\s*>|<br\s*\/?>)*$/i;

function isCut(html: string): boolean {
  const tail = html.slice(-TAIL);
  return ENDS_AT_BREAK.test(tail) || ENDS_AT_LINK.test(tail);
}

/** The entry, with a shortened body moved to its excerpt. */
export function moveShortenedBody(entry: Entry): Entry {
  if (entry.html === undefined || !isCut(entry.html)) return entry;
  const { html, ...rest } = entry;
  return { ...rest, excerpt: html };
}

// Reads one feed from its first page to its last, in pages of a hundred, by the links it gives; an incomplete page is
// requested again.

/** Requested entries per page; the server may return fewer. */
const PAGE = 100;
const SMALLER = [25, 5, 1] as const;
const ATTEMPTS = 5;
const MOST_PAGES = 20_000;
const MOST_BROKEN = 20;

type FeedPage = Readonly<{
  reads: readonly EntryRead[];
  head: FeedHead;
  /** Entries of this feed before this page, and up to its end. */
  before: number;
  done: number;
}>;

type PagesOptions = Readonly<{
  feed: string;
  ask: RetryingAsk;
  signal: AbortSignal;
  /** Milliseconds UTC. */
  now: number;
  usual?: 'post' | 'page';
  /** The first requested entry, from 1. */
  start: number;
  /** Added to the numbers of entries. */
  offset: number;
}>;

/** @throws as requests do; an entry that stays unreadable is `damaged` and skipped */
async function* readPages(options: PagesOptions): AsyncGenerator<FeedPage> {
  const { feed, signal } = options;
  const requested = new Set<string>();
  const seenIds = new Set<string>();
  let most = PAGE;
  let start = options.start;
  let broken = 0;
  let address: string | undefined = pageOf(feed, start, most);
  for (let pages = 0; address !== undefined && pages < MOST_PAGES; pages += 1) {
    signal.throwIfAborted();
    // A feed with circular links ends here.
    if (requested.has(address)) return;
    requested.add(address);
    const before = start - 1;
    const page: Page = await wholePage(address, options, before, most);
    most = page.most;
    yield { reads: page.reads, head: page.head, before, done: before + page.head.entries };
    if (page.head.entries === 0 && page.head.isComplete) return;
    if (!anythingNew(page.reads, seenIds) && page.head.isComplete) return;
    start = before + page.head.entries + 1;
    if (page.head.isComplete) address = nextOf(feed, page, start);
    else {
      broken += 1;
      if (page.size > 1 || broken > MOST_BROKEN) return;
      start += 1;
      address = pageOf(feed, start, most);
    }
  }
}

type Page = Readonly<{
  reads: EntryRead[];
  head: FeedHead;
  /** Final address of the page, and the requested number of entries. */
  url: string;
  size: number;
  most: number;
}>;

/** Requests a page until it is complete: again after an interruption, with fewer entries if it is too large. */
async function wholePage(
  address: string,
  options: PagesOptions,
  before: number,
  usual: number,
): Promise<Page> {
  let most = usual;
  let size = usual;
  for (let attempt = 1; ; attempt += 1) {
    const at = attempt === 1 || size === usual ? address : pageOf(options.feed, before + 1, size);
    const smaller = SMALLER.find((one) => one < size);
    try {
      const page = { ...(await readPage(at, options, before)), size, most };
      if (page.head.isComplete || attempt >= ATTEMPTS) return page;
      // Retries once with the same size, then with a smaller one to isolate the damaged entry.
      if (attempt > 1) size = smaller ?? size;
    } catch (error) {
      if (smaller === undefined || !isTooHeavy(error)) throw error;
      // The next pages are unlikely to be smaller.
      size = most = smaller;
      attempt = 1;
    }
  }
}

/** True if the page was too large, too slow or too much for the site; false for a busy site or a broken connection. */
export function isTooHeavy(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const busy = [429, 503].includes(Number(error.params['status'] ?? 0));
  return error.code === 'outside.too-large' || (error.code === 'outside.unavailable' && !busy);
}

async function readPage(
  address: string,
  options: PagesOptions,
  before: number,
): Promise<Omit<Page, 'most' | 'size'>> {
  const { signal, now, usual, offset } = options;
  const reply = await options.ask(address, ATTEMPTS);
  if (isPrivate(reply)) throw new AppError('feed.private');
  if (reply.status !== 200)
    throw new AppError('outside.not-found', { host: new URL(address).hostname, status: reply.status });
  const reading = readFeed(streamOf(reply.bytes), {
    file: reply.url,
    now,
    signal,
    before: offset + before,
    ...(usual !== undefined && { usual }),
  });
  const reads: EntryRead[] = [];
  for (;;) {
    const next = await reading.next();
    if (next.done !== true) reads.push(next.value);
    else if (next.value.isFeed) return { reads, head: next.value, url: reply.url };
    else throw new AppError('feed.not-blogger');
  }
}

function nextOf(feed: string, page: Page, start: number): string | undefined {
  const { next, total, entries } = page.head;
  const nextUrl = next === undefined ? undefined : URL.parse(next, page.url);
  if (nextUrl !== null && nextUrl !== undefined && /^https?:$/.test(nextUrl.protocol)) {
    nextUrl.searchParams.set('redirect', 'false');
    // The link repeats the page size of the request, which may have been reduced for one page only.
    if (page.most !== page.size || page.most < PAGE)
      nextUrl.searchParams.set('max-results', String(page.most));
    return nextUrl.href;
  }
  // Some feeds omit the link but not the total.
  return total !== undefined && total >= start && entries > 0 ? pageOf(feed, start, page.most) : undefined;
}

function anythingNew(reads: readonly EntryRead[], seenIds: Set<string>): boolean {
  let any = false;
  for (const read of reads) {
    const id =
      read.type === 'entry'
        ? (read.entry.remoteId ?? read.entry.url)
        : read.type === 'comment'
          ? read.comment.remoteId
          : undefined;
    if (id === undefined) continue;
    any ||= !seenIds.has(id);
    seenIds.add(id);
  }
  return any;
}

/** Entries requested again before the position, since posts may have been published since. */
const OVERLAP = 10;

export type OpenFeedOptions = Readonly<{
  fetch: AskOutside;
  /** Milliseconds UTC. */
  now(): number;
  /** Replaces waiting in tests. */
  sleep?: Sleep;
}>;

/** Reading fails with feed.private, feed.not-blogger, outside.*, network.offline; it can be resumed with `after`. */
export async function* readBlog(
  feed: string,
  ask: RetryingAsk,
  now: number,
  reading: ReadOptions,
): AsyncGenerator<EntryRead> {
  let offset = 0;
  for (const what of ['posts', 'pages', 'comments'] as const) {
    // Numbers continue after those of the previous feed, whether its entries are repeated or not.
    const start = Math.max(1, (reading.after ?? 0) - offset - OVERLAP + 1);
    let done = 0;
    const pages = readPages({
      feed: what === 'posts' ? feed : siblingFeed(feed, what),
      ask,
      signal: reading.signal,
      now,
      start,
      offset,
      ...(what !== 'comments' && { usual: what === 'posts' ? 'post' : 'page' }),
    });
    try {
      for await (const page of pages) {
        if (what === 'posts' && page.head.blogId === undefined) throw new AppError('feed.not-blogger');
        // An empty page is beyond the end, so only the feed's total gives the number of entries.
        const reached = page.head.entries > 0 || page.head.total === undefined ? page.done : 0;
        done = Math.max(done, reached, page.head.total ?? 0);
        for (const read of page.reads) yield* readsOf(read, what);
        reading.onProgress?.(offset + Math.min(page.done, done), offset + done);
      }
    } catch (error) {
      // A blog without pages or public comments has no such feed; its posts were read.
      if (what === 'posts' || !(error instanceof AppError) || !isMissing(error)) throw error;
    }
    offset += done;
  }
}

const isMissing = (error: AppError): boolean =>
  ['outside.not-found', 'feed.private', 'feed.not-blogger'].includes(error.code);

/** The reads to use: blog facts only come from the feed of posts, which has more. */
function* readsOf(read: EntryRead, what: 'posts' | 'pages' | 'comments'): Generator<EntryRead> {
  if (read.type === 'blog' && what !== 'posts') return;
  if (read.type !== 'entry') {
    yield read;
    return;
  }
  const entry: Entry = moveShortenedBody(read.entry);
  yield { ...read, entry };
  if (entry.html === undefined) yield { type: 'warning', code: 'body-short', at: read.at, text: entry.title };
}
