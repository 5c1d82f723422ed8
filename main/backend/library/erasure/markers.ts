/**
 * The markers of erased people: in the library, and in a small file next to it that no restore replaces. Opening the
 * library copies missing markers from one to the other.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { sha256Schema } from '#interview/document.ts';
import { MANNERS } from '#interview/erasure/erase-text.ts';
import { readIfThere, writeWhole } from '../store/durable-files.ts';
import { readValue, writeValue } from '../store/settings.ts';
import { column, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import type { Marker } from './sealed-names.ts';

/**
 * Imported markers: those that came with a copied library. They apply in it; the file next to the library, by which people
 * are erased again after a restore, gets them only once the author resumes them (at-rest.ts).
 */
const FROM_ELSEWHERE = 'markers-from-elsewhere';

const markersFromElsewhere = (db: ReadableDb): string[] => readValue(db, FROM_ELSEWHERE, idsSchema) ?? [];
export const setMarkersFromElsewhere = (db: WritableDb, ids: readonly string[]): void =>
  writeValue(db, FROM_ELSEWHERE, ids);

const FILE = 'erased-people.json';
const sealed = z.object({
  words: z.int().min(1),
  scope: z.enum(['everywhere', 'their-posts', 'word']),
  seal: sha256Schema,
  hint: z.int().min(0),
});
export const namesSchema = z.array(sealed);
export const idsSchema = z.array(z.string());
export const picturesSchema = z.array(sha256Schema);
const markerSchema = z.object({
  id: z.string(),
  manner: z.enum(MANNERS),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  names: namesSchema,
  ids: idsSchema,
  pictures: picturesSchema,
  askedAt: z.int(),
});
const fileSchema = z.object({ version: z.literal(1), people: z.array(markerSchema) });

/**
 * `erasing`: rows are being erased. `cleaning`: then the indexes. `writing`: the file is rewritten at its next opening
 * (rewrite-file.ts).
 */
const STATES = ['erasing', 'cleaning', 'writing', 'done'] as const;
const rowSchema = markerSchema.extend({
  online: z.enum(['leave', 'update']),
  state: z.enum(STATES),
  doneAt: z
    .int()
    .nullable()
    .transform((at) => at ?? undefined),
});
export type MarkerRow = Readonly<z.infer<typeof rowSchema>>;
export type Online = MarkerRow['online'];

/** All markers, in the order of the requests. */
export function listMarkers(db: ReadableDb): MarkerRow[] {
  if (!hasTable(db)) return [];
  return column<string>(
    db,
    sql`
    SELECT json_object('id', id, 'manner', manner, 'key', lower(hex(key)), 'names', json(names), 'ids', json(ids),
      'pictures', json(pictures), 'askedAt', asked_at, 'online', online, 'state', state, 'doneAt', done_at)
    FROM erased_people ORDER BY rowid`,
  ).map((row) => rowSchema.parse(JSON.parse(row)));
}

/** An older library has none. */
const hasTable = (db: ReadableDb): boolean =>
  get(db, sql`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'erased_people'`) !== undefined;

/** The key that this library's seals are made with. */
export function keyOfLibrary(db: ReadableDb): Buffer {
  const row = get<{ key: Uint8Array }>(db, sql`SELECT key FROM erased_people ORDER BY rowid LIMIT 1`);
  return row === undefined ? randomBytes(32) : Buffer.from(row.key);
}

export function addMarker(
  db: WritableDb,
  marker: Marker & Readonly<{ online: Online; askedAt: number }>,
): void {
  run(
    db,
    sql`
    INSERT INTO erased_people (id, manner, online, key, names, ids, pictures, state, asked_at)
    VALUES (${marker.id}, ${marker.manner}, ${marker.online}, ${Buffer.from(marker.key, 'hex')}, ${JSON.stringify(marker.names)},
      ${JSON.stringify(marker.ids)}, ${JSON.stringify(marker.pictures)}, 'erasing', ${marker.askedAt})`,
  );
}

export function setState(db: WritableDb, id: string, state: MarkerRow['state'], now: number): void {
  run(
    db,
    sql`UPDATE erased_people SET state = ${state}, done_at = ${state === 'done' ? now : null} WHERE id = ${id}`,
  );
}

/** Stores that the question about their online posts is settled. */
export function settleOnline(db: WritableDb, id: string): void {
  run(db, sql`UPDATE erased_people SET online = 'leave' WHERE id = ${id}`);
}

export function removeMarker(db: WritableDb, id: string): boolean {
  return run(db, sql`DELETE FROM erased_people WHERE id = ${id}`) === 1;
}

/** Writes the markers to the file next to the library, except those that came with a copied library. */
export function keepBeside(folder: string, db: ReadableDb): void {
  const elsewhere = new Set(markersFromElsewhere(db));
  const ownMarkers = listMarkers(db).filter(({ id }) => !elsewhere.has(id));
  const { people } = fileSchema.parse({ version: 1, people: ownMarkers });
  writeWhole(path.join(folder, FILE), `${JSON.stringify({ version: 1, people })}\n`);
}

/** Undefined if the file is missing or unreadable: it is written atomically, so only a disk failure damages it. */
function readBeside(folder: string): z.infer<typeof fileSchema>['people'] | undefined {
  const text = readIfThere(path.join(folder, FILE));
  if (text === undefined) return undefined;
  try {
    return fileSchema.safeParse(JSON.parse(text)).data?.people;
  } catch {
    // The library's own markers are written to the file again.
    return undefined;
  }
}

/** The ids of the people whom this author asked to be erased from the library of this folder. */
export const idsBeside = (folder: string): string[] => (readBeside(folder) ?? []).map(({ id }) => id);

/** Number of markers in the file next to the library that the library lost in a restore. */
export function countMissingMarkers(folder: string, db: ReadableDb): number {
  const libraryIds = new Set(listMarkers(db).map(({ id }) => id));
  return (readBeside(folder) ?? []).filter(({ id }) => !libraryIds.has(id)).length;
}

/**
 * Adds to the library the markers that only the file next to it has: the library was restored from before an erasure, or
 * replaced. The caller applies these erasures again. Returns how many there were.
 */
export function addMarkersBeside(folder: string, db: WritableDb): number {
  const people = readBeside(folder);
  const libraryIds = new Set(listMarkers(db).map(({ id }) => id));
  const ownCount = libraryIds.size - markersFromElsewhere(db).length;
  if (people === undefined) {
    if (ownCount > 0) keepBeside(folder, db);
    return 0;
  }
  const missing = people.filter(({ id }) => !libraryIds.has(id));
  transaction(db, () => {
    for (const one of missing) addMarker(db, { ...one, online: 'leave' });
  });
  if (missing.length > 0 || people.length < ownCount) keepBeside(folder, db);
  return missing.length;
}
