/**
 * A public blog by its address alone: no account, read only. Posts, then pages, then the comments that the blog shows, as
 * its own feeds give them. What a feed does not hold (drafts, search descriptions) is left undefined: a backup knows more.
 */
import { AppError } from '#contract/failure.ts';
import type { AskOutside } from '../../network/ask-outside.ts';
import type { Entry, EntryRead, EntrySource, ReadOptions } from '../entries.ts';
import { readAddress, siblingFeed } from './addresses.ts';
import { patiently, sleep, type AskPatiently, type Sleep } from './ask-patiently.ts';
import { asGiven } from './cut-bodies.ts';
import { locateFeed } from './locate.ts';
import { readPages } from './read-pages.ts';

/** Something may have been published since: a few entries before the place are asked for, and given, again. */
const OVERLAP = 10;

export type OpenFeedOptions = Readonly<{
  fetch: AskOutside;
  /** Milliseconds UTC. */
  now(): number;
  /** In tests: how long a wait lasts. */
  sleep?: Sleep;
}>;

/**
 * Throws import.address. Reading fails with feed.private, feed.none, feed.no-blog, feed.not-blogger, outside.refused,
 * outside.unavailable, network.offline; it goes on from `after` once that has passed.
 */
export function openFeed(address: string, options: OpenFeedOptions): EntrySource {
  const addresses = readAddress(address);
  let located: string | undefined;
  return {
    kind: 'address',
    name: addresses.name,
    async *read(reading) {
      const ask = patiently(options.fetch, reading.signal, options.sleep ?? sleep);
      located ??= await locateFeed(addresses, ask);
      yield* readBlog(located, ask, options.now(), reading);
    },
  };
}

async function* readBlog(
  feed: string,
  ask: AskPatiently,
  now: number,
  reading: ReadOptions,
): AsyncGenerator<EntryRead> {
  let offset = 0;
  for (const what of ['posts', 'pages', 'comments'] as const) {
    // Its numbers stand after those of the feed before, whether these come again or not.
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
        // An empty page lies beyond the end: only the number the feed says tells where that was.
        const reached = page.head.entries > 0 || page.head.total === undefined ? page.done : 0;
        done = Math.max(done, reached, page.head.total ?? 0);
        for (const read of page.reads) yield* given(read, what);
        reading.onProgress?.(offset + Math.min(page.done, done), offset + done);
      }
    } catch (error) {
      // A blog without pages, or one that shows no comments, has no such feed: its posts came all the same.
      if (what === 'posts' || !(error instanceof AppError) || !isMissing(error)) throw error;
    }
    offset += done;
  }
}

const isMissing = (error: AppError): boolean =>
  ['outside.not-found', 'feed.private', 'feed.not-blogger'].includes(error.code);

/** What the feed of pages and of comments says of the blog is less than that of posts. */
function* given(read: EntryRead, what: 'posts' | 'pages' | 'comments'): Generator<EntryRead> {
  if (read.type === 'blog' && what !== 'posts') return;
  if (read.type !== 'entry') {
    yield read;
    return;
  }
  const entry: Entry = asGiven(read.entry);
  yield { ...read, entry };
  if (entry.html === undefined) yield { type: 'warning', code: 'body-short', at: read.at, text: entry.title };
}
