/** Restores a library that nobody has open: what the command line does. */
import fs from 'node:fs';
import path from 'node:path';
import type { Log } from '../../context.ts';
import { openLibrary } from '../open-library.ts';
import { refuseNetworkShare } from '../library-folder.ts';
import { takeWriterLock } from '../writer-lock.ts';
import { copiesFolder, copyFile } from './kept-copies.ts';
import type { Prepared } from './prepare.ts';
import { readPlaces, writePlaces } from './places.ts';
import { orderRestore } from './restore-swap.ts';
import { runJob } from './run-job.ts';

export type Restored = Prepared & Readonly<{ keptAs: string | undefined }>;

/** The file that `asked` stands for: a kept copy by its name, else a path. */
export function restoreSource(folder: string, asked: string, cwd: string): string {
  const kept = copyFile(copiesFolder(folder), asked);
  return /^[a-z0-9-]+$/.test(asked) && fs.existsSync(kept) ? kept : path.resolve(cwd, asked);
}

/**
 * Puts the library of `file` into `folder`, whatever is there: that is kept among its copies.
 * Throws library.in-use, and what prepare throws; then nothing has changed.
 */
export async function restoreNow(
  folder: string,
  file: string,
  { now, log }: Readonly<{ now: () => number; log: Log }>,
): Promise<Restored> {
  refuseNetworkShare(folder);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeWriterLock(folder);
  let prepared: Prepared;
  try {
    prepared = await runJob('prepare', { folder, file });
    orderRestore(folder, now(), prepared.madeAt);
  } finally {
    lock.release();
  }
  (await openLibrary({ folder, now, log })).close();
  const { restored, ...places } = readPlaces(folder);
  // Whoever asked for it knows.
  writePlaces(folder, places);
  return { ...prepared, keptAs: restored?.keptAs };
}
