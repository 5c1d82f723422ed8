/** One post in a blog's public feed: by Blogger's id of it, by our mark, or by its address. */
import { foldComposed } from '#interview/fold-key.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import { AppError } from '#contract/failure.ts';
import { readFeed } from '../backup/read-feed.ts';
import type { Entry } from '../entries.ts';
import { pageOf } from '../feed/addresses.ts';
import { asGiven } from '../feed/cut-bodies.ts';
import type { AskPage, Sought } from './read-blog.ts';

/** Bodies may hold their pictures: few at a time. */
const PAGE = 10;
const MOST_PAGES = 4;
/** Clocks differ; a day covers zones and more. */
const TOLERANCE_MS = 86_400_000;

type Reading = Readonly<{ feed: string; ask: AskPage; now: number; signal: AbortSignal }>;

export type InFeed = Readonly<{
  /** The post, where the feed shows it. */
  entry: Entry | undefined;
  /** Posts of which the feed gives the beginning only, the likeliest first: their pages may bear the mark. */
  candidates: readonly Entry[];
}>;

/** Throws what asking throws, and by-hand.other-blog where another blog answers at this address. */
export async function findInFeed(reading: Reading, sought: Sought, page?: string): Promise<InFeed> {
  if (sought.remoteId !== undefined && sought.publishedAt !== undefined) {
    // The one filter of the feed that finds an old post among thousands (docs/design/blogger.md#the-public-feed).
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
  // Of a post whose body is not given, the page at its address is the author's own word.
  return page !== undefined && entry.url !== undefined && samePage(entry.url, page);
}

const fold = (text: string): string => foldComposed(text).toLowerCase();

/** Two addresses of one page: schemes and what follows the path (`?m=1`) differ, the page does not. */
export function samePage(one: string, other: string): boolean {
  const [first, second] = [URL.parse(one), URL.parse(other)];
  return (
    first !== null && second !== null && first.host === second.host && first.pathname === second.pathname
  );
}

async function oneBatch(
  { feed, ask, now, signal }: Reading,
  { blogId }: Sought,
  start: number,
  asked: Readonly<Record<string, string>>,
): Promise<Entry[]> {
  const url = new URL(pageOf(feed, start, PAGE));
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const reply = await ask(url.href);
  if (reply.status !== 200) throw new AppError('by-hand.unreachable', { status: reply.status });
  const reads = readFeed(only(reply.bytes), { file: url.href, now, signal, usual: 'post' });
  const entries: Entry[] = [];
  let step = await reads.next();
  for (; step.done !== true; step = await reads.next())
    if (step.value.type === 'entry') entries.push(asGiven(step.value.entry));
  const head = step.value;
  if (!head.isFeed) throw new AppError('by-hand.unreachable');
  if (head.blogId !== undefined && head.blogId !== blogId) throw new AppError('by-hand.other-blog');
  return entries;
}

// oxlint-disable-next-line typescript/require-await -- what reads a feed reads a stream
async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
