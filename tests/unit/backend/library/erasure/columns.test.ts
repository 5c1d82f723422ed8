import { afterEach, expect, it } from 'vitest';
import { TABLES } from '#backend/library/erasure/columns.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let desk: TestBackend;
afterEach(() => desk.dispose());

it('states for every column with text or bytes what an erasure does with it', async () => {
  desk = await openTestBackend({ publishing: false });
  const { db } = desk.backend;
  const tables = db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
        AND name NOT LIKE 'sqlite_schema' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const unsaid = tables.flatMap((table) => {
    const columns = db.pragma(`table_info(${table})`) as { name: string; type: string }[];
    const rule = TABLES[table];
    if (rule === undefined) return [table];
    return columns
      .filter(({ type, name }) => (type === 'TEXT' || type === 'BLOB') && rule.columns[name] === undefined)
      .map(({ name }) => `${table}.${name}`);
  });
  // For a new one: state in main/backend/library/erasure/columns.ts how a person is removed from it, or why none can
  // be in it.
  expect(unsaid).toEqual([]);
  const staleColumns = Object.entries(TABLES).flatMap(([table, { columns }]) => {
    const existingColumns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    return Object.keys(columns)
      .filter((name) => !existingColumns.includes(name))
      .map((name) => `${table}.${name}`);
  });
  expect(staleColumns).toEqual([]);
});
