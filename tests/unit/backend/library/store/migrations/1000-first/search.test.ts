import { expect, it } from 'vitest';
import type { WritableDb } from '#backend/core/sql.ts';
import { addPost, openTestDatabase } from './test-database.ts';

const changes = (db: WritableDb): unknown[] =>
  db.prepare('SELECT change, post_rowid FROM search_changes ORDER BY change').raw().all();

it('marks a new post for indexing and for each derived table', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'old');
  expect(db.prepare('SELECT * FROM search_indexed').raw().all()).toEqual([[1, 0, '']]);
  expect(changes(db)).toEqual([[1, 1]]);
});

it('indexes words without a copy of the text: replaced, deleted, counted, by passage', () => {
  const db = openTestDatabase();
  const put = db.prepare('INSERT OR REPLACE INTO search_rows (rowid, title, answers) VALUES (7, ?, ?)');
  const rows = (query: string): unknown[] =>
    db.prepare('SELECT rowid FROM search_rows WHERE search_rows MATCH ?').pluck().all(query);
  put.run('canal', 'brume ¶');
  expect(
    db.prepare('SELECT rowid, title FROM search_rows WHERE search_rows MATCH \'"brume"\'').all(),
  ).toEqual([{ rowid: 7, title: null }]);
  put.run('canal', 'fin ¶ debut привет');
  expect([rows('"brume"'), rows('"fin debut"'), rows('"debut привет"'), rows('title : "fin"')]).toEqual([
    [],
    [],
    [7],
    [],
  ]);
  expect(db.prepare("SELECT doc FROM search_words WHERE term = 'fin'").pluck().get()).toBe(1);
  db.prepare('DELETE FROM search_rows WHERE rowid = 7').run();
  expect(rows('"canal"')).toEqual([]);
});

it('lists each changed post once, by its last change', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'old');
  const revisions: unknown[] = [];
  const after = (statement: string): void => {
    db.exec(statement);
    revisions.push(changes(db));
  };
  addPost(db, 2, 'new');
  expect(db.prepare('SELECT generation FROM search_indexed WHERE post_rowid = 2').pluck().get()).toBe(0);
  // A repeated save is no change.
  after("UPDATE posts SET save_number = 4 WHERE id = 'old'");
  after("UPDATE posts SET status = 'published' WHERE id = 'old'");
  after("INSERT OR IGNORE INTO post_labels (post_rowid, label, position) VALUES (2, 'Eau', 0)");
  after("INSERT INTO search_rows_of (post_rowid, people, hash) VALUES (1, '[]', x'00')");
  after("UPDATE search_rows_of SET hash = x'01'");
  db.exec(`
    INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at) VALUES ('a', 'blogger', '', '', '', '', 1, 0, 0);
    INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at) VALUES ('b', 'a', 'blogger', '1', '', '', '', 0)`);
  after("INSERT INTO publications (id, post_id, blog_id, created_at) VALUES ('p', 'new', 'b', 0)");
  after('UPDATE publications SET ended_at = 1');
  after('DELETE FROM publications');
  after('DELETE FROM post_labels');
  expect(revisions).toEqual([
    [
      [1, 1],
      [2, 2],
    ],
    [
      [2, 2],
      [3, 1],
    ],
    [
      [3, 1],
      [4, 2],
    ],
    [
      [4, 2],
      [5, 1],
    ],
    [
      [4, 2],
      [6, 1],
    ],
    [
      [6, 1],
      [7, 2],
    ],
    [
      [6, 1],
      [8, 2],
    ],
    [
      [6, 1],
      [9, 2],
    ],
    [
      [6, 1],
      [10, 2],
    ],
  ]);
});

it('records people added to a post and removed', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'a');
  const last = (): number => (changes(db) as [number, number][]).at(-1)?.[0] ?? Number.NaN;
  const reported = [last()];
  for (const statement of [
    "INSERT INTO post_participants VALUES (1, 'anne', 0)",
    "UPDATE post_participants SET participant_id = 'karim'",
    'DELETE FROM post_participants',
  ]) {
    db.exec(statement);
    reported.push(last());
  }
  expect(reported).toEqual([1, 2, 3, 4]);
  expect(changes(db)).toHaveLength(1);
});

it('removes a deleted post from the index, and keeps it as changed', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'old');
  db.exec("INSERT INTO search_rows_of (rowid, post_rowid, people, hash) VALUES (5, 1, '[]', x'00')");
  db.exec("INSERT INTO search_rows (rowid, title) VALUES (5, 'ancien')");
  db.exec("DELETE FROM posts WHERE id = 'old'");
  const left = db
    .prepare(
      `SELECT (SELECT count(*) FROM search_rows_of) + (SELECT count(*) FROM search_indexed)
        + (SELECT count(*) FROM search_rows WHERE search_rows MATCH 'ancien')`,
    )
    .pluck()
    .get();
  expect(left).toBe(0);
  expect(changes(db)).toEqual([[4, 1]]);
});
