import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importsOf } from '../../../../../main/backend/exchange/imports/run-imports.ts';
import { APPLICATION_ID } from '../../../../../main/backend/library/library-names.ts';
import { migrate } from '../../../../../main/backend/library/migrate.ts';
import { hashes } from '../../../../../main/backend/library/migrations/0270-hashes.ts';
import { migrations } from '../../../../../main/backend/library/migrations/index.ts';
import type { WritableDb } from '../../../../../main/backend/library/sql.ts';
import { tidyBin } from '../../../../../main/backend/tidy.ts';
import { aBackend, temporaryFolder, type TestBackend } from '../../../../builders/a-backend.ts';
import { aChangedDatabase, aForeignLibrary, packDatabase } from '../../../../builders/a-foreign-library.ts';
import { aPost, titles } from '../backups/a-kept-library.ts';

/** A home with something of the author's in it, and the library in its usual place below. */
let home: string;
let folder: string;
let theirs: TestBackend;
let desk: TestBackend;
const asked: string[] = [];
const precious = (): string => path.join(home, 'précieux.txt');

const open = (at = folder): Promise<TestBackend> =>
  aBackend({
    folder: at,
    now: Date.UTC(2026, 2, 12, 9),
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.reject(new TypeError('nothing is asked here'));
    },
    fetchOutside: (address) => {
      asked.push(address);
      return Promise.reject(new Error('nothing is asked here'));
    },
  });

beforeEach(async () => {
  asked.length = 0;
  home = temporaryFolder('home');
  folder = path.join(home, '.local', 'share', 'Escale');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(precious(), 'les photos de famille');
  theirs = await aBackend({ publishing: false });
  await aPost(theirs, 'D’ailleurs');
  desk = await open();
});
afterEach(async () => {
  await theirs.close();
  await desk.close();
  for (const one of [home, theirs.folder]) fs.rmSync(one, { recursive: true, force: true });
});

/** 64 characters in the place of a picture's hash that lead to `file` from where pictures lie. */
function hashThatLeadsTo(file: string): string {
  const [first, ...rest] = path.relative(folder, file).split(path.sep);
  const tail = rest.join('/');
  return `${first}/${tail.padStart(63 - (first ?? '').length, '/')}`;
}

async function examine(change: (db: Database.Database) => void) {
  const file = path.join(home, 'offert.escale-library');
  aForeignLibrary(theirs.folder, file, change);
  desk.backend.granted.grant('token-of-a-file-000001', file);
  return desk.call('backups.examine', { token: 'token-of-a-file-000001' });
}
async function restore(change: (db: Database.Database) => void): Promise<void> {
  const { id } = await examine(change);
  await desk.call('backups.restore', { id });
  await desk.close();
  desk = await open();
}

const rowOf = (db: Database.Database): { rowid: number; id: string } =>
  db.prepare('SELECT rowid, id FROM posts').get() as { rowid: number; id: string };

