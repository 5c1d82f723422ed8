import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { pictureHosts } from '../../../../../main/backend/library/migrations/0290-picture-hosts.ts';
import { migrations } from '../../../../../main/backend/library/migrations/index.ts';
import type { WritableDb } from '../../../../../main/backend/library/sql.ts';

function before(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < pictureHosts.number)) step.up(db);
  return db;
}

const columnsOf = (db: WritableDb, table: string): unknown[] =>
  db.prepare('SELECT name FROM pragma_table_info(?) ORDER BY name').pluck().all(table);

it('asks again where the place is no more, keeps every other one, and every picture with its addresses', () => {
  const db = before();
  db.exec(`
    ALTER TABLE accounts ADD COLUMN drive_consented_at INTEGER;
    ALTER TABLE accounts ADD COLUMN drive_owner TEXT;
    ALTER TABLE accounts ADD COLUMN drive_folder TEXT;
    ALTER TABLE blogs DROP COLUMN picture_host;
    ALTER TABLE blogs ADD COLUMN picture_host TEXT;
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at,
        drive_consented_at, drive_owner, drive_folder)
      VALUES ('anne', 0, 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Anne', 1, 1, 2, 3, 'A', 'f');
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, picture_host, created_at) VALUES
      ('a', 'anne', 0, '41', 'Un', 'https://un.example/', 'Anne', 's3', 5),
      ('b', 'anne', 0, '42', 'Deux', 'https://deux.example/', 'Anne', 'gone', 5),
      ('c', 'anne', 0, '43', 'Trois', 'https://trois.example/', 'Anne', NULL, 5);
    INSERT INTO picture_uploads (sha256, host_key, url, ref, state, created_at)
      VALUES ('${'a'.repeat(64)}', 'gone:anne', 'https://pictures.example/1', '1', 'verified', 6)`);
  const pictures = db.prepare('SELECT * FROM picture_uploads').all();
  pictureHosts.up(db);
  expect(db.prepare('SELECT id, name, picture_host FROM blogs ORDER BY id').all()).toEqual([
    { id: 'a', name: 'Un', picture_host: 's3' },
    { id: 'b', name: 'Deux', picture_host: null },
    { id: 'c', name: 'Trois', picture_host: null },
  ]);
  expect(db.prepare('SELECT * FROM picture_uploads').all()).toEqual(pictures);
  expect(() => db.exec("UPDATE blogs SET picture_host = 'gone'")).toThrow(/CHECK/);
  for (const table of ['accounts', 'blogs']) expect(columnsOf(db, table)).toEqual(columnsOf(before(), table));
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
});

it('changes nothing in a library that never knew it', () => {
  const db = before();
  const schema = db.prepare('SELECT sql FROM sqlite_schema').all();
  pictureHosts.up(db);
  expect(db.prepare('SELECT sql FROM sqlite_schema').all()).toEqual(schema);
});
