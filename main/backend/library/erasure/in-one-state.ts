/** One state of a library's file, whatever is written to it meanwhile, on a connection that only reads; for threads. */
import Database from 'better-sqlite3';
import type { ReadableDb } from '../sql.ts';

export function inOneState<Result>(file: string, work: (db: ReadableDb) => Result): Result {
  const db = new Database(file, {
    readonly: true,
    fileMustExist: true,
    timeout: 5_000,
  }) as unknown as ReadableDb;
  try {
    return db.transaction(() => work(db))();
  } finally {
    db.close();
  }
}
