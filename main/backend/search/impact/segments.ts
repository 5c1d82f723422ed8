/** Segments: postings collected from posts or merged from other segments, and written in small steps. */
import type { ImpactFile, Segment } from './impact-file.ts';
import { PostingsWriter, readPostings } from './postings.ts';
import { KEPT_PER_PREFIX } from './weights.ts';

// Merging: segments are rewritten as one, without overridden postings.

const ROWS = 600;

/**
 * The newest segments to merge into one; none if fewer than two. A segment is included once the newer ones together are
 * two thirds of it, so that the number of writes of a posting grows as the logarithm of the archive.
 */
export function segmentsToMerge(segments: readonly Segment[]): Segment[] {
  let newer = 0;
  let from = segments.length;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const { length } = segments[index]?.posts ?? [];
    if (newer > 0 && length <= newer * RATIO) from = index;
    newer += length;
  }
  return from === segments.length ? [] : segments.slice(from);
}

/** Minimum ratio of a segment to all newer ones together: each segment costs a look-up per form. */
const RATIO = 1.5;

/** The posts that are not deleted, in the order of their rowids. */
export function mergedPosts(
  segments: readonly Segment[],
  isDeleted: (rowid: number) => boolean,
): Float64Array {
  const rowids = new Set<number>();
  for (const { posts } of segments) for (const rowid of posts) if (!isDeleted(rowid)) rowids.add(rowid);
  return Float64Array.from(rowids).toSorted();
}

/** The postings of `segments` over `posts`, form after form. A step without any yields undefined. */
export function* mergedPostings(
  file: ImpactFile,
  segments: readonly Segment[],
  posts: Float64Array,
): Generator<{ form: string; posts: number; list: Uint8Array } | undefined> {
  const numbers = numbersIn(segments, posts);
  yield undefined;
  const writer = new PostingsWriter();
  const ids = segments.map(({ id }) => id);
  let packedPostings = new Uint32Array(1_024);
  for (let after = ''; ;) {
    const rows = file.page(ids, after, ROWS);
    const isLastPage = rows.length < ROWS;
    const last = rows.at(-1)?.form;
    for (let at = 0; at < rows.length;) {
      const form = rows[at]?.form ?? '';
      // The last form of a page may continue on the next one.
      if (form === last && !isLastPage) break;
      let count = 0;
      let inOrder = true;
      for (; rows[at]?.form === form; at += 1) {
        const row = rows[at];
        const places = numbers.get(row?.segment ?? 0);
        readPostings(row?.list ?? new Uint8Array(0), (number, worth) => {
          const position = places?.[number] ?? -1;
          if (position < 0) return;
          if (count === packedPostings.length) {
            const larger = new Uint32Array(count * 2);
            larger.set(packedPostings);
            packedPostings = larger;
          }
          const packed = ((position << 8) | worth) >>> 0;
          if (count > 0 && packed < (packedPostings[count - 1] ?? 0)) inOrder = false;
          packedPostings[count] = packed;
          count += 1;
        });
      }
      if (count === 0) continue;
      const sorted = inOrder
        ? packedPostings.subarray(0, count)
        : packedPostings.subarray(0, count).toSorted();
      writer.clear();
      for (const packed of sorted) writer.add(packed >>> 8, packed & 0xff);
      yield { form, posts: writer.posts, list: writer.written() };
    }
    yield undefined;
    if (isLastPage || last === undefined) return;
    const before = rows.findLast(({ form }) => form !== last)?.form;
    if (before === undefined) throw new Error('a form in more segments than a page has rows');
    after = before;
  }
}

/**
 * For each segment, the index in `posts` of each of its own posts; -1 if a newer segment overrides it or it is deleted.
 */
function numbersIn(segments: readonly Segment[], posts: Float64Array): Map<number, Int32Array> {
  const places = new Map<number, number>();
  posts.forEach((rowid, position) => places.set(rowid, position));
  const numbers = new Map<number, Int32Array>();
  for (const { id, posts: own } of segments.toReversed()) {
    const positions = Int32Array.from(own, (rowid) => places.get(rowid) ?? -1);
    for (const rowid of own) places.delete(rowid);
    numbers.set(id, positions);
  }
  return numbers;
}

const PIECE = 200_000;
/** Initial capacity: some hundred posts. */
const ROOM = 1 << 16;

/**
 * Collects the postings of many posts in flat arrays with two numbers each, and then groups them by form. Sorting runs
 * in small pieces: each step of the generators takes a few milliseconds at most.
 */
export class Gathered {
  #forms = new Uint32Array(ROOM);
  /** The number of the post, and eight bits of worth. */
  #packed = new Uint32Array(ROOM);
  length = 0;

