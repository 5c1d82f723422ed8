import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { history } from '#backend/library/migrations/0200-history.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('keeps every revision as it is, and takes a state that was put back, an approval, a picture put aside', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  db.pragma('foreign_keys = OFF');
  for (const step of migrations.filter((one) => one.number < history.number)) step.up(db);
  db.exec(`INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES ('post', 'interview', 'fr', 'Ancien', 'draft', '{}', 1, 'h', 3, 10, 1, 1, 5, 6)`);
  db.exec(`INSERT INTO revisions (rowid, id, post_rowid, reason, title, words, document, document_version, document_hash, created_at, recipient, file_name)
    SELECT 41, 'r', rowid, 'sent', 'Ancien', 10, x'00', 1, 'h', 7, 'Karim', 'ancien.docx' FROM posts`);
  db.exec(`INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at)
    VALUES ('${'a'.repeat(64)}', 'image/png', 1, 1, 1, 'a.png', '', 1)`);
  const before = db.prepare('SELECT * FROM revisions').get();
  history.up(db);
  db.pragma('foreign_keys = ON');
  expect(db.prepare('SELECT * FROM revisions').get()).toEqual(before);
  expect(db.prepare('SELECT binned_at FROM assets').get()).toEqual({ binned_at: null });
  db.exec(`INSERT INTO revisions (rowid, id, post_rowid, reason, title, words, document, document_version, document_hash, created_at)
    SELECT 42, 'back', rowid, 'restored', 'Ancien', 10, x'00', 1, 'h', 8 FROM posts`);
  db.exec(`INSERT INTO approvals (revision_rowid, name, approved_at, note) VALUES (41, 'Karim', 9, '')`);
  db.exec(
    `INSERT INTO awaited_approvals (post_rowid, name_key, name, asked_at) SELECT rowid, 'anne', 'Anne', 9 FROM posts`,
  );
  // All of it goes with the post.
  db.exec('DELETE FROM posts');
  for (const table of ['revisions', 'approvals', 'awaited_approvals'])
    expect(db.prepare(`SELECT count(*) AS left FROM ${table}`).get()).toEqual({ left: 0 });
});
