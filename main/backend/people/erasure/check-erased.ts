/**
 * Searches a library for remains of erased people: in rows, pictures and the bytes of its files. Slow, for `check`. Kept
 * copies are reported separately, not as faults.
 */
import fs from 'node:fs';
import path from 'node:path';
import { spansOf } from '#interview/erasure/erase-text.ts';
import { IMPACT_FILE } from '../../search/impact/impact-file.ts';
import { assetFile, LIBRARY_FILE } from '../../library/store/library-files.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { listMarkers, countMissingMarkers } from '../../library/erasure/markers.ts';
import { ownerOf } from '../../library/erasure/erase-row.ts';
import { readerOf, type Reader } from '../../library/erasure/row-change.ts';
import { filesHolding, scanRows } from '../../library/erasure/scan.ts';
import { copiesFolder, copyFile, listCopies } from '../../library/keeping/backups/kept-copies.ts';

/** `erased.named`: `what` is the table, `location` the post or the file. `erased.under-way`: an erasure is not finished. */
type ErasedFinding = Readonly<{
  code: 'erased.named' | 'erased.in-file' | 'erased.picture' | 'erased.under-way';
  severity: 'error' | 'note';
  location: string;
  what: string;
}>;

const MOST = 100;
const CHUNK = 4 * 1024 * 1024;
/** Longer than any name. */
const OVERLAP = 2_048;
/** Public addresses and their words stay as long as their page is online (columns.ts). */
// oxlint-disable-next-line no-control-regex -- SQLite puts the bytes of its own between two columns
const ADDRESS = /https?:\/\/[^\s"'<>\\\u0000-\u001f]+|\/\d{4}\/\d{2}\/[\w%-]+\.html/g;

export function checkErased(db: ReadableDb, folder: string): ErasedFinding[] {
  const markers = listMarkers(db);
  const reader = readerOf(markers);
  const findings: ErasedFinding[] = [];
  if (markers.some(({ state }) => state !== 'done') || countMissingMarkers(folder, db) > 0)
    findings.push({ code: 'erased.under-way', severity: 'note', location: folder, what: '' });
  if (reader === undefined) return findings;
  for (const { table, key } of scanRows(db, reader)) {
    findings.push({
      code: 'erased.named',
      severity: 'error',
      location: ownerOf(db, table, key)?.id ?? table,
      what: table,
    });
    if (findings.length >= MOST) return findings;
  }
  for (const sha256 of markers.flatMap(({ pictures }) => pictures)) {
    const location = assetFile(folder, sha256);
    if (fs.existsSync(location))
      findings.push({ code: 'erased.picture', severity: 'error', location, what: sha256 });
  }
  // Bytes of the files are searched for text that is in no row; rows were searched above.
  if (!findings.some(({ severity }) => severity === 'error'))
    for (const name of [LIBRARY_FILE, `${LIBRARY_FILE}-wal`, IMPACT_FILE, `${IMPACT_FILE}-wal`]) {
      const location = path.join(folder, name);
      if (fs.existsSync(location) && isNamedIn(location, reader))
        findings.push({ code: 'erased.in-file', severity: 'error', location, what: name });
    }
  return findings;
}

/** The ids of the backups that still hold any of them. */
export function backupsWithErased(db: ReadableDb, libraryFolder: string): string[] {
  const markers = listMarkers(db);
  if (markers.length === 0) return [];
  const folder = copiesFolder(libraryFolder);
  const files = listCopies(folder).map(({ id }) => ({ id, file: copyFile(folder, id) }));
  return filesHolding({ files, markers }, () => undefined);
}

function isNamedIn(file: string, { erasing, markers }: Reader): boolean {
  const ids = markers.flatMap((marker) => marker.ids);
  const descriptor = fs.openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK + OVERLAP);
    for (let at = 0; ; at += CHUNK) {
      const read = fs.readSync(descriptor, chunk, 0, chunk.length, at);
      if (read === 0) return false;
      // Ids are not searched, even one that was made of words.
      const words = ids.reduce(
        (text, id) => text.replaceAll(id, ' '),
        chunk.toString('utf8', 0, read).replace(ADDRESS, ' '),
      );
      if (spansOf(words, erasing.names, new Set()).length > 0) return true;
    }
  } finally {
    fs.closeSync(descriptor);
  }
}
