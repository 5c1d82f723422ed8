import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { pictureHosts } from '#backend/library/migrations/0290-picture-hosts.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('asks again where Drive was chosen, and keeps every other place', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < pictureHosts.number)) step.up(db);
  db.exec(`
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, drive_owner, created_at, updated_at)
      VALUES ('anne', 0, 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Anne', 1, 'a', 1, 2);
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, picture_host, created_at) VALUES
      ('a', 'anne', 0, '41', 'Un', 'https://un.example/', 'Anne', 's3', 5),
      ('b', 'anne', 0, '42', 'Deux', 'https://deux.example/', 'Anne', 'drive', 5),
      ('c', 'anne', 0, '43', 'Trois', 'https://trois.example/', 'Anne', NULL, 5)`);
  pictureHosts.up(db);
  expect(db.prepare('SELECT id, name, picture_host FROM blogs ORDER BY id').all()).toEqual([
    { id: 'a', name: 'Un', picture_host: 's3' },
    { id: 'b', name: 'Deux', picture_host: null },
    { id: 'c', name: 'Trois', picture_host: null },
  ]);
  expect(
    (db.pragma('table_info(accounts)') as { name: string }[]).filter(({ name }) => name.startsWith('drive')),
  ).toEqual([]);
  expect(() => db.exec("UPDATE blogs SET picture_host = 'drive'")).toThrow(/CHECK/);
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
});
