import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { imports } from '#backend/library/migrations/0050-imports.ts';
import type { WritableDb } from '#backend/library/sql.ts';

let db: WritableDb;
beforeEach(() => {
  db = new Database(':memory:') as unknown as WritableDb;
  // As migrate.ts does: the step rebuilds a table that others refer to.
  db.pragma('foreign_keys = OFF');
  for (const step of migrations.filter((one) => one.number < imports.number)) step.up(db);
  db.exec(`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
      VALUES ('post', 'interview', 'fr', 'Ancien', 'published', '{}', 2, 'h', 3, 10, 1, 1, 5, 6);
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('account', 0, 'i', 'b', '1', 'Anne', 1, 0, 0);
    INSERT INTO blogs (rowid, id, account_id, practice, remote_id, name, url, signature, reachable, created_at, forgotten_at)
      VALUES (7, 'blog', 'account', 0, '1234567890123456789', 'Le blog', 'https://blog.example', 'Anne', 0, 4, 8);
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, created_at)
      VALUES ('publication', 'post', 'blog', '99', 'LIVE', 0);`);
});
afterEach(() => db.close());

it('keeps blogs and what refers to them, and lets a blog be known without an account', () => {
  imports.up(db);
  db.pragma('foreign_keys = ON');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT * FROM blogs').get()).toEqual({
    rowid: 7,
    id: 'blog',
    account_id: 'account',
    practice: 0,
    remote_id: '1234567890123456789',
    name: 'Le blog',
    url: 'https://blog.example',
    signature: 'Anne',
    reachable: 0,
    created_at: 4,
    forgotten_at: 8,
    time_zone: null,
    locale: null,
    converts_line_breaks: null,
  });
  db.exec(
    `INSERT INTO blogs (id, practice, remote_id, name, url, signature, created_at) VALUES ('known', 0, '2', 'n', 'u', '', 0)`,
  );
  const refused = (statement: string) => {
    try {
      db.exec(statement);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'taken';
  };
  // The rebuilt table is the one others point to.
  expect(refused(`DELETE FROM blogs WHERE id = 'blog'`)).toBe('SQLITE_CONSTRAINT_FOREIGNKEY');
  expect(refused(`UPDATE publications SET blog_id = 'none'`)).toBe('SQLITE_CONSTRAINT_FOREIGNKEY');
  expect(refused(`UPDATE blogs SET account_id = 'none'`)).toBe('SQLITE_CONSTRAINT_FOREIGNKEY');
  expect(
    refused(
      `INSERT INTO blogs (id, practice, remote_id, name, url, signature, created_at) VALUES ('again', 0, '2', 'n', 'u', '', 0)`,
    ),
  ).toBe('SQLITE_CONSTRAINT_UNIQUE');
});

it('adds strict tables for imports, what they did, sources, comments and pictures', () => {
  imports.up(db);
  db.pragma('foreign_keys = ON');
  const strict = db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE strict = 1
       AND (name LIKE 'import%' OR name IN ('post_sources', 'comments', 'outside_pictures')) ORDER BY name`,
    )
    .pluck()
    .all();
  expect(strict).toEqual([
    'comments',
    'import_blogs',
    'import_items',
    'import_notes',
    'import_pictures',
    'imports',
    'outside_pictures',
    'post_sources',
  ]);
  db.exec(`
    INSERT INTO imports (rowid, id, kind, name, source, state, phase, started_at) VALUES (1, 'i', 'files', 'b.xml', '{}', 'running', 'posts', 0);
    INSERT INTO import_items (import_rowid, what, entry_key, status, outcome, post_id, title) VALUES (1, 'post', 'blog/99', 'live', 'added', 'post', 't');
    INSERT INTO post_sources (post_id, entry_key, said, body_hash, document_hash) VALUES ('post', 'blog/99', '{}', 'b', 'h');
    DELETE FROM posts WHERE id = 'post';`);
  expect(db.prepare('SELECT count(*) FROM post_sources').pluck().get()).toBe(0);
  expect(db.prepare('SELECT count(*) FROM import_items').pluck().get()).toBe(1);
});
