/**
 * The steps of the library's schema, in order; the first makes all of it. A shipped step is never edited: a change is a new
 * step. Numbers below 1000 are of libraries that development builds made before the first release.
 */
import type { WritableDb } from '#backend/core/sql.ts';
import { first } from './1000-first/step.ts';
import { returns } from './1010-returns/step.ts';

export type Migration = Readonly<{ number: number; name: string; up(db: WritableDb): void }>;

export const migrations: readonly Migration[] = [first, returns];
