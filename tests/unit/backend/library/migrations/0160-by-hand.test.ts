import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { byHand } from '#backend/library/migrations/0160-by-hand.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('leaves every blog as connected as it was; what was done by hand goes with its publication', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < byHand.number)) step.up(db);
  db.exec(`
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('a', 0, 'i', 'b', 'u', 'Anne', 1, 1, 1);
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, created_at)
      VALUES ('own', 'a', 0, '1', 'Labo', 'https://labo.example/', 'Anne', 1), ('read', NULL, 0, '2', 'Ville', '', '', 1);
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
      VALUES ('post', 'interview', 'fr', 'Ancien', 'draft', '{}', 1, 'h', 3, 10, 1, 1, 5, 6);
    INSERT INTO publications (id, post_id, blog_id, created_at) VALUES ('p', 'post', 'own', 1)`);
  byHand.up(db);
  db.pragma('foreign_keys = ON');
  expect(db.prepare('SELECT id, way FROM blogs ORDER BY id').all()).toEqual([
    { id: 'own', way: 'connected' },
    { id: 'read', way: 'connected' },
  ]);
  db.exec("INSERT INTO hand_jobs (publication_id, job_id) VALUES ('p', 'j')");
  db.exec("DELETE FROM posts WHERE id = 'post'");
  expect(db.prepare('SELECT count(*) FROM hand_jobs').pluck().get()).toBe(0);
});
