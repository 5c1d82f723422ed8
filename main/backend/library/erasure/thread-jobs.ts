/** What the backup thread does for an erasure: it reads files that nobody waits for. */
import fs from 'node:fs';
import { copyFile, listCopies, copiesFolder } from '../backups/kept-copies.ts';
import { isSqliteError } from '../../core/storage-failures.ts';
import { inOneState } from './in-one-state.ts';
import { findPerson, type Person } from './person.ts';
import { readerOf } from './rows.ts';
import { holdsAny, scanRows, type Hit, type Tell } from './scan.ts';
import type { Marker } from './seal.ts';

export type ScanInput = Readonly<{ file: string; markers: readonly Marker[] }>;
export type CopiesInput = Readonly<{ folder: string; markers: readonly Marker[] }>;

/** Where they are, row by row. */
export function scanLibrary({ file, markers }: ScanInput, tell: Tell): Hit[] {
  const reader = readerOf(markers);
  if (reader === undefined) return [];
  return inOneState(file, (db) => [...scanRows(db, reader, tell)].map(({ table, key }) => ({ table, key })));
}

/** Throws participant.not-found. */
export function whoIs({ file, id }: Readonly<{ file: string; id: string }>): Person {
  return inOneState(file, (db) => findPerson(db, id));
}

/** The kept copies that hold any of them; one that cannot be read may. */
export function copiesThatHold({ folder, markers }: CopiesInput, tell: Tell): string[] {
  const reader = readerOf(markers);
  if (reader === undefined) return [];
  const copies = listCopies(copiesFolder(folder));
  return copies.flatMap(({ id }, index) => {
    tell(index / Math.max(copies.length, 1));
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
