/**
 * Maintains the file of the impact index, a few milliseconds at a time: builds it, merges the overlay and the segments
 * into it, deletes dropped segments. After a kill at any moment the file is as before, or its build resumes.
 */
import { all, sql, type ReadableDb } from '../../core/sql.ts';
import { changesSince, lastChange, signature } from '../index/change-feed.ts';
import { documentToIndex } from '../../library/posts/proposals.ts';
import { factsToBlob } from '../facts/facts-blob.ts';
import { isWhole } from '../index/background-indexing.ts';
import { Gathered, mergedPostings, mergedPosts, segmentsToMerge, writeSegment } from './segments.ts';
import type { Impact } from './impact.ts';
import { ImpactFile, isDamage } from './impact-file.ts';
import { WordReader } from './words-of-post.ts';
import { letOthersRun } from '../../core/slices.ts';

/** Posts per segment of a build: about 4 million postings, 60 MB in memory. A kill loses at most one segment. */
const PART = 10_000;
const MOST_FOLDED = 300;
/** Fewer changed posts are not folded: reading them at the next opening costs less. */
const FOLDED_AT_REST = 16;
/** Minimum changed posts before the facts, some megabytes, are stored. */
const STORE_FACTS = 100;
/** From this number and share of changed posts on, a new build costs less than folding. */
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
  /** Time of the next attempt, by performance.now(). */
  #pausedUntil = 0;
  /** Undefined unless a build is in progress. */
  progress: Progress | undefined;

  constructor(impact: Impact, path: string) {
    this.#impact = impact;
    this.#path = path;
  }

  /**
   * Works for about `budget` milliseconds; returns true if anything remains. `atRest`: without recent writes or
   * queries, so that even a small overlay is merged. A damaged file is removed and rebuilt; after a failure of the disk
   * it retries in a minute, and search continues without it.
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
      // After the first damage it is rebuilt at once; if that also fails, after a pause.
      if (isDamage(error)) this.#impact.close();
      if (!isDamage(error) || this.#damaged) this.#pausedUntil = performance.now() + PAUSE;
      this.#damaged ||= isDamage(error);
      return performance.now() >= this.#pausedUntil;
    }
    return this.#work !== undefined;
  }

  rebuild(): void {
    this.#work = undefined;
    this.#impact.close();
    ImpactFile.remove(this.#path);
  }

  #next(atRest: boolean): Generator<undefined> | undefined {
    const { library, facts, file, overlay, folded, segments } = this.#impact;
    if (!this.#begun) {
      this.#begun = true;
      // Segments left incomplete by a killed process.
      file?.dropGrowing();
    }
    // Indexing the remaining posts will change them again, so they would be read twice.
    if (!isWhole(library)) return undefined;
    if (file === undefined || folded < 0) return this.#build();
    if (changesSince(library, this.#impact.change) > Math.max(FAR_BEHIND, facts.posts * FAR_BEHIND_SHARE)) {
      this.rebuild();
      return undefined;
    }
    if (overlay.size < MOST_FOLDED && this.#impact.change < lastChange(library)) return this.#follow();
    if (overlay.size >= (atRest ? FOLDED_AT_REST : MOST_FOLDED)) return this.#fold(file);
    if (segmentsToMerge(segments).length > 1) return this.#merge(file);
    return file.eraseSome(ERASED) ? this.#erase(file) : undefined;
  }

  /** Reads recent changes before the next query. */
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
    // A post unknown to the facts would count as deleted.
    while (impact.facts.refresh(library, REFRESHED)) yield undefined;
    // The parts of a build have different posts, so none overrides another.
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
    yield* this.#mergeThese(file, segmentsToMerge(this.#impact.segments));
    this.#impact.findSlots();
  }

  *#mergeThese(file: ImpactFile, segments: ReturnType<typeof segmentsToMerge>): Generator<undefined> {
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

const ERASED = 2_000;

/** In milliseconds. */
const PAUSE = 60_000;

/** True for an error of SQLite or the file system; any other is a bug. */
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(SQLITE_|ERR_FS_|E[A-Z]+$)/.test(String(error.code));

function nextPosts(library: ReadableDb, after: number, most: number): number[] {
  return all<{ rowid: number }>(
    library,
    sql`SELECT rowid FROM posts INDEXED BY posts_facts WHERE rowid > ${after} ORDER BY rowid LIMIT ${most}`,
  ).map(({ rowid }) => rowid);
}

/**
 * Works until nothing is left, `budget` milliseconds at a time, and lets other work run between two steps. Throws the
 * signal's reason at the next step once it is aborted; finished work is kept.
 */
export async function runUntilDone(
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
