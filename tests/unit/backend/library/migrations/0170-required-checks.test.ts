import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { requiredChecks } from '#backend/library/migrations/0170-required-checks.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('lets a blog that was there ask for nothing, and keeps it whole', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < requiredChecks.number)) step.up(db);
  db.exec(`INSERT INTO blogs (id, practice, remote_id, name, url, signature, created_at)
    VALUES ('b', 0, '42', 'Le Labo', 'https://labo.example/', 'Anne', 5)`);
  requiredChecks.up(db);
  expect(db.prepare('SELECT id, name, required_checks FROM blogs').get()).toEqual({
    id: 'b',
    name: 'Le Labo',
    required_checks: '[]',
  });
  db.exec(`UPDATE blogs SET required_checks = '["alt-missing"]'`);
  expect(() => db.exec(`UPDATE blogs SET required_checks = '{}'`)).toThrow(/CHECK/);
  expect(() => db.exec(`UPDATE blogs SET required_checks = 'alt'`)).toThrow(/CHECK|malformed/);
});
