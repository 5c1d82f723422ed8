/** Finds the copies of a library that name a person to be erased. Runs in the backup thread. */
import fs from 'node:fs';
import { isSqliteError } from '#backend/core/storage-failures.ts';
import { readerOf } from '../../erasure/row-change.ts';
import { holdsAny, inOneState, type OnProgress } from '../../erasure/scan.ts';
import type { Marker } from '../../erasure/sealed-names.ts';
import { copiesFolder, copyFile, listCopies } from './kept-copies.ts';

export type CopiesInput = Readonly<{ folder: string; markers: readonly Marker[] }>;

/** The kept copies that hold any of them; one that cannot be read may. */
export function copiesThatHold({ folder, markers }: CopiesInput, onProgress: OnProgress): string[] {
  const reader = readerOf(markers);
  if (reader === undefined) return [];
  const copies = listCopies(copiesFolder(folder));
  return copies.flatMap(({ id }, index) => {
    onProgress(index / Math.max(copies.length, 1));
    const file = copyFile(copiesFolder(folder), id);
    if (!fs.existsSync(file)) return [];
    try {
      return inOneState(file, (db) => holdsAny(db, reader)) ? [id] : [];
    } catch (error) {
      if (isSqliteError(error)) return [id];
      throw error;
    }
  });
}
