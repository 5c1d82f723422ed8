import { expect, it } from 'vitest';
import { openTestDatabase } from './test-database.ts';

it('creates strict tables only, with sound references', () => {
  const db = openTestDatabase();
  const tables = db.pragma('table_list') as { name: string; type: string; strict: number; schema: string }[];
  const ours = tables.filter(
    ({ name, type, schema }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'),
  );
  expect(ours.length).toBeGreaterThan(40);
  expect(ours.filter(({ strict }) => strict !== 1)).toEqual([]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
