import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WritableDb } from '#backend/core/sql.ts';
import { addPost, openTestDatabase, count } from './test-database.ts';

let db: WritableDb;
beforeEach(() => {
  db = openTestDatabase();
  addPost(db, 4, 'post');
  db.exec(`
    INSERT INTO proposals (post_rowid, made_from, recognition, state, kind, confidence, reasons, questions, answers, document_version, created_at)
      VALUES (4, 'h', 1, 'proposed', 'sure', 0.9, '[]', 3, 3, 2, 0)`);
});
afterEach(() => db.close());

const state = () => db.prepare('SELECT state FROM proposals').pluck().get();

it('marks a proposal as stale when the post’s words change or it goes to the bin', () => {
  db.exec("UPDATE posts SET title = 'Autre', document_hash = 'h'");
  expect(state()).toBe('proposed');
  db.exec("UPDATE posts SET document_hash = 'other'");
  expect(state()).toBe('stale');
  db.exec("UPDATE proposals SET state = 'proposed', made_from = 'other'; UPDATE posts SET binned_at = 7");
  expect(state()).toBe('stale');
});

it('leaves a decision unchanged when the post changes', () => {
  db.exec("UPDATE proposals SET state = 'accepted'; UPDATE posts SET document_hash = 'other', binned_at = 7");
  expect(state()).toBe('accepted');
});

it('deletes the proposals of an erased post', () => {
  db.exec("INSERT INTO proposal_people (proposal_rowid, person_id) SELECT rowid, 'p' FROM proposals");
  db.exec('DELETE FROM posts');
  expect([count(db, 'proposals'), count(db, 'proposal_people')]).toEqual([0, 0]);
});
