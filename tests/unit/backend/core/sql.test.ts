import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { get, list, type ReadableDb, sql, type SqlValue } from '#backend/core/sql.ts';

const db = new Database(':memory:') as unknown as ReadableDb;
const sumOf = (a: SqlValue, b: SqlValue) => sql`SELECT ${a} + ${b} AS sum`;

it('turns values into parameters, one for each place of a value in the code', () => {
  expect(sumOf(1, 2)).toEqual({ text: 'SELECT ? + ? AS sum', values: [1, 2] });
  expect([sumOf(1, 2), sumOf(30, 12), sumOf("'", null)].map((query) => get(db, query))).toEqual([
    { sum: 3 },
    { sum: 42 },
    { sum: null },
  ]);
});

it('nests queries with their parameters, also inside one without parameters', () => {
  const among = (which: SqlValue | ReturnType<typeof list>) =>
    sql`SELECT 2 IN (${which}) AS found, ${7} AS n`;
  expect(among(1)).toEqual({ text: 'SELECT 2 IN (?) AS found, ? AS n', values: [1, 7] });
  expect(among(list([1, 2]))).toEqual({ text: 'SELECT 2 IN (?, ?) AS found, ? AS n', values: [1, 2, 7] });
  expect([among(1), among(list([1, 2])), among(2)].map((query) => get(db, query))).toEqual([
    { found: 0, n: 7 },
    { found: 1, n: 7 },
    { found: 1, n: 7 },
  ]);
});
