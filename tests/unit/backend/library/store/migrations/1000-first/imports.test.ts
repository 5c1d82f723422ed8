import { expect, it } from 'vitest';
import { addPost, openTestDatabase, count } from './test-database.ts';

it('deletes the sources’ reports with a post, and keeps the record of the import', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'post');
  db.exec(`
    INSERT INTO imports (rowid, id, kind, name, source, state, phase, started_at) VALUES (1, 'i', 'files', 'b.xml', '{}', 'running', 'posts', 0);
    INSERT INTO import_items (import_rowid, what, entry_key, status, outcome, post_id, title) VALUES (1, 'post', 'blog/99', 'live', 'added', 'post', 't');
    INSERT INTO post_sources (post_id, entry_key, reported, body_hash, document_hash) VALUES ('post', 'blog/99', '{}', 'b', 'h');
    DELETE FROM posts WHERE id = 'post'`);
  expect([count(db, 'post_sources'), count(db, 'import_items')]).toEqual([0, 1]);
});
