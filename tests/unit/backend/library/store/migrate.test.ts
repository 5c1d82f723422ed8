import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOrder, migrate, schemaVersion } from '#backend/library/store/migrate.ts';
import type { Migration } from '#backend/library/store/migrations/index.ts';
import { migrations } from '#backend/library/store/migrations/index.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

const step = (number: number, text: string): Migration => ({
  number,
  name: `step-${number}`,
  up: (db) => db.exec(text),
});
const first = step(10, 'CREATE TABLE notes (rowid INTEGER PRIMARY KEY, text TEXT) STRICT');
const second = step(20, 'ALTER TABLE notes ADD COLUMN at INTEGER');
const failing = step(30, 'INSERT INTO notes (text) VALUES (1); CREATE TABLE nowhere.t (x)');

let folder: string;
let db: WritableDb;
beforeEach(() => {
  folder = temporaryFolder('migrate');
  db = new Database(path.join(folder, 'library.sqlite')) as unknown as WritableDb;
});
afterEach(() => {
  db.close();
  fs.rmSync(folder, { recursive: true, force: true });
});
/** The database’s contents at the time of the backup. */
let copied: unknown[];
beforeEach(() => {
  copied = [];
});
const copyFirst = async (): Promise<void> =>
  void copied.push([schemaVersion(db), ...db.prepare('SELECT * FROM notes').all()]);

describe('migrate', () => {
  it('runs every step of a new database without a backup', async () => {
    expect(await migrate(db, copyFirst, [first, second])).toBe(true);
    expect(schemaVersion(db)).toBe(20);
    expect(copied).toEqual([]);
  });

  it('backs up a database with data before it changes it', async () => {
    await migrate(db, copyFirst, [first]);
    db.exec("INSERT INTO notes (text) VALUES ('avant')");
    await migrate(db, copyFirst, [first, second]);
    expect(copied).toEqual([[10, { rowid: 1, text: 'avant' }]]);
    expect(db.prepare('SELECT * FROM notes').all()).toEqual([{ rowid: 1, text: 'avant', at: null }]);
  });

  it('runs no step twice', async () => {
    await migrate(db, copyFirst, [first, second]);
    expect(await migrate(db, copyFirst, [first, second])).toBe(false);
    expect(copied).toEqual([]);
  });

  it('changes nothing when one of several steps fails', async () => {
    await migrate(db, copyFirst, [first]);
    await expect(migrate(db, copyFirst, [first, second, failing])).rejects.toThrowError(
      'unknown database nowhere',
    );
    expect(schemaVersion(db)).toBe(10);
    expect(db.pragma('table_info(notes)')).toHaveLength(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses to leave a broken reference', async () => {
    const related = step(
      10,
      'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE b (a INTEGER REFERENCES a (id)) STRICT',
    );
    await migrate(db, copyFirst, [related]);
    await expect(
      migrate(db, undefined, [related, step(20, 'INSERT INTO b (a) VALUES (7)')]),
    ).rejects.toThrowError('broken references');
    expect(schemaVersion(db)).toBe(10);
  });

  it('refuses a database of a later release', async () => {
    await migrate(db, copyFirst, [first, second]);
    await expect(migrate(db, copyFirst, [first])).rejects.toMatchObject({
      code: 'library.newer-version',
      params: { found: 20, known: 10 },
    });
  });

  it.each([[[second, first]], [[first, first]], [[step(15, '')]], [[step(0, '')]]])(
    'refuses steps out of order',
    (steps) => {
      expect(() => checkOrder(steps)).toThrowError('out of order');
    },
  );

  it('refuses a database of steps older than today’s first', async () => {
    await migrate(db, copyFirst, [first]);
    db.exec("INSERT INTO notes (text) VALUES ('avant')");
    await expect(migrate(db, copyFirst, [step(1000, 'DROP TABLE notes')])).rejects.toMatchObject({
      code: 'library.before-release',
    });
    expect(copied).toEqual([]);
    expect(db.prepare('SELECT text FROM notes').pluck().all()).toEqual(['avant']);
  });

  it('has its steps in order, each with a test file', () => {
    expect(() => checkOrder(migrations)).not.toThrowError();
    const names = (folder: string): string[] =>
      fs
        .readdirSync(path.resolve(folder))
        .filter((name) => name !== 'index.ts')
        .map((name) => name.replace(/(?:\.test)?\.ts$/, ''))
        .toSorted();
    const steps = names('main/backend/library/store/migrations');
    expect(steps.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map(({ number }) => number));
    expect(names('tests/unit/backend/library/store/migrations')).toEqual(steps);
  });
});
