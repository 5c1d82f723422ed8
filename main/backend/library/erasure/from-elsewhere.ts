/**
 * Markers that came with a library from elsewhere. In it they hold as they did; the file beside the library, by which people
 * are erased again from whatever takes its place, has them only once the author has said that they go on (at-rest.ts).
 */
import { z } from 'zod';
import { readValue, writeValue } from '../settings.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';

const KEY = 'markers-from-elsewhere';
const idsSchema = z.array(z.string());

export const markersFromElsewhere = (db: ReadableDb): string[] => readValue(db, KEY, idsSchema) ?? [];
export const setMarkersFromElsewhere = (db: WritableDb, ids: readonly string[]): void =>
  writeValue(db, KEY, ids);
