/** One cell of a library with a value that Escale never writes, and the possible values. */
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';

export type Value = string | number | bigint | Uint8Array | null;
export type Cell = Readonly<{ table: string; column: string }>;

type Column = { name: string; type: string };
/** Every column of every table with our rows. */
export function cellsOf(db: Database.Database): Cell[] {
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%STRICT%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return tables.flatMap((table) =>
    (db.pragma(`table_info("${table}")`) as Column[]).map(({ name }) => ({ table, column: name })),
  );
}

const WORDS: Readonly<Record<string, string>> = { TEXT: "'x1'", INTEGER: '1', REAL: '1.0', BLOB: "x'00'" };

/** Inserts a row into an empty table, without SQLite’s checks. */
function needsRow(db: Database.Database, table: string): void {
  if (db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() !== 0) return;
  const columns = (db.pragma(`table_info("${table}")`) as Column[]).filter(({ name }) => name !== 'rowid');
  db.exec(
    `INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
     VALUES (${columns.map(({ type }) => WORDS[type] ?? 'NULL').join(', ')})`,
  );
}

/**
 * Writes the value past the table’s types and checks, and restores the table’s own text. False when SQLite cannot
 * store it: text as a rowid, NULL in a key.
 */
export function writeCell(file: string, { table, column }: Cell, value: Value, everyRow: boolean): boolean {
  const text = withSchema(file, table, (sql) =>
    sql.replace(/\) STRICT(?:, WITHOUT ROWID)?$/, (end) => (end.includes('ROWID') ? ') WITHOUT ROWID' : ')')),
  );
  const db = new Database(file);
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    needsRow(db, table);
    const where = everyRow ? '' : ` WHERE "${column}" IS (SELECT "${column}" FROM "${table}" LIMIT 1)`;
    db.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ?${where}`).run(value);
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  } finally {
    db.close();
    withSchema(file, table, () => text);
  }
}

/** Returns the original SQL of the table. */
function withSchema(file: string, table: string, change: (sql: string) => string): string {
  const db = new Database(file);
  try {
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    const sql = db
      .prepare('SELECT sql FROM sqlite_schema WHERE type = ? AND name = ?')
      .pluck()
      .get('table', table);
    db.prepare('UPDATE sqlite_schema SET sql = ? WHERE type = ? AND name = ?').run(
      change(String(sql)),
      'table',
      table,
    );
    return String(sql);
  } finally {
    db.close();
  }
}

/**
 * @param home the author’s home, which must not change;
 * @param server receives requests
 */
export function anyValue(home: string, server: string): fc.Arbitrary<Value> {
  const paths = [
    `${home}/précieux.txt`,
    '../../../précieux.txt',
    '../../../../précieux.txt',
    '../../../../../../précieux.txt',
    `../${'/'.repeat(64 - 3 - '../../précieux.txt'.length)}../../précieux.txt`,
    '..',
    '.',
    'C:\\Windows\\win.ini',
    '\\\\server\\share\\x',
    '/etc/passwd',
    `${'ab'.repeat(32)}\0/../../../précieux.txt`,
    'con.jpg',
    'a/../../b',
  ];
  const addresses = [
    server,
    `${server}../x?y=`,
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '//x',
  ];
  const texts = [
    '',
    '\0',
    '<script>fetch("' + server + '")</script><img src="' + server + '" onerror=alert(1)>',
    '__proto__',
    'constructor',
    'toString',
    "'; DROP TABLE posts; --",
    '${7*7}{{7*7}}',
    '\u202Eexe.gpj',
    '\uD800',
    'x'.repeat(70_000),
    'é'.repeat(300),
  ];
  const shapes: readonly unknown[] = [
    null,
    1,
    'x',
    [],
    {},
    [[[]]],
    { version: 2 },
    { version: 99 },
    { __proto__: { a: 1 }, constructor: 1 },
    { files: [{ name: 'précieux.txt', path: `${home}/précieux.txt` }] },
    { address: server },
    [{ sha256: '../../x', name: `${home}/précieux.txt` }],
    ['../../../précieux.txt'],
    { post: { document: '{}' }, revisions: ['../x'] },
    Array.from({ length: 5_000 }, () => ({})),
  ];
  const nested = `${'['.repeat(900)}${']'.repeat(900)}`;
  const json = [...shapes.map((shape) => JSON.stringify(shape)), nested, '{"__proto__":{"a":1}}', '{', 'NaN'];
  const numbers: Value[] = [
    0,
    -1,
    1e300,
    9_223_372_036_854_775_807n,
    -9_223_372_036_854_775_808n,
    2 ** 53,
    1.5,
    4e15,
  ];
  const bombs = [
    Buffer.alloc(0),
    Buffer.from('xyz'),
    deflateRawSync(Buffer.alloc(300 * 1024 * 1024)),
    ...json.slice(0, 6).map((text) => deflateRawSync(text)),
  ];
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Value>(...paths) },
    { weight: 2, arbitrary: fc.constantFrom<Value>(...addresses) },
    { weight: 2, arbitrary: fc.constantFrom<Value>(...texts) },
    { weight: 3, arbitrary: fc.constantFrom<Value>(...json) },
    { weight: 2, arbitrary: fc.constantFrom<Value>(...numbers) },
    { weight: 1, arbitrary: fc.constantFrom<Value>(...bombs) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.constant<Value>(null) },
  );
}
