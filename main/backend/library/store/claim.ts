/**
 * The claim of a library: which file it is, by its inode and birth, which a copy never has, and which stay when a folder is
 * moved. Written as a library is made, and as one that came from elsewhere was received. What follows from it:
 * publishing/jobs/paused-blogs.ts.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LIBRARY_FILE } from './library-files.ts';
import { readValue, writeValue } from './settings.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';

const KEY = 'claim';
/** Of a library that was made ready to take another's place: no file is called so. */
const NOWHERE = 'prepared';

const claimSchema = z.strictObject({
  /** The database's file: inode and birth. */
  file: z.string(),
  /** Grows with each job. */
  epoch: z.int().min(0),
  /** True for ever once the library was found to be a copy: its twin may be sending, too. */
  copy: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

export const readClaim = (db: ReadableDb): Claim | undefined => readValue(db, KEY, claimSchema);
export const writeClaim = (db: WritableDb, own: Claim): void => writeValue(db, KEY, own);

/** Counts one more job, in its transaction: the number beside the library is never ahead of it. */
export function countJob(db: WritableDb): void {
  const claim = readClaim(db);
  if (claim !== undefined) writeClaim(db, { ...claim, epoch: claim.epoch + 1 });
}

export function fileOf(folder: string): string {
  const { ino, birthtimeNs } = fs.statSync(path.join(folder, LIBRARY_FILE), { bigint: true });
  return `${ino}:${birthtimeNs}`;
}

/** A library that was made just now, here. */
export const claimNew = (db: WritableDb, folder: string): void =>
  writeClaim(db, { file: fileOf(folder), epoch: 0, copy: false });

/** Releases the claim: the file counts as a copy wherever it is opened. */
export const releaseClaim = (db: WritableDb): void => writeClaim(db, { file: NOWHERE, epoch: 0, copy: true });
