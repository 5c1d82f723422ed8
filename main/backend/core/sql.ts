/** SQL as text with parameters, and the two handles: read-only and writable. */
import type Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;
export type ReadableDb = Database.Database & { readonly [readable]: true };
/** The only connection that writes. It can be passed as a ReadableDb, never the reverse. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

export type SqlValue = string | number | bigint | Uint8Array | null;
export type Query = Readonly<{ text: string; values: readonly SqlValue[] }>;

const isQuery = (part: SqlValue | Query): part is Query =>
  typeof part === 'object' && part !== null && 'text' in part;

const texts = new WeakMap<TemplateStringsArray, string>();

/**
 * The text of a template, joined once per call site, so that the statement cache does not hash a new string each time.
 */
function textOf(strings: TemplateStringsArray): string {
  const text = texts.get(strings) ?? strings.join('?');
  texts.set(strings, text);
  return text;
}

/** `sql\`SELECT … WHERE id = ${id}\``: values become parameters, queries can be nested, nothing is concatenated. */
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

/** Column names from the code: `SELECT ${columns(FIELDS)}`. Throws for anything but a plain name. */
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

/** All rows. The caller gives the type of a row; tables are STRICT and queries list their columns. */
export function all<Row>(db: ReadableDb, query: Query): Row[] {
  return prepare(db, query.text).all(...query.values) as Row[];
}

/** All rows as arrays of columns, faster for many rows. */
export function tuples<Row extends readonly unknown[]>(db: ReadableDb, query: Query): Row[] {
  // A comment makes the text distinct, because one prepared statement returns either objects or arrays.
  return prepare(db, `${query.text} /* tuples */`)
    .raw()
    .all(...query.values) as Row[];
}

/** The first column of all rows, the fastest for very many. */
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

/** The number returned by a query such as `SELECT count(*) …`; 0 without a row. */
export const numberOf = (db: ReadableDb, query: Query): number => column<number | null>(db, query)[0] ?? 0;

/** Runs a statement that changes rows and returns their number. With RETURNING, use `get` or `all`. */
export function run(db: WritableDb, query: Query): number {
  if (!db.inTransaction && commitHooks.has(db)) return transaction(db, () => run(db, query));
  return prepare(db, query.text).run(...query.values).changes;
}

const commitHooks = new WeakMap<Database.Database, () => void>();

/** Registers the function that runs inside every transaction of `db`, at its end; undefined removes it. */
export function beforeCommit(db: WritableDb, act: (() => void) | undefined): void {
  if (act === undefined) commitHooks.delete(db);
  else commitHooks.set(db, act);
}

const commitHookMs = new WeakMap<Database.Database, number>();

/** Duration of this function in the last transaction, in milliseconds. */
export const commitHookDuration = (db: WritableDb): number => commitHookMs.get(db) ?? 0;

function runCommitHook(db: WritableDb): void {
  const act = commitHooks.get(db);
  const started = performance.now();
  act?.();
  commitHookMs.set(db, act === undefined ? 0 : performance.now() - started);
}

const guards = new WeakMap<Database.Database, () => void>();

/** Runs `check` before every transaction of `db`; if it throws, nothing is written. */
export function guardWrites(db: WritableDb, check: () => void): void {
  guards.set(db, check);
}

const commitActs = new WeakMap<Database.Database, (() => void)[]>();

/** Runs `act` once the current transaction is committed, and not if it is rolled back. */
export function onCommit(db: WritableDb, act: () => void): void {
  const acts = commitActs.get(db);
  if (acts === undefined) commitActs.set(db, [act]);
  else acts.push(act);
}

const inTransactions = new WeakMap<
  Database.Database,
  Database.Transaction<(work: () => unknown) => unknown>
>();

/** Cached by connection, because creating it takes as long as a small transaction. */
function inTransaction(db: WritableDb): Database.Transaction<(work: () => unknown) => unknown> {
  let run = inTransactions.get(db);
  if (run === undefined) {
    run = db.transaction((work: () => unknown) => {
      const done = work();
      runCommitHook(db);
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
  commitActs.delete(db);
  const result = inTransaction(db).immediate(work) as Result;
  const acts = commitActs.get(db);
  commitActs.delete(db);
  acts?.forEach((act) => act());
  return result;
}

/** Page cache during a single read of much data, in KB. */
const SMALL_CACHE_KB = 512;

/**
 * Runs `read`, which reads much of the library once, with a small page cache, so that these pages do not fill the
 * connection's cache for good.
 */
export function readOnce<Result>(db: Database.Database, read: () => Result): Result {
  const size = db.pragma('cache_size', { simple: true }) as number;
  db.pragma(`cache_size = -${SMALL_CACHE_KB}`);
  try {
    return read();
  } finally {
    db.pragma(`cache_size = ${size}`);
  }
}

/** In pages of 4 KB: beyond 4 MB the next commit checkpoints the WAL. */
const CHECKPOINT_PAGES = 1_000;

export const enableAutoCheckpoint = (db: WritableDb): void =>
  void db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);

/** Checkpoints the WAL as far as readers allow. Takes about ten milliseconds and waits for the disk. */
export const checkpointWal = (db: WritableDb): void => void db.pragma('wal_checkpoint(PASSIVE)');

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

/** True if the WAL has grown enough for a checkpoint (`checkpointWal`), in a turn of its own. */
export function isWalLong(db: WritableDb): boolean {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  return state !== undefined && state.log - state.checkpointed > CHECKPOINT_PAGES;
}

/** Like `repeatable`, without an automatic checkpoint: a caller with many transactions checkpoints once `isWalLong`. */
export function repeatableOfMany<Result>(db: WritableDb, work: () => Result): Result {
  db.pragma('wal_autocheckpoint = 0');
  try {
    return repeatable(db, work);
  } finally {
    enableAutoCheckpoint(db);
  }
}

/** Runs `work` in one read transaction, so that all queries see the same state. Never async. */
export function reading<Result>(db: ReadableDb, work: () => Result): Result {
  return db.inTransaction ? work() : db.transaction(work).deferred();
}
