/**
 * Checks every row of a library that may be untrusted against the values that Escale writes. Its schema (our-schema.ts)
 * and pages (backups/proof.ts) are verified before. Takes as long as reading the library, so it runs on a thread.
 */
import Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import type { OnProgress } from '../backups/copy-database.ts';
import type { ReadableDb, WritableDb } from '#backend/core/sql.ts';
import { BLOG_ROWS, LIBRARY_ROWS } from './library-tables.ts';
import type { Check, Row, Value } from './checks.ts';

/** Checks every row of a library prepared beside; runs on a thread. Throws library.foreign-value, library.corrupt. */
export function checkRowsOfFile(file: string, tell: OnProgress): null {
  const db = new Database(file, { fileMustExist: true }) as unknown as WritableDb;
  try {
    db.pragma('trusted_schema = OFF');
    requireOurRows(db, 'library', tell);
    return null;
  } finally {
    db.close();
  }
}

/** The check of each column with text or bytes, by table; numbers have a common rule (isNumber). */
export const ROWS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  ...LIBRARY_ROWS,
  ...BLOG_ROWS,
};

/** `row` is its rowid, or its position in a table without rowids. */
export type Strange = Readonly<{ table: string; row: number; column: string; values: Row }>;

const LATEST = 8_640_000_000_000_000;
const EVERY = 200;
const TOLD = 60;

/** Instants of this computer's clock; those of a blog may be before 1970. */
const OF_WORK = new Set(['started_at', 'finished_at']);

/**
 * Columns ending in `_at` are instants; others are counts and not negative. Numbers beyond 2^53 would change in
 * JavaScript.
 */
const isNumber = (column: string, value: number): boolean =>
  column.endsWith('_at') && !OF_WORK.has(column)
    ? Math.abs(value) <= LATEST
    : value >= 0 && value <= (column.endsWith('_at') ? LATEST : Number.MAX_SAFE_INTEGER);

type Column = { name: string; type: string; pk: number };
type Table = Readonly<{ name: string; columns: readonly Column[]; numbered: boolean }>;

function tablesOf(db: ReadableDb): Table[] {
  const tables = db
    .prepare(
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all() as { name: string; wr: number }[];
  return tables.map(({ name, wr }) => ({
    name,
    numbered: wr === 0,
    columns: db.pragma(`table_info("${name}")`) as Column[],
  }));
}

/** The first invalid value of each row. `tell` receives the progress. */
export function* invalidRows(db: ReadableDb, tell: OnProgress): Generator<Strange> {
  const tables = tablesOf(db);
  const counts = tables.map(
    ({ name }) => db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number,
  );
  const total = Math.max(
    counts.reduce((sum, count) => sum + count, 0),
    1,
  );
  let done = 0;
  for (const table of tables)
    for (const row of rowsOf(db, table)) {
      done += 1;
      if (done % EVERY === 0) tell(done / total);
      if (row.column !== undefined) yield { table: table.name, ...row, column: row.column };
    }
}

type Judged = Readonly<{ row: number; column: string | undefined; values: Row }>;

function* rowsOf(db: ReadableDb, table: Table): Generator<Judged> {
  const checks = ROWS[table.name] ?? {};
  const long = table.columns.flatMap(({ name }) => {
    const check = checks[name];
    return check === undefined ? [] : [`iif(octet_length("${name}") > ${check.mostBytes}, '${name}', NULL)`];
  });
  // octet_length only reads the row's header, so a long value is refused without being read.
  const names = table.columns.map(({ name }) => {
    const most = checks[name]?.mostBytes;
    return most === undefined
      ? `"${name}"`
      : `iif(octet_length("${name}") > ${most}, NULL, "${name}") AS "${name}"`;
  });
  const number = table.numbered ? 'rowid' : '0';
  const statement = db.prepare(
    `SELECT ${number} AS "row number", coalesce(${[...long, 'NULL', 'NULL'].join(', ')}) AS "too long", ${names.join(', ')} FROM "${table.name}"`,
  );
  let count = 0;
  for (const found of statement.iterate() as IterableIterator<Row>) {
    count += 1;
    const { 'row number': rowid, 'too long': tooLong, ...values } = found;
    const row = table.numbered ? Number(rowid) : count;
    const column =
      typeof tooLong === 'string'
        ? tooLong
        : table.numbered && !(Number.isSafeInteger(row) && row >= 0)
          ? 'rowid'
          : table.columns.find(({ name }) => !isGood(checks[name], name, values[name] ?? null, values))?.name;
    yield { row, column, values };
  }
}

function isGood(check: Check | undefined, column: string, value: Value | null, row: Row): boolean {
  if (value === null) return true;
  if (typeof value === 'number') return isNumber(column, value);
  // A test requires a check for every column.
  return check !== undefined && (check.holds === undefined || check.holds(value, row));
}

/**
 * Throws `of`.foreign-value with table, row and column of the first value that Escale never writes, or of a document
 * that does not match its hash. `db` must be writable, though nothing is written, because SQLite evaluates no CHECK on
 * a read-only connection.
 */
export function requireOurRows(db: WritableDb, of: 'library' | 'backup', tell: OnProgress): void {
  for (const { table, row, column } of invalidRows(db, tell))
    throw new AppError(`${of}.foreign-value`, { table, row, column });
  const verdict = String(db.pragma('quick_check(1)', { simple: true }));
  if (/constraint failed|NULL value|value in/i.test(verdict))
    throw new AppError(`${of}.foreign-value`, { value: verdict.slice(0, TOLD) });
  if (verdict !== 'ok' || (db.pragma('foreign_key_check') as unknown[]).length > 0)
    throw new AppError(of === 'library' ? 'library.corrupt' : 'backup.damaged');
}
