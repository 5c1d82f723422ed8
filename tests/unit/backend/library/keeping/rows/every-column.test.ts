import { afterEach, expect, it } from 'vitest';
import { ROWS } from '#backend/library/keeping/rows/check-rows.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let desk: TestBackend;
afterEach(() => desk.dispose());

type Column = { name: string; type: string };
const columnsOf = (table: string): Column[] => desk.backend.db.pragma(`table_info("${table}")`) as Column[];

it('has a check for every column with text or bytes, or a reason why any value is harmless', async () => {
  desk = await openTestBackend({ publishing: false });
  const { db } = desk.backend;
  const tables = db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%STRICT%' ORDER BY name",
    )
    .all() as { name: string; sql: string }[];
  const unsaid = tables.flatMap(({ name: table, sql }) =>
    columnsOf(table).flatMap(({ name, type }) => {
      const check = ROWS[table]?.[name];
      if (type === 'TEXT' || type === 'BLOB') {
        if (check === undefined) return [`${table}.${name}: nothing is said of it`];
        if (check.why.startsWith('one of a closed list') && !new RegExp(`\\(${name} IN\\s*\\(`).test(sql))
          return [`${table}.${name}: SQLite has no such list`];
        return check.holds === undefined && check.why.length < 10 ? [`${table}.${name}: no reason`] : [];
      }
      // STRICT: SQLite checks the type, and one rule the size (check-rows.ts).
      return type === 'INTEGER' || type === 'REAL' ? [] : [`${table}.${name}: ${type}`];
    }),
  );
  // For a new one: state in main/backend/library/keeping/rows/ its allowed values.
  expect(unsaid).toEqual([]);
  const staleColumns = Object.entries(ROWS).flatMap(([table, columns]) => {
    const existingColumns = new Set(columnsOf(table).map(({ name }) => name));
    return Object.keys(columns).flatMap((name) => (existingColumns.has(name) ? [] : [`${table}.${name}`]));
  });
  expect(staleColumns).toEqual([]);
  // Tables without STRICT belong to SQLite: the search index and its statistics.
  const others = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'search\\_rows\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all();
  expect(others).toEqual([
    'search_rows',
    'search_words',
    'sqlite_schema',
    'sqlite_sequence',
    'sqlite_stat1',
    'sqlite_stat4',
  ]);
});
