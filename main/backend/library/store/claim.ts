/**
 * The claim of a library: its file's inode and birth time, which a copy never has and which stay when a folder is
 * moved. Written when a library is created or received from elsewhere. For its use see publishing/jobs/paused-blogs.ts.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LIBRARY_FILE } from './library-files.ts';
import { readValue, writeValue } from './settings.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';

const KEY = 'claim';
/** The claim of a prepared library, which matches no file. */
const NOWHERE = 'prepared';

const claimSchema = z.strictObject({
  /** Inode and birth time of the database's file. */
  file: z.string(),
  /** Incremented with each job. */
  epoch: z.int().min(0),
  /** True forever once the library was recognised as a copy, since the original may also send. */
  copy: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

export const readClaim = (db: ReadableDb): Claim | undefined => readValue(db, KEY, claimSchema);
export const writeClaim = (db: WritableDb, own: Claim): void => writeValue(db, KEY, own);

/** Counts one more job, inside its transaction, so that the number stored beside the library is never higher. */
export function countJob(db: WritableDb): void {
  const claim = readClaim(db);
  if (claim !== undefined) writeClaim(db, { ...claim, epoch: claim.epoch + 1 });
}

export function fileOf(folder: string): string {
  const { ino, birthtimeNs } = fs.statSync(path.join(folder, LIBRARY_FILE), { bigint: true });
  return `${ino}:${birthtimeNs}`;
}

/** Claims a library just created here. */
export const claimNew = (db: WritableDb, folder: string): void =>
  writeClaim(db, { file: fileOf(folder), epoch: 0, copy: false });

/** Releases the claim, so that the file counts as a copy wherever it is opened. */
export const releaseClaim = (db: WritableDb): void => writeClaim(db, { file: NOWHERE, epoch: 0, copy: true });
