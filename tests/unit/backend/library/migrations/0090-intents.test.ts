import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { intents } from '#backend/library/migrations/0090-intents.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

const job = (id: string, publication: string, more = '') =>
  `INSERT INTO jobs (id, publication_id, intent, state, step, sent_first, doubtful, document, document_version, document_hash,
     save_number, title, labels, content, leaves_at, attempts, created_at, updated_at ${more === '' ? '' : ', publish_at'})
   VALUES ('${id}', '${publication}', '${more === '' ? 'publish' : 'schedule'}', 'needs-author', 'inserting', 1, 1, '{"a":1}', 1, 'h', 3,
     'Un titre', '["x"]', '<p>x</p>', 5, 2, 6, 7 ${more})`;

it('keeps every job as it was, and takes the new intents', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < intents.number)) step.up(db);
  db.exec(`INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
      VALUES ('post', 'interview', 'fr', 'Ancien', 'draft', '{}', 1, 'h', 3, 10, 1, 1, 5, 6);
    INSERT INTO blogs (id, practice, remote_id, name, url, signature, created_at) VALUES ('blog', 0, '1', 'Labo', 'https://x', '', 1);
    INSERT INTO publications (id, post_id, blog_id, created_at, ended_at) VALUES ('one', 'post', 'blog', 1, 2);
    INSERT INTO publications (id, post_id, blog_id, created_at) VALUES ('two', 'post', 'blog', 3);
    ${job('job', 'one')}`);
  const before = db.prepare('SELECT * FROM jobs').get() as object;
  db.pragma('foreign_keys = OFF');
  intents.up(db);
  db.pragma('foreign_keys = ON');
  expect(db.prepare('SELECT * FROM jobs').get()).toEqual({
    ...before,
    publish_at: null,
    address_title: null,
  });
  db.exec(job('later', 'two', ', 99'));
  db.exec("INSERT INTO job_events (job_id, at, what) VALUES ('later', 1, 'committed')");
  // One job under way for a publication, as before.
  expect(() => db.exec(job('second', 'two', ', 99'))).toThrow(/UNIQUE/);
  expect(() => db.exec("UPDATE jobs SET publish_at = NULL WHERE id = 'later'")).toThrow(/CHECK/);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.exec("DELETE FROM posts WHERE id = 'post'");
  expect(db.prepare('SELECT count(*) FROM job_events').pluck().get()).toBe(0);
});
