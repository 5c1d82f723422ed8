import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { copyChangedDatabase } from '#tests/builders/foreign-library.ts';
import { titles } from '../backups/library-on-disk.ts';
import { makeUserFolder, insertImport, type UserFolder } from './user-folder.ts';

let at: UserFolder;
beforeEach(async () => {
  at = await makeUserFolder();
});
afterEach(() => at.end());

describe('a library opened in its own folder', () => {
  /** Puts the stranger’s folder in place of a library. */
  async function openTheirs(change: (db: Database.Database) => void): Promise<TestBackend> {
    await at.desk.close();
    fs.rmSync(at.folder, { recursive: true });
    fs.mkdirSync(at.folder, { recursive: true });
    copyChangedDatabase(at.theirs.folder, path.join(at.folder, 'library.sqlite'), change);
    try {
      return (at.desk = await at.open());
    } catch (error) {
      at.desk = await at.open(path.join(at.home, 'another'));
      throw error;
    }
  }

  it.each<[string, string, (db: Database.Database) => void]>([
    [
      'a trigger put in',
      'trigger evil, posts',
      (db) => db.exec('CREATE TRIGGER evil AFTER UPDATE ON posts BEGIN DELETE FROM posts; END'),
    ],
    [
      'a trigger under a name that the search’s index could have',
      'trigger search_rows_data2, posts',
      (db) => db.exec('CREATE TRIGGER search_rows_data2 AFTER UPDATE ON posts BEGIN DELETE FROM posts; END'),
    ],
    ['a view put in', 'view evil, evil', (db) => db.exec('CREATE VIEW evil AS SELECT 1')],
    ['a table put in', 'table evil, evil', (db) => db.exec('CREATE TABLE evil (a)')],
    [
      'a table without its checks',
      'table assets, assets',
      (db) => {
        db.unsafeMode(true);
        db.pragma('writable_schema = ON');
        db.exec(
          `UPDATE sqlite_schema SET sql = replace(sql, 'octet_length(sha256) = 64 AND', '') WHERE name = 'assets'`,
        );
        db.pragma('writable_schema = OFF');
      },
    ],
  ])('with %s is refused by its code before anything of it runs', async (_what, part, change) => {
    await expect(openTheirs(change)).rejects.toMatchObject({
      code: 'library.foreign-part',
      params: { part },
    });
  });

  it('is checked once by row, refused by code and position, and keeps every byte', async () => {
    await expect(openTheirs((db) => db.exec("UPDATE posts SET id = '../evil'"))).rejects.toMatchObject({
      code: 'library.foreign-value',
      params: { table: 'posts', row: 1, column: 'id' },
    });
  });

  it('opens when it is sound, and its pending work waits', async () => {
    await openTheirs((db) => insertImport(db, 'i', { address: 'https://evil.example/' }, 'running', 'posts'));
    expect(await titles(at.desk)).toEqual(['D’ailleurs']);
    expect(at.requests).toEqual([]);
    expect((await at.desk.call('library.at-rest', {})).rest).toMatchObject({ imports: 1 });
    // At at.home from now on: the next opening reads no more of it than ever.
    at.desk.backend.db.exec("UPDATE imports SET state = 'done'");
    at.desk.backend.db.exec(
      "INSERT INTO notes (id, post_rowid, author, text, quote, created_at) SELECT '../not judged again', rowid, '', '', '', 1 FROM posts",
    );
    await at.desk.close();
    at.desk = await at.open();
    expect(await titles(at.desk)).toEqual(['D’ailleurs']);
    expect(await at.desk.call('library.at-rest', {})).toMatchObject({ rest: { imports: 1 } });
  });
});
