import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { libraryTables } from '../../../../../main/backend/library/migrations/0010-library.ts';
import { search } from '../../../../../main/backend/library/migrations/0020-search.ts';
import type { WritableDb } from '../../../../../main/backend/library/sql.ts';

it('adds an index that can be written, asked and emptied, and leaves every post to be indexed', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  libraryTables.up(db);
  db.exec(`INSERT INTO posts (rowid, id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES (7, 'before', 'interview', 'fr', 'Avant', 'draft', '{}', 1, '', 3, 0, 0, 0, 1, 2)`);
  search.up(db);
  expect(db.prepare('SELECT id, title, save_number FROM posts').all()).toEqual([
    { id: 'before', title: 'Avant', save_number: 3 },
  ]);
  expect(db.prepare('SELECT count(*) AS n FROM search_indexed').get()).toEqual({ n: 0 });
  db.exec("INSERT INTO search_posts (rowid, title) VALUES (7, 'epreuve du temps')");
  const found = db.prepare("SELECT rowid FROM search_posts WHERE search_posts MATCH 'title: epreuv*'");
  expect(found.all()).toEqual([{ rowid: 7 }]);
  expect(db.prepare("SELECT term FROM search_words WHERE term = 'temps'").all()).toEqual([{ term: 'temps' }]);
  db.exec('DELETE FROM search_posts WHERE rowid = 7');
  expect(found.all()).toEqual([]);
  db.close();
});
