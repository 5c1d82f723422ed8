import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { libraryTables } from '#backend/library/migrations/0010-library.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('makes strict tables that refuse what is no post', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  libraryTables.up(db);
  const tables = db.pragma('table_list') as { name: string; type: string; strict: number; schema: string }[];
  const ours = tables.filter(
    ({ name, type, schema }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'),
  );
  expect(ours.map(({ name }) => name).toSorted()).toEqual([
    'assets',
    'participants',
    'post_labels',
    'post_participants',
    'posts',
    'revisions',
    'settings',
  ]);
  expect(ours.every(({ strict }) => strict === 1)).toBe(true);

  const insert = db.prepare(`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES (:id, :kind, 'fr', '', :status, :document, 1, '', 0, 0, 0, 0, 0, 0)`);
  const post = { id: 'a', kind: 'interview', status: 'draft', document: '{}' };
  expect(insert.run(post).changes).toBe(1);
  for (const wrong of [
    { ...post },
    { ...post, id: 'b', kind: 'poem' },
    { ...post, id: 'b', status: 'lost' },
    { ...post, id: 'b', document: '{' },
  ]) {
    expect(() => insert.run(wrong)).toThrowError(
      expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CONSTRAINT/) as unknown }),
    );
  }
  db.pragma('foreign_keys = ON');
  expect(() => db.prepare("INSERT INTO post_labels VALUES (99, 'x', 0)").run()).toThrowError(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }),
  );
  db.prepare("INSERT INTO post_labels SELECT rowid, 'design', 0 FROM posts").run();
  db.prepare('DELETE FROM posts').run();
  expect(db.prepare('SELECT count(*) AS n FROM post_labels').get()).toEqual({ n: 0 });
  db.close();
});
