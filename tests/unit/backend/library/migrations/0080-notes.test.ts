import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { notes } from '#backend/library/migrations/0080-notes.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('adds notes to a library that holds posts; they go when their post is erased', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < notes.number)) step.up(db);
  db.exec(`INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES ('post', 'interview', 'fr', 'Ancien', 'draft', '{}', 1, 'h', 3, 10, 1, 1, 5, 6)`);
  notes.up(db);
  db.pragma('foreign_keys = ON');
  db.exec(
    "INSERT INTO notes (id, post_rowid, author, text, quote, created_at) SELECT 'n', rowid, 'Anne', 'À voir', 'le pont', 7 FROM posts",
  );
  expect(db.prepare('SELECT text, settled_at FROM notes').get()).toEqual({
    text: 'À voir',
    settled_at: null,
  });
  db.exec("DELETE FROM posts WHERE id = 'post'");
  expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);
});
