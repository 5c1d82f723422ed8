/** Reads the rows of a damaged database by row number, and continues after unreadable pages. */
import type Database from 'better-sqlite3';
import { isSqliteError } from '#backend/core/storage-failures.ts';

export type Value = string | number | bigint | Uint8Array | null;
export type Row = readonly Value[];

const BATCH = 200;
const FARTHEST = 2 ** 40;

/** Undefined if the data is damaged. Throws other errors. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (isSqliteError(error) || error instanceof RangeError) return undefined;
    throw error;
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Rows of a table with row numbers, in order, each as its number and then `columns`.
 * @returns the number of gaps, each of at least one lost row
 */
export function* readableRows(
  db: Database.Database,
  table: string,
  columns: readonly string[],
): Generator<Row, number> {
  const select = attempt(() =>
    db
      .prepare<[number, number], Row>(
        // Not from an index, which lacks the rest of the row.
        `SELECT rowid, ${columns.map(quoted).join(', ')} FROM ${quoted(table)} NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT ?`,
      )
      .raw(),
  );
  if (select === undefined) return 1;
  const from = (start: number, most: number) => attempt(() => select.all(start, most));
  let gaps = 0;
  for (let next = 0; next < FARTHEST;) {
    const rows = from(next, BATCH);
    if (rows !== undefined) {
      yield* rows;
      const last = rows.at(-1)?.[0];
      if (rows.length < BATCH || typeof last !== 'number') return gaps;
      next = last + 1;
      continue;
    }
    // One row at a time up to the damage.
    for (let one = from(next, 1); one !== undefined; one = from(next, 1)) {
      const last = one[0]?.[0];
      if (typeof last !== 'number') return gaps;
      yield* one;
      next = last + 1;
    }
    gaps += 1;
    next = firstReadableAfter(next, (start) => from(start, 1) !== undefined);
  }
  return gaps;
}

/** The first readable row number at or after `from`. */
function firstReadableAfter(from: number, canRead: (start: number) => boolean): number {
  let step = 1;
  while (!canRead(from + step)) {
    step *= 2;
    if (from + step > FARTHEST) return FARTHEST;
  }
  let bad = from + Math.floor(step / 2);
  let good = from + step;
  while (good - bad > 1) {
    const middle = Math.floor((bad + good) / 2);
    if (canRead(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Rows of a table without row numbers: from its beginning up to the damage, then from its end. */
export function readableKeyed(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  key: readonly string[],
): Readonly<{ rows: Row[]; gaps: number }> {
  const read = (direction: 'ASC' | 'DESC'): Readonly<{ rows: Row[]; isComplete: boolean }> => {
    const rows: Row[] = [];
    const isComplete = attempt(() => {
      const all = db
        .prepare<[], Row>(
          `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)} NOT INDEXED ORDER BY ${key.map((name) => `${quoted(name)} ${direction}`).join(', ')}`,
        )
        .raw();
      for (const row of all.iterate()) rows.push(row);
      return true;
    });
    return { rows, isComplete: isComplete === true };
  };
  const forwards = read('ASC');
  if (forwards.isComplete) return { rows: forwards.rows, gaps: 0 };
  return { rows: [...forwards.rows, ...read('DESC').rows], gaps: 1 };
}
