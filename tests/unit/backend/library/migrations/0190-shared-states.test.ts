import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { sharedStates } from '#backend/library/migrations/0190-shared-states.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('keeps a state once for each post, and lets it go with the post', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < sharedStates.number)) step.up(db);
  db.pragma('foreign_keys = ON');
  db.exec(`INSERT INTO posts (rowid, id, kind, language, title, status, document, document_version, document_hash, save_number,
    words, questions, answers, created_at, updated_at) VALUES (1, 'p', 'article', 'fr', 'T', 'draft', '{}', 2, 'h', 0, 0, 0, 0, 1, 1)`);
  sharedStates.up(db);
  const add =
    "INSERT INTO shared_states (post_rowid, hash, local_hash, document, shared_at) VALUES (1, 'a', 'b', x'00', 1)";
  db.exec(add);
  expect(() => db.exec(add)).toThrow(/UNIQUE/);
  expect(db.prepare('SELECT title FROM posts').pluck().get()).toBe('T');
  db.exec("DELETE FROM posts WHERE id = 'p'");
  expect(db.prepare('SELECT count(*) FROM shared_states').pluck().get()).toBe(0);
});
