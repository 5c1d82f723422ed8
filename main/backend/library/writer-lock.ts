/**
 * One writer for a library. The lock is a small SQLite file held in BEGIN EXCLUSIVE: the operating system releases it
 * when its holder ends, even by SIGKILL. Never open that file by any other means in the process that holds it: closing
 * a second descriptor would drop the lock (POSIX).
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../preload/contract/failure.ts';
import { isSqliteError } from './storage-failures.ts';

/** How long a second writer waits for the first one to finish closing. */
const PATIENCE_MS = 2_000;

export type WriterLock = Readonly<{ release(): void }>;

/** Takes the lock of the library in `folder`, waiting `patienceMs`. Throws library.in-use. */
export function takeWriterLock(folder: string, patienceMs = PATIENCE_MS): WriterLock {
  const lock = new Database(path.join(folder, 'library.lock'), { timeout: patienceMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isSqliteError(error) && error.code.startsWith('SQLITE_BUSY'))
      throw new AppError('library.in-use', { folder }, { cause: error });
    throw error;
  }
  return {
    release() {
      if (!lock.open) return;
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}
