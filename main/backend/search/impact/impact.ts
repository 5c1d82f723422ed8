/**
 * The impact index of a library: finds and ranks matching posts without FTS5 (docs/design/search.md#impact-index). It
 * combines its file and an overlay of later changes, both derived.
 */
import { documentToIndex } from '../../library/posts/proposals.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { readChanges } from '../index/change-feed.ts';
import type { Facts } from '../facts/facts.ts';
import { type ImpactFile, isDamage, type Segment } from './impact-file.ts';
import { bestSlots, MOST_GROUPS, Scores } from './scores.ts';
import { AS_TYPED, KEPT_PER_PREFIX, type Step } from './weights.ts';
import { WordReader } from './words-of-post.ts';

type SearchCache = Readonly<{ change: number; words: ReadonlyMap<string, number> }>;

/** The posts changed after the file was written, in memory; they override it. */
class Overlay {
  readonly #posts = new Map<number, SearchCache>();
  /** By the first unit of a form, then by form, then by rowid: the worth as a byte (weights.ts). */
  readonly #forms = new Map<string, Map<string, Map<number, number>>>();

  get size(): number {
    return this.#posts.size;
  }

  has(rowid: number): boolean {
    return this.#posts.has(rowid);
  }

  /** Sets the words of a post as of a change; none if it is deleted. */
  put(rowid: number, change: number, words: ReadonlyMap<string, number>): void {
    this.drop(rowid);
    this.#posts.set(rowid, { change, words });
    for (const [form, byte] of words) {
      const first = form.charAt(0);
      let forms = this.#forms.get(first);
      if (forms === undefined) this.#forms.set(first, (forms = new Map<string, Map<number, number>>()));
      const posts = forms.get(form);
      if (posts === undefined) forms.set(form, new Map([[rowid, byte]]));
      else posts.set(rowid, byte);
    }
  }

  drop(rowid: number): void {
    const post = this.#posts.get(rowid);
    if (post === undefined) return;
    this.#posts.delete(rowid);
    for (const form of post.words.keys()) {
      const forms = this.#forms.get(form.charAt(0));
      const posts = forms?.get(form);
      posts?.delete(rowid);
      if (posts?.size === 0) forms?.delete(form);
    }
  }

