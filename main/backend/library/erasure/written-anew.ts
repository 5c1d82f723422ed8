/** The file of the library, written anew after an erasure: no freed page of it, no gap within one, holds what was there. */
import fs from 'node:fs';
import path from 'node:path';
import { longestFor, longStep } from '../../core/long-steps.ts';
import { LIBRARY_FILE } from '../store/library-files.ts';
import type { WritableDb } from '../../core/sql.ts';
import { get, run, sql } from '../../core/sql.ts';

/** A larger file is written anew as the library is next opened: some ten milliseconds a megabyte would keep everybody waiting. */
const WRITTEN_ANEW_AT_ONCE = 4 * 1024 * 1024;

/** Whether the file is written anew at once. */
export const isSmall = (folder: string): boolean =>
  fs.statSync(path.join(folder, LIBRARY_FILE)).size <= WRITTEN_ANEW_AT_ONCE;

/**
 * Every page written anew, so that none holds what was in it before; then the log is emptied. Nothing else may be under way.
 * The samples that ANALYZE took of indexed columns, names and titles among them, go as well: the next closing takes others.
 */
export function writeAnew(db: WritableDb): void {
  for (const table of ['sqlite_stat1', 'sqlite_stat4'])
    if (get(db, sql`SELECT 1 FROM sqlite_schema WHERE name = ${table}`) !== undefined)
      db.exec(`DELETE FROM ${table}`);
  const pages = db.pragma('page_count', { simple: true }) as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  longStep(longestFor(pages * size), () => {
    db.exec('VACUUM');
    emptyLog(db);
  });
}

/** False where somebody still reads an older state: then it is emptied later. */
export function emptyLog(db: WritableDb): boolean {
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
}

/** As a library is opened, before anything else: what an erasure left to do with its file. Returns whether it was. */
export function finishWriting(db: WritableDb, now: number): boolean {
  if (get(db, sql`SELECT 1 FROM erased_people WHERE state = 'writing' LIMIT 1`) === undefined) return false;
  writeAnew(db);
  run(db, sql`UPDATE erased_people SET state = 'done', done_at = ${now} WHERE state = 'writing'`);
  emptyLog(db);
  return true;
}
