/** Brings the index up to the posts in the background: after an upgrade, a restore, a very long save, or made again. */
import { performance } from 'node:perf_hooks';
import type { BackgroundWork, PostWork } from '../../core/background-work.ts';
import type { Context } from '../../core/context.ts';
import { jobsWorkedOn } from '../../core/threads/job-threads.ts';
import { documentToIndex } from '../../library/posts/proposals.ts';
import {
  column,
  foldLog,
  get,
  isLogLong,
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

/** What one step did. */
type Indexed = Readonly<{
  /** Posts that became whole. */
  indexed: number;
  /** Whether more are left. */
  more: boolean;
}>;

/**
 * In milliseconds: what is read and written before the full text, which takes about as long again, and then the commit.
 * Requests wait no longer behind it.
 */
const HALF_STEP = 18;
/** In UTF-16 units: rows written between two looks at the clock. */
const BETWEEN_LOOKS = 40_000;
const MOST_IN_A_STEP = 500;

/** The rows of a long post, kept from one step to the next: to cut it again would cost as much as to write a few. */
type Plan = { postRowid: number; generation: number; documentHash: string; rows: readonly RowOfPost[] };
const plans = new WeakMap<WritableDb, Plan>();

/**
 * One step, one short transaction. Killed after it, the next start goes on from there. A document that cannot be read
 * has no rows, and is tried again with the next analysis.
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

/** Whether every post can be found. */
export const isWhole = (db: ReadableDb): boolean => postsToIndex(db, currentGeneration(db), 1).length === 0;

type Within = Readonly<{ postRowid: number; generation: number; until: number; fullText: FullText[] }>;

/** False where time was up before the post was whole. What the full text is to hold goes into `fullText`. */
function indexWithin(db: WritableDb, { postRowid, generation, until, fullText }: Within): boolean {
  const known = plans.get(db);
  const plan = planOf(db, postRowid, generation);
  // To cut a very long post took the whole step: its rows are written in the next ones.
  if (plans.get(db) !== known && performance.now() > until) return false;
  const { rows: all, stale } = changesOf(db, postRowid, plan);
  const rows = [...all];
  const free = [...stale];
  do {
    const taken = rows.splice(0, howMany(rows));
    const last = rows.length === 0;
    const changes = { rows: taken, stale: last ? free : free.splice(0, taken.length) };
    fullText.push(writeBeside(db, postRowid, changes));
    if (last) {
      markIndexed(db, postRowid, generation);
      plans.delete(db);
      return true;
    }
  } while (performance.now() < until);
  return false;
}

/** The first few rows that hold some BETWEEN_LOOKS together: one at least. */
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
  const known = plans.get(db);
  if (
    known?.postRowid === postRowid &&
    known.documentHash === documentHash &&
    known.generation === generation
  )
    return known.rows;
  const document = documentToIndex(db, postRowid)?.document;
  const rows = document === undefined ? [] : rowsOfPost(document, generation);
  plans.set(db, { postRowid, generation, documentHash, rows });
  return rows;
}

/** Posts were given another text: one whose rows are being written is cut anew. */
function forgetPlan(db: WritableDb, postRowids: readonly number[]): void {
  if (postRowids.includes(plans.get(db)?.postRowid ?? NaN)) plans.delete(db);
}

/** How many posts there are, and how many of them are indexed whole. */
export function indexProgress(db: ReadableDb): { done: number; total: number } {
  const row = get<{ done: number; total: number }>(
    db,
    sql`
    SELECT (SELECT count(*) FROM search_indexed) AS total,
      (SELECT count(*) FROM search_indexed WHERE generation = ${currentGeneration(db)}) AS done`,
  );
  return row ?? { done: 0, total: 0 };
}

/** What indexes in the background. */
export type Indexing = BackgroundWork &
  Readonly<{
    /** Indexes every post again while the archive is used; what is indexed answers until it is replaced. */
    rebuild(): void;
    /** Resolves once every post is indexed, or nothing is done for it any more. */
    whole(): Promise<void>;
    close(): void;
  }>;

/** In milliseconds: an event tells how far the index is, and asks for a look at it. */
const BETWEEN_EVENTS = 300;
/** While many posts come in, a step is taken for so many times its length of other work: the index grows beside it. */
const GIVING_WAY = 9;
/** How often that is looked at, ms. */
const LOOK_MS = 10;

export function startIndexing({
  db,
  emit,
  log,
  reviewing,
}: Pick<Context, 'db' | 'emit' | 'log'> & Pick<PostWork, 'reviewing'>): Indexing {
  let waiting: NodeJS.Immediate | undefined;
  let looking: NodeJS.Timeout | undefined;
  let comingIn = 0;
  /** Of the last step: how long it took, in ms, and how busy this thread had been at its end. */
  let last = { took: 0, at: performance.eventLoopUtilization() };
  /** Since when nobody had anything to do: how busy this thread was then, and when it was looked at last. */
  let quiet = { since: performance.now(), at: performance.eventLoopUtilization() };
  let told = 0;
  let untold = false;
  /** The last step folded the log. */
  let folds = false;
  /** While there is more to do: a step of it and one of the look for interviews would make one long turn. */
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
   * Where nobody has had anything to do for as long as a step takes, nobody will miss it: what comes in waits for a far blog. A
   * shorter wait is for one that answers soon, and a thread that reads will have done in a moment: a step would keep it waiting.
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
      // A turn of its own, since that waits for the disk; once, since a long reader may keep the log as long as it is.
      folds = !folds && isLogLong(db);
      if (folds) foldLog(db);
      const { indexed, more } = folds ? { indexed: 0, more: true } : indexMissing(db);
      last = { took: performance.now() - started, at: performance.eventLoopUtilization() };
      if (more) {
        giveBack ??= [rememberMore(), reviewing?.giveWay()];
        go();
      } else rest();
      untold ||= indexed > 0 || more;
      if (!untold || (more && started - told < BETWEEN_EVENTS)) return;
      told = started;
      untold = false;
      emit('archive.index-changed', {});
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
    giveWay() {
      comingIn += 1;
      return () => {
        comingIn -= 1;
        if (looking !== undefined) go();
      };
    },
    whole: () =>
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
