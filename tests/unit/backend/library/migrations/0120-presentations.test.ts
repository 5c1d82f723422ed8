import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { presentations } from '#backend/library/migrations/0120-presentations.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('leaves the headings of blogs that already have interviews where they are; others have what a new blog has', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < presentations.number)) step.up(db);
  db.exec(`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES ('post', 'interview', 'fr', 'Ancien', 'published', '{}', 1, 'h', 3, 10, 1, 1, 5, 6);
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
    VALUES ('a', 0, 'i', 'b', 'u', 'Anne', 1, 1, 1);
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, created_at) VALUES
      ('with', 'a', 0, '1', 'LAB', 'https://lab.example/', 'Anne', 1), ('without', 'a', 0, '2', 'Autre', 'https://autre.example/', 'Anne', 1);
    INSERT INTO publications (id, post_id, blog_id, base_content, created_at)
    VALUES ('p', 'post', 'with', '<div class="iv-post"><h2 class="iv-question">Un</h2></div>', 1)`);
  presentations.up(db);
  expect(db.prepare('SELECT id, presentation FROM blogs ORDER BY id').all()).toEqual([
    { id: 'with', presentation: '{"titleLevel":1}' },
    { id: 'without', presentation: null },
  ]);
  expect(() => db.exec("UPDATE blogs SET presentation = 'cards'")).toThrow(/CHECK/);
});
