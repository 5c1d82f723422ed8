/**
 * Prepares, beside a library, the one to replace it: from a backup, a second folder or a library file. It is verified,
 * migrated to this release's schema and opened once, which tests the restore. The library in use stays unchanged. Runs
 * on a thread.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import { suspendWork } from '../at-rest.ts';
import { assetFile } from '../../store/library-files.ts';
import { syncFile } from '../../store/durable-files.ts';
import { idsBeside } from '../../erasure/markers.ts';
import { releaseClaim } from '../../store/claim.ts';
import { migrate } from '../../store/migrate.ts';
import { requireOurRows } from '../rows/check-rows.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { isSqliteError } from '#backend/core/storage-failures.ts';
import type { OnProgress } from './copy-database.ts';
import { copyHashing, copyProved, isThere } from './copy-files.ts';
import { copiesFolder, readSlip } from './kept-copies.ts';
import { isZip, readLibraryFile } from './library-file.ts';
import { findLocalState } from './local-state.ts';
import { assetsIn, prove, type Counts } from './proof.ts';
import { incomingFolder, incomingLibrary } from './restore-swap.ts';

export type PrepareInput = Readonly<{
  folder: string;
  file: string;
}>;

export type Prepared = Readonly<{
  madeAt: number;
  schema: number;
  counts: Counts;
  /** Number of its pictures whose file is neither with it nor here. */
  missing: number;
}>;

/**
 * Throws backup.not-a-library, backup.newer-version, backup.before-release, backup.foreign-part, backup.foreign-value,
 * backup.damaged, document.too-large, file.unreadable, disk.full, disk.failed; then nothing is left beside the library.
 */
export async function prepare({ folder, file }: PrepareInput, onProgress: OnProgress): Promise<Prepared> {
  const incoming = incomingFolder(folder);
  fs.rmSync(incoming, { recursive: true, force: true });
  fs.mkdirSync(incoming, { recursive: true, mode: 0o700 });
  try {
    const { madeAt, ours } = await takeIn(folder, file, (share) => onProgress(share * 0.5));
    const database = incomingLibrary(folder);
    const { schema, counts } = prove(database);
    onProgress(0.6);
    await bringUpToDate(database, { ours, beside: idsBeside(folder) }, (share) =>
      onProgress(0.6 + share * 0.35),
    );
    syncFile(database);
    const missing = assetsIn(database).filter(
      ({ sha256, bytes }) =>
        !isThere(assetFile(incoming, sha256), bytes) && !isThere(assetFile(folder, sha256), bytes),
    ).length;
    return { madeAt, schema, counts, missing };
  } catch (error) {
    fs.rmSync(incoming, { recursive: true, force: true });
    throw isSqliteError(error) && !OF_THE_DISK.test(error.code)
      ? new AppError('backup.damaged', {}, { cause: error })
      : error;
  }
}

/**
 * Errors not caused by the file's content. Others are: no migration step fits, or its header forbids writing although
 * the file was just written.
 */
const OF_THE_DISK = /^SQLITE_(?:FULL|IOERR|CANTOPEN|BUSY|LOCKED|NOMEM)/;

/** @returns the date of the source, and whether it is a backup of this library, made here */
async function takeIn(
  folder: string,
  file: string,
  onProgress: OnProgress,
): Promise<{ madeAt: number; ours: boolean }> {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) throw new AppError('file.unreadable', { name: path.basename(file) });
  if (isZip(file))
    return { madeAt: (await readLibraryFile(file, incomingFolder(folder), onProgress)).madeAt, ours: false };
  const database = incomingLibrary(folder);
  const beside = path.dirname(file);
  const slip = readSlip(beside, path.basename(file, path.extname(file)));
  const sha256 = copyHashing(file, database);
  if (slip !== undefined && slip.sha256 !== sha256) throw new AppError('backup.damaged');
  // A library that was copied while open has its last changes in the WAL.
  if (fs.existsSync(`${file}-wal`)) fs.copyFileSync(`${file}-wal`, `${database}-wal`);
  closeIntoOneFile(database);
  for (const { sha256: name, bytes } of assetsIn(database)) {
    const pictureBeside = assetFile(beside, name);
    if (!isThere(assetFile(folder, name), bytes) && isThere(pictureBeside, bytes))
      // A picture whose bytes do not match its name is not copied and counts as missing.
      copyProved(pictureBeside, assetFile(incomingFolder(folder), name), name);
  }
  const ours =
    beside === copiesFolder(folder) && slip !== undefined && slip.library === findLocalState(folder)?.library;
  return { madeAt: slip?.madeAt ?? Math.floor(stats.mtimeMs), ours };
}

function closeIntoOneFile(file: string): void {
  // Checked by its first bytes, because SQLite accepts an empty file as a new database.
  const start = Buffer.alloc(16);
  const descriptor = fs.openSync(file, 'r');
  try {
    fs.readSync(descriptor, start, 0, 16, 0);
  } finally {
    fs.closeSync(descriptor);
  }
  if (start.toString('latin1') !== 'SQLite format 3\u0000') throw new AppError('backup.not-a-library');
  prove(file);
  const db = new Database(file);
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** Migrates to this release's schema, checks every row and suspends work in progress. */
async function bringUpToDate(
  file: string,
  from: Parameters<typeof suspendWork>[1],
  onProgress: OnProgress,
): Promise<void> {
  const db = new Database(file) as unknown as WritableDb;
  try {
    db.pragma('trusted_schema = OFF');
    await migrate(db);
    requireOurRows(db, 'backup', onProgress);
    suspendWork(db, from);
    // Queued sends must wait until the blogs were read (publishing/jobs/paused-blogs.ts).
    releaseClaim(db);
  } finally {
    db.close();
  }
}
