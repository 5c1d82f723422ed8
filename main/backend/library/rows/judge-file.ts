/** Reads every row of a library that lies open beside: runs in a thread. */
import Database from 'better-sqlite3';
import type { Tell } from '../backups/copy-database.ts';
import type { WritableDb } from '../sql.ts';
import { requireOurRows } from './judge.ts';

/** Throws library.foreign-value, library.corrupt. */
export function judgeFile(file: string, tell: Tell): null {
  const db = new Database(file, { fileMustExist: true }) as unknown as WritableDb;
  try {
    db.pragma('trusted_schema = OFF');
    requireOurRows(db, 'library', tell);
    return null;
  } finally {
    db.close();
  }
}
