import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { sent } from '#backend/library/migrations/0110-sent.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('lets a revision say to whom it was sent; those that are there say nothing', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < sent.number)) step.up(db);
  db.exec(`INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES ('post', 'interview', 'fr', 'Ancien', 'draft', '{}', 1, 'h', 3, 10, 1, 1, 5, 6)`);
  db.exec(`INSERT INTO revisions (id, post_rowid, reason, title, words, document, document_version, document_hash, created_at)
    SELECT 'r', rowid, 'sent', 'Ancien', 10, x'00', 1, 'h', 7 FROM posts`);
  sent.up(db);
  expect(db.prepare('SELECT reason, recipient, file_name, created_at FROM revisions').get()).toEqual({
    reason: 'sent',
    recipient: null,
    file_name: null,
    created_at: 7,
  });
});
