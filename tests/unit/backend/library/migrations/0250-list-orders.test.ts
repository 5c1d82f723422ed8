import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { listOrders } from '#backend/library/migrations/0250-list-orders.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import { all, column, run, sql, type WritableDb } from '#backend/library/sql.ts';

function before(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  db.pragma('foreign_keys = ON');
  for (const step of migrations.filter((one) => one.number < listOrders.number)) step.up(db);
  return db;
}

function add(db: WritableDb, id: string, title: string, publishedAt: number | null): void {
  run(
    db,
    sql`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number, words,
      questions, answers, created_at, updated_at, published_at)
    VALUES (${id}, 'article', 'fr', ${title}, 'draft', '{}', 1, '', 0, 0, 0, 0, 1000, 2000, ${publishedAt})`,
  );
}

it('sorts the titles and dates of posts that were there, and follows what is written', () => {
  const db = before();
  add(db, 'e', 'Étang', 500);
  add(db, 'f', 'fable', null);
  add(db, 'none', ' ', 700);
  listOrders.up(db);
  const byTitle = () => column<string>(db, sql`SELECT id FROM posts ORDER BY title_key, rowid`);
  expect(byTitle()).toEqual(['e', 'f', 'none']);
  add(db, 'first', '« Le cœur »', 10);
  run(db, sql`UPDATE posts SET title = 'L’ŒUVRE' WHERE id = 'none'`);
  expect(byTitle()).toEqual(['e', 'f', 'none', 'first']);
  expect(column(db, sql`SELECT title_key FROM posts ORDER BY title_key`)).toEqual([
    'etang',
    'fable',
    "l'oeuvre",
    'le coeur »',
  ]);
  expect(column<string>(db, sql`SELECT id FROM posts ORDER BY dated_at`)).toEqual([
    'first',
    'e',
    'none',
    'f',
  ]);
});

it('tells of people that come into a post and go', () => {
  const db = before();
  add(db, 'a', 'Un', null);
  listOrders.up(db);
  const changes = () =>
    all<{ change: number }>(db, sql`SELECT change FROM search_changes WHERE post_rowid = 1`).map(
      ({ change }) => change,
    );
  const first = changes();
  db.exec("INSERT INTO post_participants VALUES (1, 'anne', 0)");
  const second = changes();
  expect(second).toHaveLength(1);
  expect(second[0]).toBeGreaterThan(first[0] ?? Infinity);
  db.exec("UPDATE post_participants SET participant_id = 'karim'");
  const third = changes();
  expect(third[0]).toBeGreaterThan(second[0] ?? Infinity);
  db.exec('DELETE FROM post_participants');
  expect(changes()[0]).toBeGreaterThan(third[0] ?? Infinity);
});
