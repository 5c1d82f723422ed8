/**
 * Copies a library with SQLite's online backup, from a snapshot of a separate connection. Writing continues meanwhile,
 * and the copy is of one moment. Runs on a thread (worker.ts).
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import { installFile } from '../../store/durable-files.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import type { Proof } from './proof.ts';
import { countsOf, prove, sameCounts } from './proof.ts';

/** Pages of 4 KB per step, about four megabytes between progress reports. */
const PAGES = 1_024;
const BUSY_MS = 5_000;

/** Called with the progress, from 0 to 1. */
export type OnProgress = (share: number) => void;

/**
 * Copies the open library `source` to the file `target`, which is created complete and verified, or not at all. Throws
 * library.corrupt for a damaged source, backup.damaged for a bad copy, disk.full, disk.failed.
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

/** Copies without verifying. Returns the row counts that the copy must have. */
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
    // A transaction holds the snapshot; otherwise each save would restart the copy.
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

/** Leaves WAL mode, so that a copy is one closed file that also opens on a read-only medium. */
function closeIntoOneFile(file: string): void {
  fs.chmodSync(file, 0o600);
  const db = new Database(file, { timeout: BUSY_MS });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** Removes a database with the files that SQLite may have created beside it. */
export function removeDatabase(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`])
    fs.rmSync(name, { force: true });
}
