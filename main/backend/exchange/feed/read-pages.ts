/** One feed from its first page to its last: asked by hundreds, followed by the links it gives, no page taken by half. */
import { AppError } from '#contract/failure.ts';
import { readFeed, type FeedHead } from '../backup/read-feed.ts';
import type { EntryRead } from '../entries.ts';
import { isSignIn, pageOf } from './addresses.ts';
import type { AskPatiently } from './ask-patiently.ts';

/** What is asked for; what comes may be less. */
const PAGE = 100;
/** A page is never asked for less than one entry at a time. */
const SMALLER = [25, 5, 1] as const;
const ATTEMPTS = 5;
const MOST_PAGES = 20_000;
const MOST_BROKEN = 20;

export type FeedPage = Readonly<{
  reads: readonly EntryRead[];
  head: FeedHead;
  /** Of this feed: entries before this page, and up to its end. */
  before: number;
  done: number;
}>;

export type PagesOptions = Readonly<{
  feed: string;
  ask: AskPatiently;
  signal: AbortSignal;
  /** Milliseconds UTC. */
  now: number;
  usual?: 'post' | 'page';
  /** The first entry to ask for, from 1. */
  start: number;
  /** Added to the numbers of entries. */
  offset: number;
}>;

/** @throws what asking throws; an entry that stays broken is `damaged`, and passed over */
export async function* readPages(options: PagesOptions): AsyncGenerator<FeedPage> {
  const { feed, signal } = options;
  const asked = new Set<string>();
  const met = new Set<string>();
  let most = PAGE;
  let start = options.start;
  let broken = 0;
  let address: string | undefined = pageOf(feed, start, most);
  for (let pages = 0; address !== undefined && pages < MOST_PAGES; pages += 1) {
    signal.throwIfAborted();
    // A feed that sends in circles has been read.
    if (asked.has(address)) return;
    asked.add(address);
    const before = start - 1;
    const page: Page = await wholePage(address, options, before, most);
    most = page.most;
    yield { reads: page.reads, head: page.head, before, done: before + page.head.entries };
    if (page.head.entries === 0 && page.head.whole) return;
    if (!anythingNew(page.reads, met) && page.head.whole) return;
    start = before + page.head.entries + 1;
    if (page.head.whole) address = nextOf(feed, page, start);
    else {
      // Set apart from the others, one entry that cannot be read is passed over.
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
  /** Where it came from, and how many were asked for. */
  url: string;
  size: number;
  /** How many to ask for from now on. */
  most: number;
}>;

/** Its reads only once the page is whole: the same place again where it was cut, fewer at once where it is too large. */
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
      if (page.head.whole || attempt >= ATTEMPTS) return page;
      // Once more the same; then what is broken is set apart from what is not.
      if (attempt > 1) size = smaller ?? size;
    } catch (error) {
      if (smaller === undefined || !isHeavy(error)) throw error;
      // The pages that follow are no lighter.
      size = most = smaller;
      attempt = 1;
    }
  }
}

/** Too large, too slow, or too much for the site: not one that is busy, nor a line that is broken. */
function isHeavy(error: unknown): boolean {
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
  if (reply.status === 401 || reply.status === 403 || (reply.status === 302 && isSignIn(new URL(reply.url))))
    throw new AppError('feed.private');
  if (reply.status !== 200)
    throw new AppError('outside.not-found', { host: new URL(address).hostname, status: reply.status });
  const reading = readFeed(once(reply.bytes), {
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

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function nextOf(feed: string, page: Page, start: number): string | undefined {
  const { next, total, entries } = page.head;
  const given = next === undefined ? undefined : URL.parse(next, page.url);
  if (given !== null && given !== undefined && /^https?:$/.test(given.protocol)) {
    given.searchParams.set('redirect', 'false');
    // A link follows what was asked: not the one page that was asked for in smaller ones.
    if (page.most !== page.size || page.most < PAGE) given.searchParams.set('max-results', String(page.most));
    return given.href;
  }
  // Some feeds forget the link, not the number.
  return total !== undefined && total >= start && entries > 0 ? pageOf(feed, start, page.most) : undefined;
}

function anythingNew(reads: readonly EntryRead[], met: Set<string>): boolean {
  let any = false;
  for (const read of reads) {
    const id =
      read.type === 'entry'
        ? (read.entry.remoteId ?? read.entry.url)
        : read.type === 'comment'
          ? read.comment.remoteId
          : undefined;
    if (id === undefined) continue;
    any ||= !met.has(id);
    met.add(id);
  }
  return any;
}
