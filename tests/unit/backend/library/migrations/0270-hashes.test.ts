import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { hashes } from '#backend/library/migrations/0270-hashes.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';

const WHOLE = 'ab'.repeat(32);
/** 64 characters, as the check was before: a path, hexadecimal in capitals, and more behind a zero byte. */
const PATH = '../'.repeat(20).padEnd(64, 'x');
const CAPITALS = 'AB'.repeat(32);
const ZERO = `${'cd'.repeat(32)}\0/../../evil`;

function before(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb;
  db.pragma('foreign_keys = OFF');
  for (const step of migrations.filter((one) => one.number < hashes.number)) step.up(db);
  return db;
}

const TABLES: readonly (readonly [table: string, add: string])[] = [
  [
    'assets',
    "INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at, binned_at) VALUES (?, 'image/png', 1, 2, 3, 'a.png', 'Anne', 4, 5)",
  ],
  [
    'picture_uploads',
    "INSERT INTO picture_uploads (sha256, host_key, url, ref, state, created_at) VALUES (?, 'h', 'https://a.example/', 'r', 'planned', 1)",
  ],
];

it.each(TABLES)(
  'keeps what %s says of whole hashes, and lays the others aside as they were',
  (table, add) => {
    const db = before();
    for (const sha256 of [WHOLE, PATH, CAPITALS, ZERO]) db.prepare(add).run(sha256);
    const kept = db.prepare(`SELECT * FROM ${table} WHERE sha256 = ?`).get(WHOLE);
    hashes.up(db);
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([kept]);
    const aside = db.prepare('SELECT from_table, said FROM laid_aside ORDER BY rowid').all() as {
      from_table: string;
      said: string;
    }[];
    expect(
      aside.map(({ from_table: from, said }) => [from, (JSON.parse(said) as { sha256: string }).sha256]),
    ).toEqual([PATH, CAPITALS, ZERO].map((sha256) => [table, sha256]));
    db.prepare(`DELETE FROM ${table}`).run();
    for (const sha256 of [PATH, CAPITALS, ZERO, WHOLE.slice(1), `${WHOLE}a`, ''])
      expect(() => db.prepare(add).run(sha256)).toThrow('CHECK constraint failed');
    db.prepare(add).run(WHOLE);
  },
);

it('has a picture of the web fetched anew whose hash was none', () => {
  const db = before();
  const add = db.prepare(
    "INSERT INTO outside_pictures (address, state, bytes, sha256) VALUES (?, 'fetched', 3, ?)",
  );
  add.run('https://a.example/1.png', WHOLE);
  add.run('https://a.example/2.png', PATH);
  hashes.up(db);
  expect(db.prepare('SELECT address, state, sha256 FROM outside_pictures ORDER BY rowid').all()).toEqual([
    { address: 'https://a.example/1.png', state: 'fetched', sha256: WHOLE },
    { address: 'https://a.example/2.png', state: 'waiting', sha256: null },
  ]);
  expect(db.prepare('SELECT from_table FROM laid_aside').pluck().all()).toEqual(['outside_pictures']);
});