describe('a library from somebody else', () => {
  it('with a path in the place of a picture’s hash is refused by name, and no file is touched', async () => {
    const sha256 = hashThatLeadsTo(precious());
    await expect(
      examine((db) => {
        db.exec("INSERT INTO settings (key, value) VALUES ('settings.binRule', '\"90-days\"')");
        db.prepare(
          "INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at, binned_at) VALUES (?, 'image/png', 1, 1, 1, 'a', '', 1, 1)",
        ).run(sha256);
      }),
    ).rejects.toMatchObject({
      code: 'backup.foreign-value',
      params: { table: 'assets', row: 1, column: 'sha256' },
    });
    expect(fs.existsSync(precious())).toBe(true);
    expect(fs.existsSync(path.join(folder, 'incoming'))).toBe(false);
  });

  it('of an older schema that allowed it has that row laid aside, and no file is touched', async () => {
    const old = path.join(home, 'ancienne.sqlite');
    const before = new Database(old) as unknown as WritableDb;
    before.pragma(`application_id = ${APPLICATION_ID}`);
    await migrate(
      before,
      undefined,
      migrations.filter(({ number }) => number < hashes.number),
    );
    before.exec("INSERT INTO settings (key, value) VALUES ('settings.binRule', '\"90-days\"')");
    before
      .prepare(
        "INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at, binned_at) VALUES (?, 'image/png', 1, 1, 1, 'a', '', 1, 1)",
      )
      .run(hashThatLeadsTo(precious()));
    before.close();
    const file = path.join(home, 'offert.escale-library');
    packDatabase(old, file);
    desk.backend.granted.grant('token-of-a-file-000001', file);
    const { id } = await desk.call('backups.examine', { token: 'token-of-a-file-000001' });
    await desk.call('backups.restore', { id });
    await desk.close();
    desk = await open();
    // Its bin is emptied at the first opening: what deleted files of the author's before.
    await tidyBin(desk.backend, new AbortController().signal);
    expect(desk.backend.db.prepare('SELECT from_table FROM laid_aside').pluck().all()).toEqual(['assets']);
    expect(fs.readFileSync(precious(), 'utf8')).toBe('les photos de famille');
  });

  it.each<[what: string, place: object, change: (db: Database.Database) => void]>([
    [
      'a hand-over whose pictures are paths',
      { table: 'picture_handoffs', column: 'pictures' },
      (db) => {
        aBlog(db);
        db.prepare(
          "INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at) VALUES ('h', ?, 'b', ?, 1)",
        ).run(rowOf(db).id, JSON.stringify([{ sha256: 'a'.repeat(64), name: '../../../../evil.jpg' }]));
      },
    ],
    [
      'a hand-over whose id is a path',
      { table: 'picture_handoffs', column: 'id' },
      (db) => {
        aBlog(db);
        db.prepare(
          "INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at) VALUES ('../../../evil', ?, 'b', '[]', 1)",
        ).run(rowOf(db).id);
      },
    ],
    [
      'a marker whose pictures are paths',
      { table: 'erased_people', column: 'pictures' },
      (db) => aMarker(db, [hashThatLeadsTo(precious())]),
    ],
    [
      'a post of another text than its sum says',
      { table: 'posts', column: 'document' },
      (db) => db.exec("UPDATE posts SET document = replace(document, 'D’ailleurs', 'D’ailleurz')"),
    ],
    [
      'a post that is no document',
      { table: 'posts', column: 'document' },
      (db) => db.exec('UPDATE posts SET document = \'{"version":2}\''),
    ],
    [
      'a post whose id is a path',
      { table: 'posts', column: 'id' },
      (db) => db.exec("UPDATE posts SET id = '../../evil'"),
    ],
    [
      'a kept state that is a bomb',
      { table: 'revisions', column: 'document' },
      (db) =>
        db.exec(
          `INSERT INTO revisions (id, post_rowid, reason, title, words, document, document_version, document_hash, created_at)
           SELECT 'bomb', rowid, 'left', '', 1, zeroblob(20), 2, document_hash, 1 FROM posts`,
        ),
    ],
    [
      'an account whose tokens would go elsewhere',
      { table: 'accounts', column: 'base' },
      (db) => {
        aBlog(db);
        db.exec("UPDATE accounts SET practice = 1, base = 'http://evil.example/collect'");
      },
    ],
    [
      'a blog whose id leads elsewhere',
      { table: 'blogs', column: 'remote_id' },
      (db) => {
        aBlog(db);
        db.exec("UPDATE blogs SET remote_id = '42/../../users'");
      },
    ],
    [
      'a state that no list has',
      { value: 'CHECK constraint failed in posts' },
      (db) => db.exec("UPDATE posts SET status = '../evil'"),
    ],
    [
      'a date that no calendar has',
      { table: 'posts', column: 'updated_at' },
      (db) => db.exec('UPDATE posts SET updated_at = 9223372036854775807'),
    ],
  ])('with %s is refused by name and place', async (_what, place, change) => {
    await expect(examine(change)).rejects.toMatchObject({ code: 'backup.foreign-value', params: place });
    expect(await titles(desk)).toEqual([]);
  });

  it('begins nothing that was under way there, reads no file it names and asks no address, until the author says so', async () => {
    const wanted = path.join(home, 'journal.html');
    fs.writeFileSync(wanted, '<h1>Mon journal</h1><p>Ce que personne ne doit lire.</p>');
    await restore((db) => {
      anImport(db, 'from-file', { files: [{ name: 'journal.html', path: wanted }] }, 'running', 'posts');
      anImport(db, 'from-web', { address: 'https://evil.example/' }, 'running', 'posts');
      anImport(db, 'undone', { address: 'https://evil.example/' }, 'undoing', 'undoing');
      aMarker(db, []);
      db.exec(`
        INSERT INTO people_acts (id, kind, participant_id, wanted, before, state, created_at)
        VALUES ('act', 'rename', 'anne', '{"ids":["anne"],"name":"Zoé","prepare":true}', '{}', 'running', 1);
        INSERT INTO review_batches (id, state, upto, done_rowid, total, done, created_at) VALUES ('batch', 'accepting', 9, 0, 1, 0, 1);
        INSERT INTO picture_checks (state, started_at) VALUES ('asking', 1);
        INSERT INTO settings (key, value) VALUES ('settings.binRule', '"90-days"');
        UPDATE posts SET status = 'binned', binned_at = 1`);
    });
    await importsOf(desk.backend).idle();
    await tidyBin(desk.backend, new AbortController().signal);
    const { db } = desk.backend;
    expect(db.prepare('SELECT state FROM imports ORDER BY rowid').pluck().all()).toEqual([
      'paused',
      'paused',
      'paused',
    ]);
    expect(db.prepare("SELECT source FROM imports WHERE id = 'from-file'").pluck().get()).toBe(
      '{"files":[{"name":"journal.html","path":""}]}',
    );
    expect(db.prepare('SELECT state FROM erased_people').pluck().all()).toEqual(['erasing']);
    expect(db.prepare('SELECT state FROM people_acts').pluck().all()).toEqual(['running']);
    expect(db.prepare('SELECT state FROM review_batches').pluck().all()).toEqual(['accepting']);
    expect(db.prepare('SELECT state FROM picture_checks').pluck().all()).toEqual(['stopped']);
    expect(db.prepare('SELECT count(*) FROM posts').pluck().get()).toBe(1);
    expect(asked).toEqual([]);
    expect(await desk.call('library.at-rest', {})).toEqual({
      rest: { imports: 3, acts: 2, erasures: 1, tidying: true },
    });

    await desk.call('library.answer-rest', { goOn: false });
    expect(await desk.call('library.at-rest', {})).toEqual({});
    expect(db.prepare('SELECT state FROM erased_people').pluck().all()).toEqual(['done']);
    expect(db.prepare('SELECT state FROM people_acts').pluck().all()).toEqual(['done']);
    expect(db.prepare('SELECT state FROM review_batches').pluck().all()).toEqual(['accepted']);
    expect((await desk.call('settings.get', {})).binRule).toBe('never');
    // Whoever resumes it chooses the file again: this one was never theirs to read.
    await desk.call('imports.resume', { id: 'from-file' });
    await importsOf(desk.backend).settled('from-file');
    expect(db.prepare("SELECT failure_code FROM imports WHERE id = 'from-file'").pluck().get()).toBe(
      'import.file-gone',
    );
  });
});

