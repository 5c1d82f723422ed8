/**
 * Merges the full text into one piece (docs/design/search.md#full-text-index). FTS5 writes a piece per transaction and
 * merges pieces of similar size within saves: after a bulk write the next saves are slower, a word is searched in
 * dozens of pieces, and deleted entries stay. Therefore pieces are merged at rest.
 */
import { z } from 'zod';
import type { Context } from '../../core/context.ts';
import { readValue, writeValue } from '../../library/store/settings.ts';
import { numberOf, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { isWhole } from './background-indexing.ts';
import { lastChange } from './change-feed.ts';

/** In milliseconds; a step below this writes more the next time. */
const STEP_MS = 8;
/** In pages of SQLite. */
const FEWEST = 4;
/** With thirty, a large library sometimes blocked for a tenth of a second, whatever previous steps took. */
const MOST = 8;

/**
 * Merges about `pages` pages in one short transaction, starting a new merge if `pages` is below 0; returns true if
 * anything remains.
 */
function joinPages(db: WritableDb, pages: number): boolean {
  const before = changes(db);
  transaction(db, () => {
    run(db, sql`INSERT INTO search_rows (search_rows, rank) VALUES ('merge', ${pages})`);
  });
  // Fewer than two changes mean that nothing was left to merge (SQLite's rule).
  return changes(db) - before >= 2;
}

const changes = (db: ReadableDb): number => numberOf(db, sql`SELECT total_changes() AS count`);

/** Merges everything, a few milliseconds per step. Finished work stays when it is interrupted. */
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

/** The last change (change-feed.ts) at the last merge. */
const KEY = 'full-text-joined-at';
/** Minimum share of all rows, and minimum number of changes. */
const SHARE = 0.25;
const LEAST = 3_000;

/** True if enough was written since the last merge, and nothing waits to be indexed. */
export function needsMerge(db: ReadableDb): boolean {
  const since = lastChange(db) - (readValue(db, KEY, z.number().int()) ?? 0);
  const rows = numberOf(db, sql`SELECT max(rowid) AS rows FROM search_rows_of`);
  // A restored library continues counting from its backup, and is then merged once more.
  if (since >= 0 && since < Math.max(LEAST, rows * SHARE)) return false;
  return rows > 0 && isWhole(db);
}

/** In milliseconds. */
const BETWEEN_LOOKS = 60_000;

/** Checks once a minute, and merges a little in each turn of the loop. */
export function startMerging({ db, log }: Pick<Context, 'db' | 'log'>): Readonly<{ close(): void }> {
  let work: Generator<undefined> | undefined;
  let turn: NodeJS.Immediate | undefined;
  const look = setInterval(() => step(), BETWEEN_LOOKS).unref();
  const step = (): void => {
    turn = undefined;
    try {
      if (work === undefined && !needsMerge(db)) return;
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
