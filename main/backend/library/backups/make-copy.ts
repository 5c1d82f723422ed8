/** Makes a copy of a library in its `copies/`, proved, and lets those go that the rotation does not keep. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { LIBRARY_FILE } from '../library-names.ts';
import type { Tell } from './copy-database.ts';
import {
  copiesFolder,
  copyFile,
  listCopies,
  newCopyId,
  removeCopy,
  writeSlip,
  type KeptCopy,
  type Reason,
} from './kept-copies.ts';
import { readPlaces } from './places.ts';
import { surplusCopies } from './rotation.ts';
import { requireRoom } from './room.ts';
import { runJob } from './run-job.ts';

type CopyOptions = Readonly<{
  now: number;
  /** The version of Escale that it is made for. */
  before?: string;
  tell?: Tell;
  signal?: AbortSignal;
}>;

/**
 * Copies the library of `folder`, open or not. Throws backup.damaged where the copy could not be proved (it is then
 * removed), backup.no-room, library.corrupt, disk.failed.
 */
export async function makeCopy(
  folder: string,
  reason: Reason,
  { now, before, ...job }: CopyOptions,
): Promise<KeptCopy> {
  const source = path.join(folder, LIBRARY_FILE);
  const copies = copiesFolder(folder);
  fs.mkdirSync(copies, { recursive: true, mode: 0o700 });
  requireRoom(copies, fs.statSync(source).size);
  const id = newCopyId(copies, reason, now);
  const proof = await runJob('copy', { source, target: copyFile(copies, id) }, job);
  const slip = writeSlip(copies, id, readPlaces(folder).library, now, {
    ...proof,
    ...(before === undefined ? {} : { before }),
  });
  rotate(copies, now);
  return { id, madeAt: now, reason, bytes: proof.bytes, slip };
}

/** @param only which copies are ours to remove, in a place that others use too */
export function rotate(copies: string, now: number, only: (copy: KeptCopy) => boolean = () => true): void {
  for (const id of surplusCopies(listCopies(copies).filter(only), now)) removeCopy(copies, id);
}

/** Proves the copies whose slip is missing: the library that a restore replaced, for one. Returns those that are damaged. */
export async function proveUnproved(folder: string, signal: AbortSignal): Promise<string[]> {
  const copies = copiesFolder(folder);
  const damaged: string[] = [];
  for (const { id, madeAt } of listCopies(copies).filter((copy) => copy.slip === undefined)) {
    try {
      const proof = await runJob('prove', { file: copyFile(copies, id) }, { signal });
      writeSlip(copies, id, readPlaces(folder).library, madeAt, proof);
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('backup.')) throw error;
      damaged.push(id);
    }
  }
  return damaged;
}
