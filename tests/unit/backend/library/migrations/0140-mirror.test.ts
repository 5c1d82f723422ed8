import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '#backend/library/migrations/index.ts';
import { mirror } from '#backend/library/migrations/0140-mirror.ts';
import type { WritableDb } from '#backend/library/sql.ts';

it('adds what is known of mirrors to a library with blogs; none was asked yet, none is held', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < mirror.number)) step.up(db);
  db.exec(`INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('account', 0, 'i', 'b', '1', 'Marie', 1, 1, 1);
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, created_at)
      VALUES ('blog', 'account', 0, '77', 'Le Labo', 'https://labo.example/', 'Marie', 5)`);
  mirror.up(db);
  db.pragma('foreign_keys = ON');
  expect(db.prepare('SELECT count(*) FROM blog_syncs').pluck().get()).toBe(0);
  db.exec("INSERT INTO blog_syncs (blog_id) VALUES ('blog')");
  expect(db.prepare('SELECT state, phase, held_upto, finished_at FROM blog_syncs').get()).toEqual({
    state: 'idle',
    phase: 'walking',
    held_upto: null,
    finished_at: null,
  });
  db.exec("INSERT INTO blog_sync_walks (blog_id, status, high_water) VALUES ('blog', 'LIVE', 12)");
  expect(() => db.exec("INSERT INTO blog_sync_walks (blog_id, status) VALUES ('blog', 'OTHER')")).toThrow(
    'CHECK',
  );
  db.exec("DELETE FROM blogs WHERE id = 'blog'");
  expect(db.prepare('SELECT count(*) FROM blog_sync_walks').pluck().get()).toBe(0);
});
