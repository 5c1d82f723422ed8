import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { proposals } from '#backend/library/migrations/0060-proposals.ts';
import type { WritableDb } from '#backend/library/sql.ts';

let db: WritableDb;
beforeEach(() => {
  db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < proposals.number)) step.up(db);
  db.exec(`
    INSERT INTO posts (rowid, id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
      VALUES (4, 'post', 'article', 'fr', 'Ancien', 'published', '{}', 2, 'h', 3, 10, 0, 0, 5, 6);`);
  proposals.up(db);
  db.pragma('foreign_keys = ON');
  db.exec(`
    INSERT INTO proposals (post_rowid, made_from, recognition, state, kind, confidence, reasons, questions, answers, document_version, created_at)
      VALUES (4, 'h', 1, 'proposed', 'sure', 0.9, '[]', 3, 3, 2, 0);`);
});
afterEach(() => db.close());

const state = () => db.prepare('SELECT state FROM proposals').pluck().get();

it('adds proposals, names and batches to a library that holds posts', () => {
  expect(db.prepare('SELECT title, save_number FROM posts').get()).toEqual({
    title: 'Ancien',
    save_number: 3,
  });
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const strict = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE strict = 1 AND name IN ('proposals', 'review_batches', 'found_people', 'proposal_people', 'people_matches') ORDER BY name",
    )
    .pluck()
    .all();
  expect(strict).toEqual([
    'found_people',
    'people_matches',
    'proposal_people',
    'proposals',
    'review_batches',
  ]);
});

it('makes a proposal stale when the post gets other words, or goes to the bin', () => {
  db.exec("UPDATE posts SET title = 'Autre', document_hash = 'h'");
  expect(state()).toBe('proposed');
  db.exec("UPDATE posts SET document_hash = 'other'");
  expect(state()).toBe('stale');
  db.exec("UPDATE proposals SET state = 'proposed', made_from = 'other'; UPDATE posts SET binned_at = 7");
  expect(state()).toBe('stale');
});

it('leaves a decision alone when the post changes', () => {
  db.exec("UPDATE proposals SET state = 'accepted'; UPDATE posts SET document_hash = 'other', binned_at = 7");
  expect(state()).toBe('accepted');
});

it('forgets what was proposed for a post that is erased', () => {
  db.exec("INSERT INTO proposal_people (proposal_rowid, person_id) SELECT rowid, 'p' FROM proposals");
  db.exec('DELETE FROM posts');
  expect(
    db
      .prepare('SELECT (SELECT count(*) FROM proposals) + (SELECT count(*) FROM proposal_people)')
      .pluck()
      .get(),
  ).toBe(0);
});