  /** Drops the posts that a file with every change up to `change` covers. */
  dropUntil(change: number): void {
    for (const [rowid, post] of this.#posts) if (post.change <= change) this.drop(rowid);
  }

  holding(form: string): ReadonlyMap<number, number> | undefined {
    return this.#forms.get(form.charAt(0))?.get(form);
  }

  /** The forms with a prefix, and the number of posts of each. */
  *beginning(prefix: string): Iterable<[form: string, posts: number]> {
    // Starts from the first unit, because thousands of posts may have changed and this runs with each key.
    for (const [form, posts] of this.#forms.get(prefix.charAt(0)) ?? [])
      if (form.startsWith(prefix)) yield [form, posts.size];
  }

  /** At most `most` posts with the lowest changes, in the order of their rowids, and the last of these changes. */
  oldest(most: number): {
    rowids: number[];
    change: number;
    words: (rowid: number) => ReadonlyMap<string, number>;
  } {
    const oldest = [...this.#posts].toSorted(([, a], [, b]) => a.change - b.change).slice(0, most);
    const wordsByRowid = new Map(oldest.map(([rowid, post]) => [rowid, post.words]));
    return {
      rowids: [...wordsByRowid.keys()].toSorted((a, b) => a - b),
      change: oldest.at(-1)?.[1].change ?? 0,
      words: (rowid) => wordsByRowid.get(rowid) ?? new Map<string, number>(),
    };
  }
}

/** A form of a query word, and how well it matches. */
export type Form = Readonly<{ form: string; step: Step }>;

export type Question = Readonly<{
  /** One group of forms per word. A post must have one form of each group. */
  groups: readonly (readonly Form[])[];
  /** Forms that matching posts must not have. */
  excluded?: readonly string[];
  /** By slot, 1 for the posts allowed by filters (facts-filter.ts). */
  mask: Uint8Array;
}>;

/** By slot; valid until the next query. */
type Matched = Readonly<{
  /** 1 for matching posts. */
  matched: Uint8Array;
  scores: Float64Array;
  total: number;
}>;

type Ranked = Readonly<{ rowids: number[]; scores: number[]; total: number }>;

/**
 * A segment of the file, and the slot of each of its posts: -1 if a newer segment or the overlay overrides it, or the
 * post is deleted.
 */
type SegmentSlots = { segment: Segment; slots: Int32Array };

export class Impact {
  readonly overlay = new Overlay();
  readonly library: ReadableDb;
  readonly facts: Facts;
  /** Undefined while there is no valid one. */
  file: ImpactFile | undefined;
  /** The last change in the file and the overlay. */
  change = 0;
  /** The last change in the file. */
  folded = 0;
  #segments: SegmentSlots[] = [];
  #numbering = -1;
  /** Number of posts when the segments' slots were computed, if segments have later ones. */
  #slotsFor: number | undefined;
  readonly #scores = new Scores();
  #matched = new Uint8Array(0);
  #reader = new WordReader();

  constructor(library: ReadableDb, facts: Facts, file: ImpactFile | undefined) {
    this.library = library;
    this.facts = facts;
    this.use(file);
  }

  /** Uses `file` from now on. A file that is being built is passed only once it is complete. */
  use(file: ImpactFile | undefined): void {
    this.file = file;
    this.folded = Number(file?.text('change') ?? -1);
    this.change = this.folded;
    this.overlay.dropUntil(Infinity);
    this.findSlots();
  }

  /** Records that the file now has all changes up to `change`, and drops them from the overlay. */
  fold(change: number): void {
    this.folded = change;
    this.overlay.dropUntil(change);
    this.findSlots();
  }

  /** Computes the slots of the segments' posts again, after the segments or the numbering of posts changed. */
  findSlots(): void {
    const { facts } = this;
    this.#numbering = facts.numbering;
    this.#slotsFor = undefined;
    const lastKnown = facts.rowidOf(facts.size - 1);
    const spoken = new Set<number>();
    this.#segments = (this.folded < 0 ? [] : (this.file?.segments() ?? []))
      .toReversed()
      .map((segment, index, { length }) => {
        const slots = new Int32Array(segment.posts.length);
        if ((segment.posts.at(-1) ?? -1) > lastKnown) this.#slotsFor = facts.size;
        segment.posts.forEach((rowid, number) => {
          slots[number] = spoken.has(rowid) || this.overlay.has(rowid) ? -1 : facts.slotOf(rowid);
          if (index < length - 1) spoken.add(rowid);
        });
        return { segment, slots };
      });
  }

  /**
   * Adds later changes to the overlay, at most `most` posts (about a millisecond each). True if the index is up to date
   * and can be used. The facts must be up to date.
   */
  follow(most: number): boolean {
    if (this.folded < 0) return false;
    const { library, facts, overlay } = this;
    const { size } = facts;
    if (this.#numbering !== facts.numbering || (this.#slotsFor !== undefined && size > this.#slotsFor))
      this.findSlots();
    if (facts.change > this.change && overlay.size < MOST_OVERLAID) {
      const changes = readChanges(library, this.change, most);
      for (const { rowid, change } of changes) this.#take(rowid, change);
      this.change = changes.at(-1)?.change ?? this.change;
    }
    return this.change >= facts.change;
  }

  #take(rowid: number, change: number): void {
    if (this.#reader.forms.length > MOST_FORMS) this.#reader = new WordReader();
    const words = new Map<string, number>();
    const read = documentToIndex(this.library, rowid);
    if (read !== undefined)
      this.#reader.read(read.document, (form, byte) => void words.set(this.#reader.forms[form] ?? '', byte));
    if (!this.overlay.has(rowid)) this.#hide(rowid);
    this.overlay.put(rowid, change, words);
  }

  #hide(rowid: number): void {
    for (const { segment, slots } of this.#segments) {
      const number = numberOf(segment.posts, rowid);
      if (number >= 0) slots[number] = -1;
    }
  }

  /** Undefined if the file is damaged: it is no longer used, and is rebuilt. */
  match(question: Question): Matched | undefined {
    return this.#guard(() => this.#match(question));
  }

  #match({ groups, excluded = [], mask }: Question): Matched {
    const { facts } = this;
    const scores = this.#scores;
    scores.begin(facts.size, mask);
    for (const group of groups.slice(0, MOST_GROUPS)) {
      scores.beginWord();
      for (const { form, step } of group.toSorted((a, b) => b.step - a.step)) this.#add(form, step);
      scores.endWord(facts.posts);
    }
    if (excluded.length > 0) {
      scores.beginWord();
      for (const form of excluded) this.#add(form, AS_TYPED);
      scores.exclude();
    }
    if (this.#matched.length < facts.size) this.#matched = new Uint8Array(Math.ceil(facts.size * 1.2));
    const matched = this.#matched;
    return { matched, scores: scores.scores, total: scores.matched(matched) };
  }

  /** The best `top` after the first `skip`, by relevance or by date. Undefined as for `match`. */
  rank({
    order,
    skip = 0,
    top,
    ...question
  }: Question & Readonly<{ order: 'relevance' | 'date'; skip?: number; top: number }>): Ranked | undefined {
    const match = this.match(question);
    if (match === undefined) return undefined;
    const { facts } = this;
    const { matched, scores, total } = match;
    const [first, second] = order === 'date' ? [facts.dates, scores] : [scores, facts.dates];
    const slots = bestSlots(matched, facts.size, { first, second, count: Math.min(total, skip + top) }).slice(
      skip,
    );
    return {
      rowids: slots.map((slot) => facts.rowidOf(slot)),
      scores: slots.map((slot) => scores[slot] ?? 0),
      total,
    };
  }

  #add(form: string, step: Step): void {
    const scores = this.#scores;
    for (const { segment, slots } of this.#segments) {
      const list = this.file?.list(segment.id, form);
      if (list !== undefined) scores.addList(list, slots, step);
    }
    for (const [rowid, byte] of this.overlay.holding(form) ?? []) {
      const slot = this.facts.slotOf(rowid);
      if (slot >= 0) scores.addOne(slot, byte, step);
    }
  }

  /** The approximate number of posts with a form: changed posts may count twice until they are merged into the file. */
  frequency(form: string): number {
    const overlaid = this.overlay.holding(form)?.size ?? 0;
    const filed = this.#guard(() =>
      this.#segments.reduce((sum, { segment }) => sum + (this.file?.frequency(segment.id, form) ?? 0), 0),
    );
    return overlaid + (filed ?? 0);
  }

  /** The forms with `prefix` and the most posts, with their approximate numbers; most frequent first. */
  beginning(prefix: string, count: number): { form: string; posts: number }[] {
    const frequencies = new Map<string, number>();
    const add = (form: string, posts: number): void =>
      void frequencies.set(form, (frequencies.get(form) ?? 0) + posts);
    this.#guard(() => {
      for (const { segment } of this.#segments)
        for (const [form, posts] of this.file?.commonest(segment.id, prefix, KEPT_PER_PREFIX) ?? [])
          add(form, posts);
    });
    for (const [form, posts] of this.overlay.beginning(prefix)) add(form, posts);
    return [...frequencies]
      .map(([form, posts]) => ({ form, posts }))
      .toSorted((a, b) => b.posts - a.posts || (a.form < b.form ? -1 : 1))
      .slice(0, count);
  }

  #guard<Answer>(ask: () => Answer): Answer | undefined {
    try {
      return ask();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.close();
      return undefined;
    }
  }

  /** The segments in use, oldest first. */
  get segments(): Segment[] {
    return this.#segments.map(({ segment }) => segment).toReversed();
  }

  close(): void {
    this.file?.close();
    this.file = undefined;
    this.#segments = [];
    this.folded = -1;
  }
}

/** Maximum posts of the overlay; beyond it, full text answers until the overlay is folded into the file. */
const MOST_OVERLAID = 3_000;
/** Maximum forms known to the overlay's reader, which then restarts. */
const MOST_FORMS = 30_000;
/** The index of `rowid` in an increasing array; -1 if it is missing. */
function numberOf(posts: Float64Array, rowid: number): number {
  let low = 0;
  let high = posts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((posts[middle] ?? 0) < rowid) low = middle + 1;
    else high = middle;
  }
  return posts[low] === rowid ? low : -1;
}
