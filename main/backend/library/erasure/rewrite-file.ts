/** Rewrites the file of the library after an erasure, so that no free page or gap keeps old data. */
import fs from 'node:fs';
import path from 'node:path';
import { longestFor, longStep } from '../../core/long-steps.ts';
import { LIBRARY_FILE } from '../store/library-files.ts';
import type { WritableDb } from '../../core/sql.ts';
import { get, run, sql } from '../../core/sql.ts';

/**
 * Bytes; a larger file is rewritten at the next opening: it takes some ten milliseconds a megabyte, during which
 * nothing is answered.
 */
const LARGEST_AT_ONCE = 4 * 1024 * 1024;

/** Whether the file is small enough to be rewritten at once. */
export const isSmallFile = (folder: string): boolean =>
  fs.statSync(path.join(folder, LIBRARY_FILE)).size <= LARGEST_AT_ONCE;

/**
 * Rewrites every page, so that none holds old data, then empties the WAL. Nothing else may be under way. ANALYZE's
 * samples of indexed columns, names and titles among them, are dropped too; the next closing takes new ones.
 */
export function rewriteFile(db: WritableDb): void {
  for (const table of ['sqlite_stat1', 'sqlite_stat4'])
    if (get(db, sql`SELECT 1 FROM sqlite_schema WHERE name = ${table}`) !== undefined)
      db.exec(`DELETE FROM ${table}`);
  const pages = db.pragma('page_count', { simple: true }) as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  longStep(longestFor(pages * size), () => {
    db.exec('VACUUM');
    truncateWal(db);
  });
}

/** False if a reader still uses an older state: the WAL is emptied later. */
export function truncateWal(db: WritableDb): boolean {
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
}

/** Finishes an interrupted rewrite of the file, before anything else uses the library. Returns whether one was pending. */
export function finishRewriting(db: WritableDb, now: number): boolean {
  if (get(db, sql`SELECT 1 FROM erased_people WHERE state = 'writing' LIMIT 1`) === undefined) return false;
  rewriteFile(db);
  run(db, sql`UPDATE erased_people SET state = 'done', done_at = ${now} WHERE state = 'writing'`);
  truncateWal(db);
  return true;
}
