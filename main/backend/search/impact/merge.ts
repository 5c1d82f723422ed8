/** Segments said again as one, without what newer ones hide. */
import type { ImpactFile, Segment } from './impact-file.ts';
import { PostingsWriter, readPostings } from './postings.ts';

/** Rows read in one step. */
const ROWS = 600;

/**
 * The newest segments that are better said as one; fewer than two: none. A segment is taken along once the newer ones
 * together are two thirds of it, so that each posting is written a number of times that grows as the logarithm of the archive.
 */
export function toMerge(segments: readonly Segment[]): Segment[] {
  let newer = 0;
  let from = segments.length;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const { length } = segments[index]?.posts ?? [];
    if (newer > 0 && length <= newer * RATIO) from = index;
    newer += length;
  }
  return from === segments.length ? [] : segments.slice(from);
}

/** How many times a segment is as large as the newer ones together, at least: each costs a look-up for each form asked. */
const RATIO = 1.5;

/** The posts that remain, in the order of their rowids. `gone`: those that there are no more. */
export function mergedPosts(segments: readonly Segment[], gone: (rowid: number) => boolean): Float64Array {
  const rowids = new Set<number>();
  for (const { posts } of segments) for (const rowid of posts) if (!gone(rowid)) rowids.add(rowid);
  return Float64Array.from(rowids).toSorted();
}

/** The postings of `segments` over `posts`, form after form. A step without any gives undefined. */
export function* mergedPostings(
  file: ImpactFile,
  segments: readonly Segment[],
  posts: Float64Array,
): Generator<{ form: string; posts: number; list: Uint8Array } | undefined> {
  const numbers = numbersIn(segments, posts);
  yield undefined;
  const writer = new PostingsWriter();
  const ids = segments.map(({ id }) => id);
  let found = new Uint32Array(1_024);
  for (let after = ''; ;) {
    const rows = file.page(ids, after, ROWS);
    const whole = rows.length < ROWS;
    const last = rows.at(-1)?.form;
    for (let at = 0; at < rows.length;) {
      const form = rows[at]?.form ?? '';
      // The last form of a page may go on in the next one.
      if (form === last && !whole) break;
      let count = 0;
      let inOrder = true;
      for (; rows[at]?.form === form; at += 1) {
        const row = rows[at];
        const places = numbers.get(row?.segment ?? 0);
        readPostings(row?.list ?? new Uint8Array(0), (number, worth) => {
          const place = places?.[number] ?? -1;
          if (place < 0) return;
          if (count === found.length) {
            const larger = new Uint32Array(count * 2);
            larger.set(found);
            found = larger;
          }
          const packed = ((place << 8) | worth) >>> 0;
          if (count > 0 && packed < (found[count - 1] ?? 0)) inOrder = false;
          found[count] = packed;
          count += 1;
        });
      }
      if (count === 0) continue;
      const sorted = inOrder ? found.subarray(0, count) : found.subarray(0, count).toSorted();
      writer.clear();
      for (const packed of sorted) writer.add(packed >>> 8, packed & 0xff);
      yield { form, posts: writer.posts, list: writer.written() };
    }
    yield undefined;
    if (whole || last === undefined) return;
    const before = rows.findLast(({ form }) => form !== last)?.form;
    if (before === undefined) throw new Error('a form in more segments than a page has rows');
    after = before;
  }
}

/** For each segment, the place among `posts` of each of its own; -1 where a newer segment speaks of it, or it is gone. */
function numbersIn(segments: readonly Segment[], posts: Float64Array): Map<number, Int32Array> {
  const places = new Map<number, number>();
  posts.forEach((rowid, place) => places.set(rowid, place));
  const numbers = new Map<number, Int32Array>();
  for (const { id, posts: own } of segments.toReversed()) {
    const mine = Int32Array.from(own, (rowid) => places.get(rowid) ?? -1);
    for (const rowid of own) places.delete(rowid);
    numbers.set(id, mine);
  }
  return numbers;
}
