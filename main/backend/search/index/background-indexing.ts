/** Indexes posts in the background: after an upgrade, a restore, a very long save, or on request. */
import { performance } from 'node:perf_hooks';
import type { BackgroundWork, PostWork } from '../../core/background-work.ts';
import type { Context } from '../../core/context.ts';
import { jobsWorkedOn } from '../../core/threads/job-threads.ts';
import { documentToIndex } from '../../library/posts/proposals.ts';
import {
  column,
  checkpointWal,
  get,
  isWalLong,
  type ReadableDb,
  repeatableOfMany,
  sql,
  transaction,
  type WritableDb,
} from '../../core/sql.ts';
import {
  changesOf,
  currentGeneration,
  followPosts,
  type FullText,
  indexLater,
  markIndexed,
  nextGeneration,
  unitsOf,
  writeBeside,
  writeFullText,
} from './index-post.ts';
import { type RowOfPost, rowsOfPost } from './rows-of-post.ts';
import { rememberMore } from '../analysis/tokenizer.ts';

type Indexed = Readonly<{
  /** Number of posts that became complete. */
  indexed: number;
  more: boolean;
}>;

/**
 * Milliseconds before the full text is written, which takes about as long again, and the commit. No request waits
 * longer.
 */
const HALF_STEP = 18;
/** UTF-16 units written between two checks of the clock. */
const BETWEEN_LOOKS = 40_000;
const MOST_IN_A_STEP = 500;

/** The rows of a long post, cached between steps, because splitting it costs as much as writing some of them. */
type Plan = { postRowid: number; generation: number; documentHash: string; rows: readonly RowOfPost[] };
const plans = new WeakMap<WritableDb, Plan>();

/**
 * Indexes in one short transaction; after a kill the next start resumes. An unreadable document has no rows, and is
 * tried again with the next analysis.
 */
export function indexMissing(db: WritableDb): Indexed {
  const until = performance.now() + HALF_STEP;
  return repeatableOfMany(db, () => {
    const generation = currentGeneration(db);
    const waiting = postsToIndex(db, generation, MOST_IN_A_STEP);
    const fullText: FullText[] = [];
    let indexed = 0;
    for (const postRowid of waiting) {
      if (indexed > 0 && performance.now() > until) break;
      if (!indexWithin(db, { postRowid, generation, until, fullText })) break;
      indexed += 1;
    }
    writeFullText(db, fullText);
    return { indexed, more: indexed < waiting.length || waiting.length === MOST_IN_A_STEP };
  });
}

const postsToIndex = (db: ReadableDb, generation: number, most: number): number[] =>
  column<number>(
    db,
    sql`
    SELECT post_rowid FROM search_indexed WHERE generation < ${generation}
    UNION ALL SELECT post_rowid FROM search_indexed WHERE generation > ${generation} LIMIT ${most}`,
  );

export const isWhole = (db: ReadableDb): boolean => postsToIndex(db, currentGeneration(db), 1).length === 0;

type Within = Readonly<{ postRowid: number; generation: number; until: number; fullText: FullText[] }>;

/** False if time ran out before the post was complete. Adds the full text to be written to `fullText`. */
function indexWithin(db: WritableDb, { postRowid, generation, until, fullText }: Within): boolean {
  const previousPlan = plans.get(db);
  const plan = planOf(db, postRowid, generation);
  // Splitting a very long post took the whole step; its rows are written in the next ones.
  if (plans.get(db) !== previousPlan && performance.now() > until) return false;
  const { rows: all, stale } = changesOf(db, postRowid, plan);
  const rows = [...all];
  const free = [...stale];
  do {
    const batch = rows.splice(0, howMany(rows));
    const last = rows.length === 0;
    const changes = { rows: batch, stale: last ? free : free.splice(0, batch.length) };
    fullText.push(writeBeside(db, postRowid, changes));
    if (last) {
      markIndexed(db, postRowid, generation);
      plans.delete(db);
      return true;
    }
  } while (performance.now() < until);
  return false;
}

/** The number of first rows with about BETWEEN_LOOKS units together, at least one. */
function howMany(rows: readonly RowOfPost[]): number {
  let units = 0;
  let count = 0;
  for (const row of rows) {
    units += unitsOf([row]);
    count += 1;
    if (units >= BETWEEN_LOOKS) break;
  }
  return count;
}

function planOf(db: WritableDb, postRowid: number, generation: number): readonly RowOfPost[] {
  const documentHash =
    get<{ document_hash: string }>(db, sql`SELECT document_hash FROM posts WHERE rowid = ${postRowid}`)
      ?.document_hash ?? '';
  const plan = plans.get(db);
  if (plan?.postRowid === postRowid && plan.documentHash === documentHash && plan.generation === generation)
    return plan.rows;
  const document = documentToIndex(db, postRowid)?.document;
  const rows = document === undefined ? [] : rowsOfPost(document, generation);
  plans.set(db, { postRowid, generation, documentHash, rows });
  return rows;
}

