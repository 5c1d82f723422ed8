import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { facts } from '#backend/library/migrations/0070-facts.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('gives what is known of posts from an index, without going through the documents', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < facts.number)) step.up(db);
  const insert =
    db.prepare(`INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash,
    save_number, words, questions, answers, created_at, updated_at) VALUES (?, 'article', 'fr', ?, 'draft', '{}', 1, 'h', 0, 1, 0, 0, 5, 6)`);
  insert.run('a', 'Canal');
  facts.up(db);
  insert.run('b', 'Quai');
  const query =
    'SELECT rowid, status, kind, created_at, updated_at, published_at, title FROM posts INDEXED BY posts_facts WHERE rowid > 0 ORDER BY rowid';
  expect(db.prepare(query).raw().all()).toEqual([
    [1, 'draft', 'article', 5, 6, null, 'Canal'],
    [2, 'draft', 'article', 5, 6, null, 'Quai'],
  ]);
  const [plan] = db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[];
  expect(plan?.detail).toContain('COVERING INDEX posts_facts');
});
