import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { publishing } from '#backend/library/migrations/0030-publishing.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('adds accounts, blogs, publications and jobs to a library that holds posts', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < publishing.number)) step.up(db);
  db.exec(`INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES ('post', 'interview', 'fr', 'Ancien', 'draft', '{}', 1, 'h', 3, 10, 1, 1, 5, 6)`);
  publishing.up(db);
  db.pragma('foreign_keys = ON');
  expect(db.prepare('SELECT title, save_number FROM posts').get()).toEqual({
    title: 'Ancien',
    save_number: 3,
  });
  const strict = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE strict = 1 AND name IN ('accounts', 'blogs', 'publications', 'jobs') ORDER BY name",
    )
    .pluck()
    .all();
  expect(strict).toEqual(['accounts', 'blogs', 'jobs', 'publications']);

  db.exec(
    `INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at) VALUES ('a', 0, 'i', 'b', '1', 'n', 1, 0, 0)`,
  );
  db.exec(
    `INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, created_at) VALUES ('b', 'a', 0, '1234567890123456789', 'n', 'u', 's', 0)`,
  );
  expect(db.prepare('SELECT remote_id FROM blogs').pluck().get()).toBe('1234567890123456789');
  const publication = db.prepare(
    "INSERT INTO publications (id, post_id, blog_id, created_at) VALUES (?, 'post', 'b', 0)",
  );
  publication.run('p1');
  expect(() => publication.run('p2')).toThrowError(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
  );
  const job =
    db.prepare(`INSERT INTO jobs (id, publication_id, intent, state, step, sent_first, doubtful, document, document_version, document_hash,
    save_number, title, labels, content, leaves_at, attempts, created_at, updated_at)
    VALUES (?, 'p1', 'publish', ?, 'committed', 0, 0, '{}', 1, 'h', 3, '', '[]', '', 0, 0, 0, 0)`);
  job.run('j1', 'waiting');
  expect(() => job.run('j2', 'waiting')).toThrowError(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
  );
  expect(() => job.run('j3', 'lost')).toThrowError(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_CHECK' }),
  );
  db.exec("DELETE FROM posts WHERE id = 'post'");
  expect(
    db.prepare('SELECT (SELECT count(*) FROM publications) + (SELECT count(*) FROM jobs)').pluck().get(),
  ).toBe(0);
  db.close();
});
