/**
 * Whether this library is the one that did the sending, or a copy of it: restored from a backup, imported, copied,
 * rescued. The database remembers which file it is (its inode and birth, which a copy never has, and which stay when a
 * folder is moved) and a number that grows with each job; a small file beside it, never part of a backup, holds the same
 * number. An older copy put in the very place of the file is told by that number.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Backend } from '../../app/backend.ts';
import { fileOf, readClaim, writeClaim, type Claim } from '../../library/claim.ts';
import { transaction } from '../../library/sql.ts';
import { holdBlogs } from './held.ts';

const SIDECAR = 'library.sends';
const sidecarSchema = z.strictObject({ epoch: z.int().min(0) });

/** Called as a library starts, before anything runs in it: where the library is a copy, its blogs are held from then on. */
export function settleHome(backend: Pick<Backend, 'db' | 'folder' | 'log'>): void {
  const { db, folder, log } = backend;
  const stored = readClaim(db);
  const beside = readSidecar(folder);
  const file = fileOf(folder);
  const known = stored?.file === file && (beside ?? 0) <= stored.epoch;
  const epoch = Math.max(stored?.epoch ?? 0, beside ?? 0);
  const next: Claim = { file, epoch, copy: (stored?.copy ?? false) || !known };
  if (known) {
    if (beside !== stored.epoch) writeSidecar(folder, stored.epoch);
    return;
  }
  const held = transaction(db, () => {
    writeClaim(db, next);
    return known ? 0 : holdBlogs(db);
  });
  writeSidecar(folder, epoch);
  if (!known) log.warn('this library is a copy: its blogs are held', { blogs: held });
}

/** A job was committed: an older state of this library can be told from now on. */
export function noteJob({ db, folder, log }: Pick<Backend, 'db' | 'folder' | 'log'>): void {
  const stored = readClaim(db);
  if (stored === undefined) return;
  const epoch = stored.epoch + 1;
  // First here, then beside: where that is cut in two, the database is ahead, which means nothing.
  transaction(db, () => writeClaim(db, { ...stored, epoch }));
  try {
    writeSidecar(folder, epoch);
  } catch (error) {
    log.error('the number beside the library was not written', error);
  }
}

function readSidecar(folder: string): number | undefined {
  let text: string;
  try {
    text = fs.readFileSync(path.join(folder, SIDECAR), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return sidecarSchema.parse(JSON.parse(text)).epoch;
  } catch (error) {
    // Unreadable is as good as absent: the file's own identity still tells a copy.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/**
 * Not flushed to the disk, which every send would wait for: what a power cut takes of it is made good from the database at
 * the next start. Only an older copy put in the very place of the file between the two is not told by it.
 */
function writeSidecar(folder: string, epoch: number): void {
  const file = path.join(folder, SIDECAR);
  const next = `${file}.new`;
  const descriptor = fs.openSync(next, 'w', 0o600);
  try {
    fs.writeSync(descriptor, JSON.stringify({ epoch }));
  } finally {
    fs.closeSync(descriptor);
  }
  fs.renameSync(next, file);
}
