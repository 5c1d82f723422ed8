import { afterEach, beforeEach, expect, it } from 'vitest';
import { returns } from '#backend/library/store/migrations/1010-returns/step.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { addPost, count, openTestDatabase } from '../1000-first/test-database.ts';

let db: WritableDb;
beforeEach(() => {
  db = openTestDatabase();
  addPost(db, 1, 'post');
});
afterEach(() => db.close());

const addReturn = (purpose: string): void =>
  void db
    .prepare(
      `INSERT INTO returns (id, post_rowid, name, purpose, carrier, file_hash, file_name, turns, sent_at, taken_at)
       VALUES ('r', 1, 'Anne', ?, 'mail', 'h', 'a.eml', '[]', 5, 6)`,
    )
    .run(purpose);

it('keeps awaited approvals and notes of a library of the first release', () => {
  db.exec(`
    INSERT INTO awaited_approvals (post_rowid, name_key, name, asked_at) VALUES (1, 'anne', 'Anne', 7);
    INSERT INTO notes (id, post_rowid, author, text, quote, created_at) VALUES ('n', 1, 'Karim', 'À revoir', 'le quartier', 8)`);
  returns.up(db);
  expect(
    db.prepare('SELECT name, sent_revision, wanted_at, reminded_at FROM awaited_approvals').all(),
  ).toEqual([{ name: 'Anne', sent_revision: null, wanted_at: null, reminded_at: null }]);
  expect(db.prepare('SELECT text, by_author, turn_id FROM notes').all()).toEqual([
    { text: 'À revoir', by_author: 0, turn_id: null },
  ]);
});

it('removes what came back with its post, and keeps consents for all posts', () => {
  returns.up(db);
  addReturn('review');
  db.exec(`
    INSERT INTO turn_approvals (post_rowid, turn_id, name_key, name, state, words_hash, stated_at)
      VALUES (1, 'a1', 'anne', 'Anne', 'approved', 'h', 5);
    INSERT INTO consents (id, post_rowid, name_key, name, subject, manner, given_at, created_at)
      VALUES ('c1', 1, 'anne', 'Anne', 'words', 'return', 5, 5), ('c2', NULL, 'anne', 'Anne', 'picture', 'oral', 5, 5);
    DELETE FROM posts`);
  expect(['returns', 'turn_approvals', 'consents'].map((table) => count(db, table))).toEqual([0, 0, 1]);
});

it('refuses a purpose that no list has', () => {
  returns.up(db);
  expect(() => addReturn('other')).toThrowError('CHECK');
});