describe('a library that is opened where it lies', () => {
  /** Somebody’s folder, put in the place of a library. */
  async function openTheirs(change: (db: Database.Database) => void): Promise<TestBackend> {
    await desk.close();
    fs.rmSync(folder, { recursive: true });
    fs.mkdirSync(folder, { recursive: true });
    aChangedDatabase(theirs.folder, path.join(folder, 'library.sqlite'), change);
    try {
      return (desk = await open());
    } catch (error) {
      desk = await open(path.join(home, 'another'));
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
  ])('with %s is refused by name before anything of it runs', async (_what, part, change) => {
    await expect(openTheirs(change)).rejects.toMatchObject({
      code: 'library.foreign-part',
      params: { part },
    });
  });

  it('has its rows judged once, is refused by name and place, and keeps every byte', async () => {
    await expect(openTheirs((db) => db.exec("UPDATE posts SET id = '../evil'"))).rejects.toMatchObject({
      code: 'library.foreign-value',
      params: { table: 'posts', row: 1, column: 'id' },
    });
  });

  it('opens where it is whole, and what was under way in it waits', async () => {
    await openTheirs((db) => anImport(db, 'i', { address: 'https://evil.example/' }, 'running', 'posts'));
    expect(await titles(desk)).toEqual(['D’ailleurs']);
    expect(asked).toEqual([]);
    expect((await desk.call('library.at-rest', {})).rest).toMatchObject({ imports: 1 });
    // At home from now on: the next opening reads no more of it than ever.
    desk.backend.db.exec("UPDATE imports SET state = 'done'");
    desk.backend.db.exec(
      "INSERT INTO notes (id, post_rowid, author, text, quote, created_at) SELECT '../not judged again', rowid, '', '', '', 1 FROM posts",
    );
    await desk.close();
    desk = await open();
    expect(await titles(desk)).toEqual(['D’ailleurs']);
    expect(await desk.call('library.at-rest', {})).toMatchObject({ rest: { imports: 1 } });
  });
});

function aBlog(db: Database.Database): void {
  db.exec(`
    INSERT INTO accounts (id, practice, issuer, base, user_id, name, signed_in, created_at, updated_at)
    VALUES ('a', 0, 'https://accounts.google.com', 'https://blogger.googleapis.com', 'u', 'Anne', 0, 1, 1);
    INSERT INTO blogs (id, account_id, practice, remote_id, name, url, signature, created_at)
    VALUES ('b', 'a', 0, '42', 'Le Labo', 'https://labo.example/', 'Anne', 1)`);
}

function aMarker(db: Database.Database, pictures: readonly string[]): void {
  db.prepare(
    `INSERT INTO erased_people (id, manner, online, key, names, ids, pictures, state, asked_at)
     VALUES ('marker', 'removed', 'leave', ?, '[]', '[]', ?, 'erasing', 1)`,
  ).run(Buffer.alloc(32, 1), JSON.stringify(pictures));
}

function anImport(db: Database.Database, id: string, source: object, state: string, phase: string): void {
  db.prepare(
    `INSERT INTO imports (id, kind, name, source, state, phase, started_at) VALUES (?, ?, 'Un import', ?, ?, ?, 1)`,
  ).run(id, 'files' in source ? 'files' : 'address', JSON.stringify(source), state, phase);
}
