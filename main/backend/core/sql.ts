/** SQL as text with parameters, and the two handles: read-only and writable. */
import type Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A connection through which nothing is written. */
export type ReadableDb = Database.Database & { readonly [readable]: true };
/** The one connection that writes. A WritableDb is a ReadableDB; never the reverse. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

export type SqlValue = string | number | bigint | Uint8Array | null;
export type Query = Readonly<{ text: string; values: readonly SqlValue[] }>;

const isQuery = (part: SqlValue | Query): part is Query =>
  typeof part === 'object' && part !== null && 'text' in part;

const texts = new WeakMap<TemplateStringsArray, string>();

/**
 * The text of a template, joined once for each place in the code: a new string would be hashed again to find its
 * statement.
 */
function textOf(strings: TemplateStringsArray): string {
  const text = texts.get(strings) ?? strings.join('?');
  texts.set(strings, text);
  return text;
}

/** `sql\`SELECT … WHERE id = ${id}\``: values become parameters, queries nest, nothing is concatenated. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Query)[]): Query {
  if (!parts.some(isQuery)) return { text: textOf(strings), values: parts as readonly SqlValue[] };
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isQuery(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  });
  return { text, values };
}

/** A list of parameters: `WHERE id IN (${list(ids)})`. */
export function list(values: readonly SqlValue[]): Query {
  return { text: values.map(() => '?').join(', '), values };
}

