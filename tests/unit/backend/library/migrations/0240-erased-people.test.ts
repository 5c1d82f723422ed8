import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { erasedPeople } from '#backend/library/migrations/0240-erased-people.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('keeps revisions and publications as they are, and forgets a seal once the blog was written or read anew', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < erasedPeople.number)) step.up(db);
  db.exec(`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
      VALUES ('one', 'article', 'fr', 'Titre', 'draft', '{}', 2, 'h', 1, 0, 0, 0, 1, 1);
    INSERT INTO blogs (id, practice, remote_id, name, url, signature, created_at) VALUES ('b', 1, '1', 'Blog', 'http://b', '', 1);
    INSERT INTO publications (id, post_id, blog_id, base_title, base_labels, base_content, created_at) VALUES ('p', 'one', 'b', 'Titre', '[]', '<p>a</p>', 1);
    INSERT INTO revisions (id, post_rowid, reason, title, words, document, document_version, document_hash, created_at)
      VALUES ('r', 1, 'left', 'Titre', 0, x'00', 2, 'h', 1)`);
  erasedPeople.up(db);
  expect(db.prepare('SELECT rewritten_at FROM revisions').pluck().get()).toBe(null);
  const mark = (): unknown => db.prepare('SELECT seen_mark FROM publications').pluck().get();
  expect(mark()).toBe(null);
  db.exec("UPDATE publications SET base_content = '<p>b</p>', seen_mark = 'sealed'");
  expect(mark()).toBe('sealed');
  db.exec("UPDATE publications SET remote_status = 'LIVE'");
  expect(mark()).toBe('sealed');
  db.exec("UPDATE publications SET base_content = '<p>b</p>'");
  expect(mark()).toBe(null);
});
