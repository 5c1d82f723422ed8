/**
 * Pictures that nothing shows any more: taken out of a text, or never put into one. They are put aside with those of erased
 * posts, which the author erases, or the rule of the bin; nothing is erased here.
 */
import { z } from 'zod';
import type { Backend } from '../app/backend.ts';
import { unusedPictures } from './picture-uses.ts';
import { readValue, writeValue } from './settings.ts';
import { column, run, sql, transaction } from './sql.ts';

const DAY = 24 * 60 * 60_000;
const EVERY_MS = 7 * DAY;
/** A picture just taken in may wait in an open text, or in its undo. */
const AT_LEAST_MS = 2 * DAY;
const KEY = 'pictures.swept';

/** Once a week, whenever it is called; returns how many were put aside. Reads on only as long as some are not met yet. */
export async function sweepPictures(
  { db, now }: Pick<Backend, 'db' | 'now'>,
  signal: AbortSignal,
): Promise<number> {
  const last = readValue(db, KEY, z.int());
  if (last !== undefined && now() - last < EVERY_MS) return 0;
  const here = column<string>(
    db,
    sql`SELECT sha256 FROM assets WHERE binned_at IS NULL AND created_at <= ${now() - AT_LEAST_MS}`,
  );
  return unusedPictures(db, here, signal, (unused) =>
    transaction(db, () => {
      writeValue(db, KEY, now());
      return run(
        db,
        sql`
        UPDATE assets SET binned_at = ${now()} WHERE binned_at IS NULL
          AND sha256 IN (SELECT value FROM json_each(${JSON.stringify(unused)}))`,
      );
    }),
  );
}