/** Columns from names in the code: `SELECT ${columns(FIELDS)}`. Throws on anything but a plain name. */
export function columns(names: readonly string[], write = (name: string): string => name): Query {
  const wrong = names.find((name) => !/^[a-z_]+$/.test(name));
  if (wrong !== undefined) throw new Error(`no column: ${wrong}`);
  return { text: names.map(write).join(', '), values: [] };
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

function prepare(db: ReadableDb, text: string): Database.Statement {
  let prepared = statements.get(db);
  if (prepared === undefined) statements.set(db, (prepared = new Map()));
  let statement = prepared.get(text);
  if (statement === undefined) prepared.set(text, (statement = db.prepare(text)));
  return statement;
}

/** All rows. The caller names the row's type; the table is STRICT and the query lists its columns. */
export function all<Row>(db: ReadableDb, query: Query): Row[] {
  return prepare(db, query.text).all(...query.values) as Row[];
}

/** All rows as arrays of their columns: for reading many at once. */
export function tuples<Row extends readonly unknown[]>(db: ReadableDb, query: Query): Row[] {
  // Another text than for `all`: one statement gives objects or arrays, not both.
  return prepare(db, `${query.text} /* tuples */`)
    .raw()
    .all(...query.values) as Row[];
}

/** The first column of all rows: for reading very many at once. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as in `all`: the caller names the column's type
export function column<Value extends SqlValue>(db: ReadableDb, query: Query): Value[] {
  return prepare(db, `${query.text} /* column */`)
    .pluck()
    .all(...query.values) as Value[];
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as in `all`: the caller names the row's type
export function get<Row>(db: ReadableDb, query: Query): Row | undefined {
  return prepare(db, query.text).get(...query.values) as Row | undefined;
}

/** The one number that a query gives, `SELECT count(*) …`; 0 where it gives none. */
export const numberOf = (db: ReadableDb, query: Query): number => column<number | null>(db, query)[0] ?? 0;

/** Runs a statement that changes rows (with RETURNING, use `get` or `all`); returns how many it changed. */
export function run(db: WritableDb, query: Query): number {
  if (!db.inTransaction && lastWords.has(db)) return transaction(db, () => run(db, query));
  return prepare(db, query.text).run(...query.values).changes;
}

const lastWords = new WeakMap<Database.Database, () => void>();

/** `act` runs at the end of every transaction of `db`, in it; undefined: nothing does any more. */
export function beforeCommit(db: WritableDb, act: (() => void) | undefined): void {
  if (act === undefined) lastWords.delete(db);
  else lastWords.set(db, act);
}

const lastWordsMs = new WeakMap<Database.Database, number>();

/** How long they took in the last transaction, ms. */
export const lastWordsTook = (db: WritableDb): number => lastWordsMs.get(db) ?? 0;

function sayLastWords(db: WritableDb): void {
  const act = lastWords.get(db);
  const started = performance.now();
  act?.();
  lastWordsMs.set(db, act === undefined ? 0 : performance.now() - started);
}

const guards = new WeakMap<Database.Database, () => void>();

/** `check` runs before every transaction of `db`; where it throws, nothing is written. */
export function guardWrites(db: WritableDb, check: () => void): void {
  guards.set(db, check);
}

const waiting = new WeakMap<Database.Database, (() => void)[]>();

/** Has `act` run once the transaction under way is committed; never where it is rolled back. */
export function onCommit(db: WritableDb, act: () => void): void {
  const acts = waiting.get(db);
  if (acts === undefined) waiting.set(db, [act]);
  else acts.push(act);
}

const inTransactions = new WeakMap<
  Database.Database,
  Database.Transaction<(work: () => unknown) => unknown>
>();

/** Made once for each connection: making it takes as long as the rest of a small transaction. */
function inTransaction(db: WritableDb): Database.Transaction<(work: () => unknown) => unknown> {
  let run = inTransactions.get(db);
  if (run === undefined) {
    run = db.transaction((work: () => unknown) => {
      const done = work();
      sayLastWords(db);
      return done;
    });
    inTransactions.set(db, run);
  }
  return run;
}

/** Runs `work` in one transaction, taking the write lock at once; nested calls join the outer one. Never async. */
export function transaction<Result>(db: WritableDb, work: () => Result): Result {
  if (db.inTransaction) return work();
  guards.get(db)?.();
  waiting.delete(db);
  const result = inTransaction(db).immediate(work) as Result;
  const acts = waiting.get(db);
  waiting.delete(db);
  acts?.forEach((act) => act());
  return result;
}

/** Of SQLite's pages, in KB, while much is read that is not read again soon. */
const PASSING_KB = 512;

/**
 * Runs `read`, which reads much of the library once, with a small page cache: these pages would fill the connection's
 * cache for good without being used again.
 */
export function readOnce<Result>(db: Database.Database, read: () => Result): Result {
  const size = db.pragma('cache_size', { simple: true }) as number;
  db.pragma(`cache_size = -${PASSING_KB}`);
  try {
    return read();
  } finally {
    db.pragma(`cache_size = ${size}`);
  }
}

/** In pages of 4 KB: beyond 4 MB, the commit that comes next folds SQLite's log back into the library. */
const LOG_PAGES = 1_000;

export const foldLogByItself = (db: WritableDb): void => void db.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);

/** Checkpoints the WAL now, as far as no reader needs it: some ten milliseconds, with a wait for the disk. */
export const foldLog = (db: WritableDb): void => void db.pragma('wal_checkpoint(PASSIVE)');

/**
 * A transaction that a power cut may undo, for work that is repeated from stored state: an import or a mirror resumes
 * at its position, an index from its missing rows. It does not wait for the disk. Nothing else is lost: the WAL keeps
 * its order, so the next durable transaction flushes this one too.
 */
export function repeatable<Result>(db: WritableDb, work: () => Result): Result {
  if (db.inTransaction) return work();
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    return transaction(db, work);
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}

/** Whether what many slices wrote is to be folded back now (foldLog), in a turn of its own. */
export function isLogLong(db: WritableDb): boolean {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  return state !== undefined && state.log - state.checkpointed > LOG_PAGES;
}

/** The same, without a checkpoint of the WAL: a caller that writes many checkpoints it once it is long (isLogLong). */
export function repeatableOfMany<Result>(db: WritableDb, work: () => Result): Result {
  db.pragma('wal_autocheckpoint = 0');
  try {
    return repeatable(db, work);
  } finally {
    foldLogByItself(db);
  }
}

/** Runs `work` on one state of the library: many questions open it once. Nothing is written; never async. */
export function reading<Result>(db: ReadableDb, work: () => Result): Result {
  return db.inTransaction ? work() : db.transaction(work).deferred();
}
