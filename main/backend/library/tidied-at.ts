/** When the library was tidied last: what goes by its age must not go because a clock is years ahead for a day. */
import { z } from 'zod';
import { readValue, writeValue } from './settings.ts';
import type { WritableDb } from './sql.ts';

const KEY = 'tidied-at';
/** How far one tidying is from the last at most; whoever was away for longer is caught up with in some days. */
const MOST = 31 * 24 * 60 * 60_000;

/** The time that ages are counted from, in milliseconds: `now`, or a month after the last time where that was long before. */
export function tidyingTime(db: WritableDb, now: number): number {
  const last = readValue(db, KEY, z.number().int());
  const at = last === undefined ? now : Math.min(now, last + MOST);
  writeValue(db, KEY, at);
  return at;
}
