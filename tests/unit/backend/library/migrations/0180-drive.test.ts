import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { drive } from '#backend/library/migrations/0180-drive.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('keeps the place that each blog had, knows one more, and lets no account have a Drive', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < drive.number)) step.up(db);
  db.exec(`
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('anne', 0, 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Anne', 1, 1, 2);
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, picture_host, created_at) VALUES
      ('a', 'anne', 0, '41', 'Un', 'https://un.example/', 'Anne', 's3', 5),
      ('b', 'anne', 0, '42', 'Deux', 'https://deux.example/', 'Anne', NULL, 5)`);
  drive.up(db);
  expect(db.prepare('SELECT id, name, picture_host FROM blogs ORDER BY id').all()).toEqual([
    { id: 'a', name: 'Un', picture_host: 's3' },
    { id: 'b', name: 'Deux', picture_host: null },
  ]);
  expect(
    db.prepare('SELECT name, drive_consented_at, drive_owner, drive_folder FROM accounts').get(),
  ).toEqual({
    name: 'Anne',
    drive_consented_at: null,
    drive_owner: null,
    drive_folder: null,
  });
  db.exec(`UPDATE blogs SET picture_host = 'drive' WHERE id = 'b'`);
  expect(() => db.exec(`UPDATE blogs SET picture_host = 'ftp'`)).toThrow(/CHECK/);
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
});
