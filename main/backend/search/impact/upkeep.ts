/**
 * Maintains the file of the impact index, a few milliseconds at a time: builds it, merges the overlay and the segments
 * into it, erases dropped segments. After a kill at any moment the file is as before, or its build resumes.
 */
import { all, sql, type ReadableDb } from '../../core/sql.ts';
import { changesSince, lastChange, signature } from '../index/change-feed.ts';
import { documentToIndex } from '../../library/posts/proposals.ts';
import { factsToBlob } from '../facts/facts-blob.ts';
import { isWhole } from '../index/background-indexing.ts';
import { Gathered, mergedPostings, mergedPosts, toMerge, writeSegment } from './segments.ts';
import type { Impact } from './impact.ts';
import { ImpactFile, isDamage } from './impact-file.ts';
import { WordReader } from './words-of-post.ts';
import { letOthersRun } from '../../core/slices.ts';

/** Posts of a segment while building: about 4 million postings, 60 MB in memory. A kill costs less than these. */
const PART = 10_000;
/** Posts folded in one go. */
const MOST_FOLDED = 300;
/** Fewer are read again when the library is next opened, for less than it costs to fold them one by one. */
const FOLDED_AT_REST = 16;
/** The facts are some megabytes: written with so many posts at least. */
const STORE_FACTS = 100;
/** So many posts changed that to read all again costs less than to fold them. */
const FAR_BEHIND = 2_000;
const FAR_BEHIND_SHARE = 0.25;
/** Posts whose facts are read in one step: some milliseconds. */
const REFRESHED = 200;
/** Posts read in one step: some milliseconds. */
const READ = 4;

export type Progress = Readonly<{ done: number; total: number }>;

export class Upkeep {
  readonly #impact: Impact;
  readonly #path: string;
  #work: Generator<undefined> | undefined;
  #begun = false;
  #damaged = false;
  /** Nothing is tried before, by performance.now(). */
  #pausedUntil = 0;
  /** Undefined unless a build is under way. */
  progress: Progress | undefined;

  constructor(impact: Impact, path: string) {
    this.#impact = impact;
    this.#path = path;
  }

