/**
 * By what the index must have been made to be whole: the analysis of this release, and how often the author had it made
 * again. One number, stored with each post and in the hash of each row: raised, nothing that is indexed counts any more,
 * and not one row had to be touched for that.
 */
import { z } from 'zod';
import { readValue, writeValue } from '../library/settings.ts';
import type { ReadableDb, WritableDb } from '../library/sql.ts';
import { ANALYSIS_VERSION } from './analysis.ts';

const KEY = 'search.generation';
const MOST = 1_000;
const schema = z
  .int()
  .min(0)
  .max(MOST - 1);

/** Greater than 0, which stands for a post that is not indexed. */
export const currentGeneration = (db: ReadableDb): number =>
  ANALYSIS_VERSION * MOST + (readValue(db, KEY, schema) ?? 0);

/** From now on no post counts as indexed. */
export const nextGeneration = (db: WritableDb): void =>
  writeValue(db, KEY, ((readValue(db, KEY, schema) ?? 0) + 1) % MOST);
