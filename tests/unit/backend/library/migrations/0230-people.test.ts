import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { people } from '#backend/library/migrations/0230-people.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

function before(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  db.pragma('foreign_keys = OFF');
  for (const step of migrations.filter((one) => one.number < people.number)) step.up(db);
  db.pragma('foreign_keys = ON');
  return db;
}

it('keeps everybody as they are, and what posts publish of them as their first link', () => {
  const db = before();
  const add = db.prepare(
    `INSERT INTO participants (id, name, role, portrait, link, created_at, updated_at, met_at) VALUES (?, ?, ?, ?, ?, 5, 6, 7)`,
  );
  add.run('anne', 'Anne Martin', 'éclusière', 'a'.repeat(64), 'https://exemple.fr/anne');
  add.run('karim', 'Karim Benali', null, null, null);
  // Of a kind that the directory's own links do not have: posts go on publishing it.
  add.run('zoe', 'Zoé Lenoir', null, null, 'tel:+33102030405');
  const rows = db.prepare('SELECT * FROM participants').all();
  people.up(db);
  const after = db.prepare('SELECT * FROM participants').all() as Record<string, unknown>[];
  const links = ['[{"url":"https://exemple.fr/anne"}]', '[]', '[]'];
  expect(after).toEqual(
    rows.map((row, at) => ({ ...(row as object), links: links[at], note: '', email: '', phone: '' })),
  );
});

it('lets what is to be done to a post go with the post, and with the act', () => {
  const db = before();
  people.up(db);
  db.exec(`INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words, questions, answers, created_at, updated_at)
    VALUES ('one', 'interview', 'fr', '', 'draft', '{}', 2, 'h', 0, 0, 0, 0, 5, 6), ('two', 'interview', 'fr', '', 'draft', '{}', 2, 'h', 0, 0, 0, 0, 5, 6)`);
  db.exec(`INSERT INTO people_acts (id, kind, participant_id, wanted, before, state, created_at)
    VALUES ('act', 'merge', 'anne', '{}', '{}', 'running', 7)`);
  db.exec(
    `INSERT INTO people_act_posts (act_rowid, post_rowid, state) SELECT 1, rowid, 'waiting' FROM posts`,
  );
  const left = () => db.prepare('SELECT count(*) FROM people_act_posts').pluck().get();
  db.exec(`DELETE FROM posts WHERE id = 'one'`);
  expect(left()).toBe(1);
  db.exec('DELETE FROM people_acts');
  expect(left()).toBe(0);
});
