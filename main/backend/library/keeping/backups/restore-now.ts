/** Restores a closed library, for the command line. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import type { Recovered } from '#contract/rescue.ts';
import type { Log } from '#backend/core/log.ts';
import { LIBRARY_FILE } from '../../store/library-files.ts';
import { openLibrary } from '../open-library.ts';
import { refuseNetworkShare } from '../../store/library-folder.ts';
import { takeWriterLock } from '../../store/writer-lock.ts';
import { copiesFolder, copyFile } from './kept-copies.ts';
import type { Prepared } from './prepare.ts';
import { readLocalState, writeLocalState } from './local-state.ts';
import { orderRestore } from './restore-swap.ts';
import { runJob } from './run-job.ts';

export type Restored = Prepared & Readonly<{ keptAs: string | undefined }>;

/** The file meant by `source`: the name of a backup or a path. */
export function restoreSource(folder: string, source: string, cwd: string): string {
  const copy = copyFile(copiesFolder(folder), source);
  return /^[a-z0-9-]+$/.test(source) && fs.existsSync(copy) ? copy : path.resolve(cwd, source);
}

/**
 * Replaces the library in `folder` with that of `file`; the replaced one is kept as a backup. Throws library.in-use,
 * and as prepare does; then nothing has changed.
 */
export function restoreNow(folder: string, file: string, surroundings: Surroundings): Promise<Restored> {
  return replaceLibrary(folder, surroundings, () => runJob('prepare', { folder, file }));
}

/**
 * Replaces a damaged library with its readable part; the damaged file is kept among the backups. Throws
 * library.not-found, library.in-use, and as recover does; then nothing has changed.
 */
export function recoverNow(
  folder: string,
  surroundings: Surroundings,
): Promise<Recovered & Readonly<{ keptAs: string | undefined }>> {
  if (!fs.existsSync(path.join(folder, LIBRARY_FILE))) throw new AppError('library.not-found', { folder });
  return replaceLibrary(folder, surroundings, () => runJob('recover', { folder, now: surroundings.now() }));
}

type Surroundings = Readonly<{ now: () => number; log: Log }>;

/** Holds the writer lock until the replacement is ready, then opens it once. */
async function replaceLibrary<Ready extends Readonly<{ madeAt: number }>>(
  folder: string,
  { now, log }: Surroundings,
  ready: () => Promise<Ready>,
): Promise<Ready & Readonly<{ keptAs: string | undefined }>> {
  refuseNetworkShare(folder);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeWriterLock(folder);
  let prepared: Ready;
  try {
    prepared = await ready();
    orderRestore(folder, now(), prepared.madeAt);
  } finally {
    lock.release();
  }
  (await openLibrary({ folder, now, log })).close();
  const { restored, ...places } = readLocalState(folder);
  // The caller of the command knows of the restore.
  writeLocalState(folder, places);
  return { ...prepared, keptAs: restored?.keptAs };
}
