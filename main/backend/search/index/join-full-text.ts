/**
 * The full text in one piece (docs/design/search.md#full-text-index). FTS5 writes a piece for each transaction and joins
 * pieces of a size, a share of it in each save: where many posts came in, the saves that follow pay for it, a word is looked for
 * in dozens of pieces, and what was deleted stays in them. So it is joined at rest.
 */
import { z } from 'zod';
import type { Context } from '../../core/context.ts';
import { readValue, writeValue } from '../../library/store/settings.ts';
import { numberOf, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { isWhole } from './background-indexing.ts';
import { lastChange } from './change-feed.ts';

/** In milliseconds: more is written in a step while steps are shorter than this. */
const STEP_MS = 8;
/** In pages of SQLite's. */
const FEWEST = 4;
/** At thirty, a large library stood still for a tenth of a second now and then, whatever the steps before had taken. */
const MOST = 8;

/**
 * Joins about `pages` pages in one short transaction, the first of a new join if `pages` is below 0; returns whether
 * anything remains.
 */
function joinPages(db: WritableDb, pages: number): boolean {
  const before = changes(db);
  transaction(db, () => {
    run(db, sql`INSERT INTO search_rows (search_rows, rank) VALUES ('merge', ${pages})`);
  });
  // Fewer than two: nothing was left to join (SQLite's own rule).
  return changes(db) - before >= 2;
}

const changes = (db: ReadableDb): number => numberOf(db, sql`SELECT total_changes() AS count`);

/** Joins all of it, a few milliseconds in each step. Ended anywhere, what was joined stays. */
export function* joinFullText(db: WritableDb): Generator<undefined> {
  let pages = FEWEST;
  for (let sign = -1; ; sign = 1) {
    const started = performance.now();
    if (!joinPages(db, sign * pages)) return;
    const took = performance.now() - started;
    if (took > STEP_MS) pages = Math.max(FEWEST, pages >> 1);
    else if (took < STEP_MS / 2) pages = Math.min(MOST, pages * 2);
    yield undefined;
  }
}

/** The last change (change-feed.ts) when it was last joined. */
const KEY = 'full-text-joined-at';
/** Of all rows; and so many changes at least. */
const SHARE = 0.25;
const LEAST = 3_000;

/** Whether enough was written since it was last joined, and nothing waits to be indexed. */
export function isToBeJoined(db: ReadableDb): boolean {
  const since = lastChange(db) - (readValue(db, KEY, z.number().int()) ?? 0);
  const rows = numberOf(db, sql`SELECT max(rowid) AS rows FROM search_rows_of`);
  // Put back from a backup, a library counts on from before: then it is joined once more.
  if (since >= 0 && since < Math.max(LEAST, rows * SHARE)) return false;
  return rows > 0 && isWhole(db);
}

/** In milliseconds. */
const BETWEEN_LOOKS = 60_000;

/** Looks once a minute, and joins a little in each turn of the loop. */
export function startJoining({ db, log }: Pick<Context, 'db' | 'log'>): Readonly<{ close(): void }> {
  let work: Generator<undefined> | undefined;
  let turn: NodeJS.Immediate | undefined;
  const look = setInterval(() => step(), BETWEEN_LOOKS).unref();
  const step = (): void => {
    turn = undefined;
    try {
      if (work === undefined && !isToBeJoined(db)) return;
      work ??= joinToTheEnd(db);
      if (work.next().done === true) work = undefined;
      else turn = setImmediate(step);
    } catch (error) {
      work = undefined;
      log.error('the full text was not joined', error);
    }
  };
  return {
    close() {
      clearInterval(look);
      clearImmediate(turn);
    },
  };
}

function* joinToTheEnd(db: WritableDb): Generator<undefined> {
  const change = lastChange(db);
  yield* joinFullText(db);
  writeValue(db, KEY, change);
}
