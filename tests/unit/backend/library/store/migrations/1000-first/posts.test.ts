import { expect, it } from 'vitest';
import { addPost, openTestDatabase, count } from './test-database.ts';

it('refuses an invalid post', () => {
  const db = openTestDatabase();
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
  expect(() => db.prepare("INSERT INTO post_labels VALUES (99, 'x', 0)").run()).toThrowError(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }),
  );
});

it('deletes the rows of a post with it', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'post');
  db.exec(`
    INSERT INTO post_labels VALUES (1, 'design', 0);
    INSERT INTO revisions (rowid, id, post_rowid, reason, title, words, document, document_version, document_hash, created_at, recipient, file_name)
      VALUES (41, 'r', 1, 'sent', 'Titre', 10, x'00', 1, 'h', 7, 'Karim', 'titre.docx');
    INSERT INTO revisions (rowid, id, post_rowid, reason, title, words, document, document_version, document_hash, created_at)
      VALUES (42, 'back', 1, 'restored', 'Titre', 10, x'00', 1, 'h', 8);
    INSERT INTO approvals (revision_rowid, name, approved_at, note) VALUES (41, 'Karim', 9, '');
    INSERT INTO awaited_approvals (post_rowid, name_key, name, asked_at) VALUES (1, 'anne', 'Anne', 9);
    INSERT INTO notes (id, post_rowid, author, text, quote, created_at) VALUES ('n', 1, 'Anne', 'À voir', 'le pont', 7);
    INSERT INTO shared_states (post_rowid, hash, local_hash, document, shared_at) VALUES (1, 'a', 'b', x'00', 1)`);
  expect(db.prepare('SELECT recipient, rewritten_at FROM revisions WHERE rowid = 42').get()).toEqual({
    recipient: null,
    rewritten_at: null,
  });
  expect(db.prepare('SELECT text, settled_at FROM notes').get()).toEqual({
    text: 'À voir',
    settled_at: null,
  });
  db.exec('DELETE FROM posts');
  for (const table of [
    'post_labels',
    'revisions',
    'approvals',
    'awaited_approvals',
    'notes',
    'shared_states',
  ])
    expect([table, count(db, table)]).toEqual([table, 0]);
});

it('keeps one state of another Escale for each post', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'post');
  const add =
    "INSERT INTO shared_states (post_rowid, hash, local_hash, document, shared_at) VALUES (1, 'a', 'b', x'00', 1)";
  db.exec(add);
  expect(() => db.exec(add)).toThrow(/UNIQUE/);
});

it('returns facts of posts from an index, without reading documents', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'a', 'Canal');
  addPost(db, 2, 'b', 'Quai');
  const query =
    'SELECT rowid, status, kind, created_at, updated_at, published_at, title FROM posts INDEXED BY posts_facts WHERE rowid > 0 ORDER BY rowid';
  expect(db.prepare(query).raw().all()).toEqual([
    [1, 'draft', 'interview', 5, 6, null, 'Canal'],
    [2, 'draft', 'interview', 5, 6, null, 'Quai'],
  ]);
  const [plan] = db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[];
  expect(plan?.detail).toContain('COVERING INDEX posts_facts');
});
