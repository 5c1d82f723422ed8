/**
 * Replaces this library by a prepared one, while it is opened and locked. The plan is written first: after an
 * interruption the next opening completes it, with either the old or the new library complete.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { testHook } from '#backend/core/test-hooks.ts';
import { readIfThere, syncFolder, writeWhole } from '../../store/durable-files.ts';
import { LIBRARY_FILE } from '../../store/library-files.ts';
import { removeDatabase } from './copy-database.ts';
import { readLocalState, writeLocalState } from './local-state.ts';
import { copiesFolder, copyFile, newCopyId } from './kept-copies.ts';

/** Folder of a prepared library with its pictures. */
const INCOMING = 'incoming';
const RECOVERING = 'recovering';
const ORDER = 'library.restore.json';

const orderSchema = z.object({
  keepAs: z.string().regex(/^[a-z0-9-]{1,100}$/),
  madeAt: z.int().min(0),
});

export const incomingFolder = (folder: string): string => path.join(folder, INCOMING);
export const incomingLibrary = (folder: string): string => path.join(incomingFolder(folder), LIBRARY_FILE);

export const recoveringFolder = (folder: string): string => path.join(folder, RECOVERING);

/** Orders that the library in `incoming/` replaces this one at the next opening. */
export function orderRestore(folder: string, now: number, madeAt: number): void {
  testHook('restore:prepared');
  const copies = copiesFolder(folder);
  fs.mkdirSync(copies, { recursive: true, mode: 0o700 });
  writeWhole(
    path.join(folder, ORDER),
    JSON.stringify({ keepAs: newCopyId(copies, 'before-restore', now), madeAt }),
  );
  testHook('restore:ordered');
}

/**
 * Completes an ordered restore, and removes a prepared library that was not ordered. Requires the writer lock.
 * @returns whether a prepared library was put in place, and the name of the backup of the replaced one
 */
export function finishRestore(folder: string): { restored: boolean; keptAs: string | undefined } {
  const file = path.join(folder, ORDER);
  const order = readOrder(file);
  let keptAs: string | undefined;
  let restored = false;
  if (order !== undefined && fs.existsSync(incomingLibrary(folder))) {
    movePictures(folder);
    keptAs = keepOld(folder, order.keepAs);
    testHook('restore:old-kept');
    fs.renameSync(incomingLibrary(folder), path.join(folder, LIBRARY_FILE));
    syncFolder(folder);
    restored = true;
    testHook('restore:swapped');
    writeLocalState(folder, {
      ...readLocalState(folder),
      restored: { madeAt: order.madeAt, ...(keptAs === undefined ? {} : { keptAs }) },
    });
  }
  fs.rmSync(file, { force: true });
  for (const rest of [incomingFolder(folder), recoveringFolder(folder)])
    fs.rmSync(rest, { recursive: true, force: true });
  return { restored, keptAs };
}

function readOrder(file: string): z.infer<typeof orderSchema> | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return orderSchema.parse(JSON.parse(text));
  } catch (error) {
    // The order was written completely, so the disk lost it. Neither library is changed.
    throw new AppError('library.corrupt', {}, { cause: error });
  }
}

function keepOld(folder: string, keepAs: string): string | undefined {
  const file = path.join(folder, LIBRARY_FILE);
  const copy = copyFile(copiesFolder(folder), keepAs);
  fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o700 });
  // It may be missing, or moved before an interruption.
  const isHere = fs.existsSync(file);
  if (!isHere || !closeIntoOneFile(file)) {
    // An unreadable library is kept with its WAL, for a repair.
    const wal = `${file}-wal`;
    if (fs.existsSync(wal)) fs.renameSync(wal, `${copy}-wal`);
  }
  if (isHere) fs.renameSync(file, copy);
  // SQLite would read the old WAL as that of the new library.
  removeDatabase(file);
  syncFolder(path.dirname(copy));
  return fs.existsSync(copy) ? keepAs : undefined;
}

/** False if the file is damaged. */
function closeIntoOneFile(file: string): boolean {
  try {
    const db = new Database(file);
    try {
      db.pragma('journal_mode = DELETE');
      return true;
    } finally {
      db.close();
    }
  } catch {
    // The replaced library may be damaged, which may be why it is replaced.
    return false;
  }
}

/** Pictures are named by their bytes, so an existing one is the same. */
function movePictures(folder: string): void {
  const from = path.join(incomingFolder(folder), 'assets');
  if (fs.existsSync(from))
    for (const shelf of fs.readdirSync(from)) {
      const to = path.join(folder, 'assets', shelf);
      fs.mkdirSync(to, { recursive: true, mode: 0o700 });
      for (const name of fs.readdirSync(path.join(from, shelf)))
        fs.renameSync(path.join(from, shelf, name), path.join(to, name));
      syncFolder(to);
    }
  // Takes the practice blog of another computer, if this one never had any.
  const practice = path.join(incomingFolder(folder), 'practice-blog');
  const own = path.join(folder, 'practice-blog');
  if (fs.existsSync(practice) && !fs.existsSync(own)) fs.renameSync(practice, own);
}
