/** All that search needs of a library: a connection, and the ranking index beside it where there is one. */
import type { ReadableDb } from '../library/sql.ts';
import type { Impact } from './impact/impact.ts';

export type Engine = Readonly<{
  db: ReadableDb;
  impact?: Impact;
  close(): void;
}>;

export const engineOn = (db: ReadableDb): Engine => ({ db, close: () => undefined });