  /**
   * Works for about `budget` milliseconds; returns whether anything remains. `atRest`: without recent writes or
   * queries, so that even a small overlay is merged. A damaged file is removed and built again; after a failure of the
   * disk it retries in a minute, and search continues without it.
   */
  step(budget: number, atRest: boolean): boolean {
    const started = performance.now();
    if (started < this.#pausedUntil) return false;
    const end = started + budget;
    try {
      this.#work ??= this.#next(atRest);
      while (this.#work !== undefined) {
        if (this.#work.next().done === true) this.#work = this.#next(atRest);
        if (performance.now() >= end) break;
      }
    } catch (error) {
      this.#work = undefined;
      this.progress = undefined;
      if (!isOfTheDisk(error)) throw error;
      // Damaged once, it is built again at once; where that fails too, the disk is given time.
      if (isDamage(error)) this.#impact.close();
      if (!isDamage(error) || this.#damaged) this.#pausedUntil = performance.now() + PAUSE;
      this.#damaged ||= isDamage(error);
      return performance.now() >= this.#pausedUntil;
    }
    return this.#work !== undefined;
  }

  /** Rebuilds from nothing: the file is no longer trusted. */
  rebuild(): void {
    this.#work = undefined;
    this.#impact.close();
    ImpactFile.remove(this.#path);
  }

  #next(atRest: boolean): Generator<undefined> | undefined {
    const { library, facts, file, overlay, folded, segments } = this.#impact;
    if (!this.#begun) {
      this.#begun = true;
      // Left half written by who was killed.
      file?.dropGrowing();
    }
    // Posts that are still to be indexed change once more by that: what is read of them before is read again.
    if (!isWhole(library)) return undefined;
    if (file === undefined || folded < 0) return this.#build();
    if (changesSince(library, this.#impact.change) > Math.max(FAR_BEHIND, facts.posts * FAR_BEHIND_SHARE)) {
      this.rebuild();
      return undefined;
    }
    if (overlay.size < MOST_FOLDED && this.#impact.change < lastChange(library)) return this.#follow();
    if (overlay.size >= (atRest ? FOLDED_AT_REST : MOST_FOLDED)) return this.#fold(file);
    if (toMerge(segments).length > 1) return this.#merge(file);
    return file.eraseSome(ERASED) ? this.#erase(file) : undefined;
  }

  /** What changed lately is read before anybody asks. */
  *#follow(): Generator<undefined> {
    const { facts, library } = this.#impact;
    while (facts.refresh(library, REFRESHED)) yield undefined;
    while (!this.#impact.follow(READ) && this.#impact.overlay.size < MOST_FOLDED) yield undefined;
  }

  *#build(): Generator<undefined> {
    const impact = this.#impact;
    const { library } = impact;
    const file = impact.file ?? ImpactFile.make(this.#path, library);
    impact.file = file;
    if (file.text('began') === undefined)
      file.transaction(() => {
        file.setMeta('began', String(lastChange(library)));
        file.setMeta('signature', signature(library));
      });
    const total = impact.facts.posts;
    let after = Number(file.text('built') ?? Number.MIN_SAFE_INTEGER);
    let done = file.segments().reduce((sum, { posts }) => sum + posts.length, 0);
    this.progress = { done, total };
    for (;;) {
      const { rowids, gathered, forms } = yield* this.#gather(after, done, total);
      const last = rowids.at(-1);
      if (last === undefined) break;
      const segment = file.addSegment(rowids);
      yield* writeSegment(file, segment, gathered.byForm(forms));
      after = last;
      done += rowids.length;
      file.transaction(() => {
        file.setState(segment, 'whole');
        file.setMeta('built', String(after));
      });
    }
    // A post that the facts do not know yet would be taken for one that is gone.
    while (impact.facts.refresh(library, REFRESHED)) yield undefined;
    // The parts follow each other: nothing in one hides anything in another.
    while (file.segments().length > 1) yield* this.#mergeThese(file, file.segments());
    file.transaction(() => {
      file.setMeta('change', file.text('began') ?? '0');
      file.setMeta('facts', factsToBlob(impact.facts));
    });
    this.progress = undefined;
    impact.use(file);
  }

  *#gather(
    after: number,
    done: number,
    total: number,
  ): Generator<undefined, { rowids: number[]; gathered: Gathered; forms: readonly string[] }> {
    const { library } = this.#impact;
    const reader = new WordReader();
    const gathered = new Gathered();
    const rowids: number[] = [];
    for (let last = after; rowids.length < PART;) {
      const next = nextPosts(library, last, READ);
      for (const rowid of next) {
        const read = documentToIndex(library, rowid);
        const number = rowids.push(rowid) - 1;
        if (read !== undefined)
          reader.read(read.document, (form, worth) => gathered.add(form, number, worth));
      }
      last = next.at(-1) ?? last;
      this.progress = { done: Math.min(total, done + rowids.length), total };
      if (next.length < READ) break;
      yield undefined;
    }
    return { rowids, gathered, forms: reader.forms };
  }

  *#fold(file: ImpactFile): Generator<undefined> {
    const impact = this.#impact;
    const { rowids, change, words } = impact.overlay.oldest(MOST_FOLDED);
    const numbers = new Map<string, number>();
    const forms: string[] = [];
    const gathered = new Gathered();
    for (const [post, rowid] of rowids.entries()) {
      for (const [form, worth] of words(rowid)) {
        let number = numbers.get(form);
        if (number === undefined) numbers.set(form, (number = forms.push(form) - 1));
        gathered.add(number, post, worth);
      }
      if (post % 10 === 9) yield undefined;
    }
    const segment = file.addSegment(rowids);
    yield* writeSegment(file, segment, gathered.byForm(forms));
    const facts = rowids.length < STORE_FACTS ? undefined : factsToBlob(impact.facts);
    yield undefined;
    file.transaction(() => {
      file.setState(segment, 'whole');
      file.setMeta('change', String(change));
      file.setMeta('signature', signature(impact.library));
      if (facts !== undefined) file.setMeta('facts', facts);
    });
    impact.fold(change);
  }

  *#merge(file: ImpactFile): Generator<undefined> {
    yield* this.#mergeThese(file, toMerge(this.#impact.segments));
    this.#impact.findSlots();
  }

  *#mergeThese(file: ImpactFile, segments: ReturnType<typeof toMerge>): Generator<undefined> {
    const { facts } = this.#impact;
    const posts = mergedPosts(segments, (rowid) => facts.slotOf(rowid) < 0);
    const merged = file.addSegment(posts);
    yield* writeSegment(file, merged, mergedPostings(file, segments, posts));
    file.transaction(() => {
      file.setState(merged, 'whole');
      for (const { id } of segments) file.setState(id, 'dropped');
    });
  }

  *#erase(file: ImpactFile): Generator<undefined> {
    while (file.eraseSome(ERASED)) yield undefined;
  }
}

/** Rows erased in one step. */
const ERASED = 2_000;

/** In milliseconds. */
const PAUSE = 60_000;

/** Whether an error comes from SQLite or the file system; any other is a bug. */
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(SQLITE_|ERR_FS_|E[A-Z]+$)/.test(String(error.code));

function nextPosts(library: ReadableDb, after: number, most: number): number[] {
  return all<{ rowid: number }>(
    library,
    sql`SELECT rowid FROM posts INDEXED BY posts_facts WHERE rowid > ${after} ORDER BY rowid LIMIT ${most}`,
  ).map(({ rowid }) => rowid);
}

/**
 * Works until nothing is left, `budget` milliseconds at a time, giving way to whatever waits between two steps. Throws the
 * signal's reason at the next step once it is aborted; what was done is kept.
 */
export async function untilDone(
  upkeep: Upkeep,
  {
    signal,
    budget = 20,
    onProgress,
  }: Readonly<{ signal?: AbortSignal; budget?: number; onProgress?: (progress: Progress) => void }> = {},
): Promise<void> {
  while (upkeep.step(budget, true)) {
    if (upkeep.progress !== undefined) onProgress?.(upkeep.progress);
    signal?.throwIfAborted();
    await letOthersRun();
  }
}
