/**
 * Copies a library by SQLite's online backup, from the snapshot of a connection of its own. The writer continues
 * meanwhile, and the copy is of one moment. Runs in a thread (worker.ts).
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import { installFile } from '../../store/durable-files.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import type { Proof } from './proof.ts';
import { countsOf, prove, sameCounts } from './proof.ts';

/** Pages of 4 KB copied in one step: some four megabytes, between reports of progress. */
const PAGES = 1_024;
const BUSY_MS = 5_000;

/** A share of the whole work, between 0 and 1. */
export type OnProgress = (share: number) => void;

/**
 * Copies the open library `source` to the file `target`, which appears there whole and proved, or not at all.
 * Throws library.corrupt where what was copied is damaged, backup.damaged where the copy is not it, disk.full, disk.failed.
 */
export async function copyDatabase(source: string, target: string, onProgress: OnProgress): Promise<Proof> {
  const beside = `${target}.part`;
  fs.rmSync(beside, { force: true });
  try {
    const counts = await copySnapshot(source, beside, (share) => onProgress(share * 0.6));
    closeIntoOneFile(beside);
    const proof = proveCopy(beside, source);
    if (!sameCounts(counts, proof.counts)) throw new AppError('backup.damaged');
    onProgress(1);
    installFile(beside, target);
    return proof;
  } catch (error) {
    removeDatabase(beside);
    throw error;
  }
}

/**
 * Verifies a copy; if it is damaged because the library is, reports the library. Throws library.corrupt,
 * backup.damaged.
 */
function proveCopy(file: string, source: string): Proof {
  try {
    return prove(file);
  } catch (error) {
    if (error instanceof AppError && error.code === 'backup.damaged' && !isWhole(source))
      throw new AppError('library.corrupt', {}, { cause: error });
    throw error;
  }
}

function isWhole(source: string): boolean {
  const db = new Database(source, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  try {
    return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } finally {
    db.close();
  }
}

/** The copying alone, without its proof. Returns what the copy is to hold. */
export async function copySnapshot(
  source: string,
  target: string,
  onProgress: OnProgress,
): Promise<Proof['counts']> {
  const db = new Database(source, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_MS,
  }) as unknown as ReadableDb;
  try {
    // The snapshot is held by a transaction: without one, each save would make the copy begin again.
    db.exec('BEGIN');
    const counts = countsOf(db);
    await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        if (totalPages > 0) onProgress(1 - remainingPages / totalPages);
        return PAGES;
      },
    });
    db.exec('COMMIT');
    return counts;
  } finally {
    db.close();
  }
}

/** Out of WAL mode: a copy is one closed file that opens on a medium where nothing may be written, too. */
function closeIntoOneFile(file: string): void {
  fs.chmodSync(file, 0o600);
  const db = new Database(file, { timeout: BUSY_MS });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** A database's file and what SQLite may have put beside it. */
export function removeDatabase(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`])
    fs.rmSync(name, { force: true });
}