  add(form: number, post: number, worth: number): void {
    if (this.length === this.#forms.length) this.#grow();
    this.#forms[this.length] = form;
    this.#packed[this.length] = (post << 8) | worth;
    this.length += 1;
  }

  #grow(): void {
    const [forms, packed] = [this.#forms, this.#packed];
    this.#forms = new Uint32Array(forms.length * 2);
    this.#packed = new Uint32Array(packed.length * 2);
    this.#forms.set(forms);
    this.#packed.set(packed);
  }

  /** Yields each form's postings in the order of `forms`; undefined at the end of a step without any. */
  *byForm(
    forms: readonly string[],
  ): Generator<{ form: string; posts: number; list: Uint8Array } | undefined> {
    const { length } = this;
    const starts = new Uint32Array(forms.length + 1);
    for (let at = 0; at < length; at += 1) {
      const next = (this.#forms[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
      if (at % PIECE === PIECE - 1) yield undefined;
    }
    for (let form = 0; form < forms.length; form += 1)
      starts[form + 1] = (starts[form + 1] ?? 0) + (starts[form] ?? 0);
    yield undefined;
    const sorted = new Uint32Array(length);
    const filled = starts.slice();
    for (let at = 0; at < length; at += 1) {
      const form = this.#forms[at] ?? 0;
      const position = filled[form] ?? 0;
      sorted[position] = this.#packed[at] ?? 0;
      filled[form] = position + 1;
      if (at % PIECE === PIECE - 1) yield undefined;
    }
    const writer = new PostingsWriter();
    for (const number of inOrder(forms)) {
      if (number === undefined) {
        yield undefined;
        continue;
      }
      const end = starts[number + 1] ?? 0;
      let at = starts[number] ?? 0;
      if (at === end) continue;
      writer.clear();
      for (; at < end; at += 1) {
        const packed = sorted[at] ?? 0;
        writer.add(packed >>> 8, packed & 0xff);
      }
      yield { form: forms[number] ?? '', posts: writer.posts, list: writer.written() };
    }
  }
}

/** The numbers of the forms in alphabetical order; sorted by their first two characters, then each group by itself. */
function* inOrder(forms: readonly string[]): Generator<number | undefined> {
  const groups = new Map<string, number[]>();
  for (let number = 0; number < forms.length; number += 1) {
    const beginning = (forms[number] ?? '').slice(0, 2);
    const group = groups.get(beginning);
    if (group === undefined) groups.set(beginning, [number]);
    else group.push(number);
    if (number % PIECE === PIECE - 1) yield undefined;
  }
  for (const beginning of [...groups.keys()].toSorted()) {
    const group = groups.get(beginning) ?? [];
    const namedForms = group.map((number): [string, number] => [forms[number] ?? '', number]);
    for (const [, number] of namedForms.toSorted(([a], [b]) => (a < b ? -1 : 1))) yield number;
    yield undefined;
  }
}

/** Forms per transaction: about ten milliseconds. */
const FORMS = 1_500;
/** Bytes of lists per transaction. */
const BYTES = 1 << 20;
const PREFIXES = [1, 2, 3] as const;

type Postings = Readonly<{ form: string; posts: number; list: Uint8Array }>;
type Waiting = { prefix: string; forms: [string, number][] };

/**
 * Writes `postings` as the segment `id`, one short transaction per step. The segment stays 'growing' until the caller
 * changes its state.
 */
export function* writeSegment(
  file: ImpactFile,
  id: number,
  postings: Iterable<Postings | undefined>,
): Generator<undefined> {
  const commonest = PREFIXES.map((): Waiting => ({ prefix: '', forms: [] }));
  let waiting: Postings[] = [];
  let bytes = 0;
  const write = (): void => {
    const rows = waiting;
    waiting = [];
    bytes = 0;
    file.transaction(() => {
      for (const { form, posts, list } of rows) {
        file.addPostings(id, form, posts, list);
        commonest.forEach((commonForms, index) =>
          count(file, id, commonForms, form.slice(0, PREFIXES[index]), form, posts),
        );
      }
    });
  };
  for (const posting of postings) {
    if (posting === undefined) yield undefined;
    else {
      // Copied, because the writer reuses its buffer.
      waiting.push({ ...posting, list: posting.list.slice() });
      bytes += posting.list.length;
    }
    if (waiting.length < FORMS && bytes < BYTES) continue;
    write();
    yield undefined;
  }
  write();
  file.transaction(() => {
    for (const commonForms of commonest) flush(file, id, commonForms);
  });
}

function count(
  file: ImpactFile,
  id: number,
  commonForms: Waiting,
  prefix: string,
  form: string,
  posts: number,
): void {
  if (commonForms.prefix !== prefix) {
    flush(file, id, commonForms);
    commonForms.prefix = prefix;
    commonForms.forms = [];
  }
  commonForms.forms.push([form, posts]);
  if (commonForms.forms.length >= KEPT_PER_PREFIX * 8) commonForms.forms = best(commonForms.forms);
}

function flush(file: ImpactFile, id: number, { prefix, forms }: Waiting): void {
  if (prefix !== '') file.addCommonest(id, prefix, best(forms));
}

const best = (forms: readonly [string, number][]): [string, number][] =>
  [...forms].toSorted((a, b) => b[1] - a[1]).slice(0, KEPT_PER_PREFIX);
