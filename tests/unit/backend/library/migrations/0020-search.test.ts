import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { libraryTables } from '#backend/library/migrations/0010-library.ts';
import { search } from '#backend/library/migrations/0020-search.ts';
import type { WritableDb } from '#backend/library/sql.ts';

function aDatabase(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  libraryTables.up(db);
  search.up(db);
  return db;
}

it('makes full-text tables that keep no copy of the text, beside the tables of the step before', () => {
  const db = aDatabase();
  db.prepare("INSERT INTO search_posts (rowid, title, answers) VALUES (7, 'canal', 'brume ¶')").run();
  const found = db
    .prepare('SELECT rowid, title FROM search_posts WHERE search_posts MATCH \'"brume"\'')
    .all();
  expect(found).toEqual([{ rowid: 7, title: null }]);
});

it('lets a row be replaced and deleted', () => {
  const db = aDatabase();
  const rows = (word: string): unknown[] =>
    db.prepare('SELECT rowid FROM search_voices WHERE search_voices MATCH ?').pluck().all(`"${word}"`);
  const put = db.prepare('INSERT OR REPLACE INTO search_voices (rowid, answers) VALUES (1, ?)');
  put.run('brume');
  put.run('orage');
  expect([rows('brume'), rows('orage')]).toEqual([[], [1]]);
  db.prepare('DELETE FROM search_voices WHERE rowid = 1').run();
  expect(rows('orage')).toEqual([]);
});

it('tells accented signs and the boundary of passages from spaces', () => {
  const db = aDatabase();
  db.prepare("INSERT INTO search_posts (rowid, answers) VALUES (1, 'fin ¶ debut привет')").run();
  const matches = (query: string): boolean =>
    db.prepare('SELECT 1 FROM search_posts WHERE search_posts MATCH ?').get(query) !== undefined;
  expect([matches('"fin debut"'), matches('"debut привет"')]).toEqual([false, true]);
  expect(db.prepare("SELECT term, doc FROM search_words WHERE term = 'fin'").all()).toEqual([
    { term: 'fin', doc: 1 },
  ]);
});
