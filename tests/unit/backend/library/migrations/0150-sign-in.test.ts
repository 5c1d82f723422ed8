import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { signIn } from '#backend/library/migrations/0150-sign-in.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('keeps accounts, blogs and publications, of which nothing more is known yet', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < signIn.number)) step.up(db);
  db.exec(`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
      VALUES ('post', 'interview', 'fr', 'Ancien', 'published', '{}', 1, 'h', 3, 10, 1, 1, 5, 6);
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('anne', 0, 'https://accounts.google.com', 'https://blogger.googleapis.com', '12', 'Anne', 1, 1, 2);
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, created_at)
      VALUES ('lab', 'anne', 0, '7', 'LAB', 'https://lab.example/', 'Anne', 3);
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, created_at)
      VALUES ('p', 'post', 'lab', '99', 'LIVE', 4);
  `);
  signIn.up(db);
  expect(db.prepare('SELECT name, signed_in, consented_at, short_lived FROM accounts').get()).toEqual({
    name: 'Anne',
    signed_in: 1,
    consented_at: null,
    short_lived: 0,
  });
  expect(db.prepare('SELECT name, role FROM blogs').get()).toEqual({ name: 'LAB', role: null });
  expect(db.prepare('SELECT remote_id, author_id, author_name FROM publications').get()).toEqual({
    remote_id: '99',
    author_id: null,
    author_name: null,
  });
  expect(() => db.exec("UPDATE blogs SET role = 'OWNER'")).toThrow(/CHECK/);
});