/** Drops the cached rows of a post whose text changed. */
function forgetPlan(db: WritableDb, postRowids: readonly number[]): void {
  if (postRowids.includes(plans.get(db)?.postRowid ?? NaN)) plans.delete(db);
}

export function indexProgress(db: ReadableDb): { done: number; total: number } {
  const row = get<{ done: number; total: number }>(
    db,
    sql`
    SELECT (SELECT count(*) FROM search_indexed) AS total,
      (SELECT count(*) FROM search_indexed WHERE generation = ${currentGeneration(db)}) AS done`,
  );
  return row ?? { done: 0, total: 0 };
}

/** Background indexing of posts. */
export type Indexing = BackgroundWork &
  Readonly<{
    /** Indexes every post again while search stays usable; old rows answer until they are replaced. */
    rebuild(): void;
    /** Resolves once every post is indexed, or indexing stopped. */
    finished(): Promise<void>;
    close(): void;
  }>;

/** Minimum milliseconds between two progress events, each of which makes the page request the state. */
const BETWEEN_EVENTS = 300;
/** During a bulk write, the ratio of other work to indexing. */
const GIVING_WAY = 9;
/** Interval for checking that, in milliseconds. */
const LOOK_MS = 10;

export function startIndexing({
  db,
  emit,
  log,
  proposing,
}: Pick<Context, 'db' | 'emit' | 'log'> & Pick<PostWork, 'proposing'>): Indexing {
  let waiting: NodeJS.Immediate | undefined;
  let looking: NodeJS.Timeout | undefined;
  let comingIn = 0;
  /** The duration of the last step in ms, and the event-loop utilization at its end. */
  let last = { took: 0, at: performance.eventLoopUtilization() };
  /** Start of the current idle time, and the event-loop utilization at the last check. */
  let quiet = { since: performance.now(), at: performance.eventLoopUtilization() };
  let lastEventAt = 0;
  let hasUnsentEvent = false;
  /** True if the last step checkpointed the WAL. */
  let folds = false;
  /**
   * Resumes paused work. Set while there is more to index, because its steps and those of the review would add up to
   * one long turn.
   */
  let giveBack: readonly ((() => void) | undefined)[] | undefined;
  let waiters: (() => void)[] = [];
  const rest = (): void => {
    const ends = giveBack;
    giveBack = undefined;
    ends?.forEach((end) => end?.());
    const done = waiters;
    waiters = [];
    done.forEach((resolve) => resolve());
  };
  /**
   * True if a step is due during an import or mirror. If nothing ran for as long as a step takes, the import waits for
   * a slow blog, and the step disturbs nothing. A shorter idle time may be a fast blog or a reading thread, which the
   * step would delay.
   */
  const isDue = (): boolean => {
    if (comingIn === 0) return true;
    const at = performance.eventLoopUtilization();
    const now = performance.now();
    const busy = jobsWorkedOn() > 0 || performance.eventLoopUtilization(at, quiet.at).active > LOOK_MS / 10;
    if (busy) quiet = { since: now, at };
    else quiet = { since: quiet.since, at };
    const { active } = performance.eventLoopUtilization(at, last.at);
    return now - quiet.since >= Math.max(last.took, LOOK_MS) || active >= last.took * GIVING_WAY;
  };
  const go = (): void => {
    if (waiting !== undefined) return;
    clearTimeout(looking);
    looking = undefined;
    if (isDue()) waiting = setImmediate(step);
    else looking = setTimeout(go, LOOK_MS);
  };
  const step = (): void => {
    waiting = undefined;
    const started = performance.now();
    try {
      // In a turn of its own, because it waits for the disk; only once, because a long reader may keep the WAL from
      // shrinking.
      folds = !folds && isWalLong(db);
      if (folds) checkpointWal(db);
      const { indexed, more } = folds ? { indexed: 0, more: true } : indexMissing(db);
      last = { took: performance.now() - started, at: performance.eventLoopUtilization() };
      if (more) {
        giveBack ??= [rememberMore(), proposing?.pause()];
        go();
      } else rest();
      hasUnsentEvent ||= indexed > 0 || more;
      if (!hasUnsentEvent || (more && started - lastEventAt < BETWEEN_EVENTS)) return;
      lastEventAt = started;
      hasUnsentEvent = false;
      emit('search.index-changed', {});
    } catch (error) {
      rest();
      log.error('posts not indexed', error);
    }
  };
  const start = (postRowids: readonly number[]): void => {
    forgetPlan(db, postRowids);
    if (looking === undefined) go();
  };
  followPosts(db);
  indexLater(db, start);
  start([]);
  return {
    rebuild() {
      transaction(db, () => nextGeneration(db));
      start([]);
    },
    pause() {
      comingIn += 1;
      return () => {
        comingIn -= 1;
        if (looking !== undefined) go();
      };
    },
    finished: () =>
      waiting === undefined && looking === undefined
        ? Promise.resolve()
        : new Promise((resolve) => void waiters.push(resolve)),
    close() {
      clearImmediate(waiting);
      clearTimeout(looking);
      rest();
    },
  };
}
