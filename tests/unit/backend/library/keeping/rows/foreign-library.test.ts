import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { remoteIdOf } from '#backend/exchange/sources/site-export.ts';
import { tidyBin } from '#backend/library/tidy.ts';
import { writeForeignLibrary } from '#tests/builders/foreign-library.ts';
import { titles } from '../backups/library-on-disk.ts';
import {
  insertBlog,
  makeUserFolder,
  insertMarker,
  insertImport,
  hashThatLeadsTo,
  type UserFolder,
} from './user-folder.ts';

let at: UserFolder;
beforeEach(async () => {
  at = await makeUserFolder();
});
afterEach(() => at.end());

async function examine(change: (db: Database.Database) => void) {
  const file = path.join(at.home, 'offert.escale-library');
  writeForeignLibrary(at.theirs.folder, file, change);
  at.desk.backend.granted.grant('token-of-a-file-000001', file);
  return at.desk.call('backups.examine', { token: 'token-of-a-file-000001' });
}
async function restore(change: (db: Database.Database) => void): Promise<void> {
  const { id } = await examine(change);
  await at.desk.call('backups.restore', { id });
  await at.desk.close();
  at.desk = await at.open();
}

const rowOf = (db: Database.Database): { rowid: number; id: string } =>
  db.prepare('SELECT rowid, id FROM posts').get() as { rowid: number; id: string };

describe('a foreign library', () => {
  it('with a path in place of a picture’s hash is refused by its code, and no file is touched', async () => {
    const sha256 = hashThatLeadsTo(at.folder, at.precious);
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
    expect(fs.existsSync(at.precious)).toBe(true);
    expect(fs.existsSync(path.join(at.folder, 'incoming'))).toBe(false);
  });

  it.each<[what: string, position: object, change: (db: Database.Database) => void]>([
    [
      'a hand-over whose pictures are paths',
      { table: 'picture_handoffs', column: 'pictures' },
      (db) => {
        insertBlog(db);
        db.prepare(
          "INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at) VALUES ('h', ?, 'b', ?, 1)",
        ).run(rowOf(db).id, JSON.stringify([{ sha256: 'a'.repeat(64), name: '../../../../evil.jpg' }]));
      },
    ],
    [
      'a hand-over whose id is a path',
      { table: 'picture_handoffs', column: 'id' },
      (db) => {
        insertBlog(db);
        db.prepare(
          "INSERT INTO picture_handoffs (id, post_id, blog_id, pictures, created_at) VALUES ('../../../evil', ?, 'b', '[]', 1)",
        ).run(rowOf(db).id);
      },
    ],
    [
      'a marker whose pictures are paths',
      { table: 'erased_people', column: 'pictures' },
      (db) => insertMarker(db, [hashThatLeadsTo(at.folder, at.precious)]),
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
        insertBlog(db);
        db.exec("UPDATE accounts SET kind = 'practice', base = 'http://evil.example/collect'");
      },
    ],
    [
      'a WordPress whose password would go unhidden',
      { table: 'accounts', column: 'base' },
      (db) => {
        insertBlog(db);
        db.exec("UPDATE accounts SET kind = 'wordpress', base = 'http://evil.example/wp-json/'");
      },
    ],
    [
      'a WordPress whose address holds a password',
      { table: 'accounts', column: 'issuer' },
      (db) => {
        insertBlog(db);
        db.exec("UPDATE accounts SET kind = 'wordpress', issuer = 'https://a:b@mairie.example'");
      },
    ],
    [
      'a blog whose id leads elsewhere',
      { table: 'blogs', column: 'remote_id' },
      (db) => {
        insertBlog(db);
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
    [
      'a work begun before 1970',
      { table: 'imports', column: 'started_at' },
      (db) =>
        db.exec(
          `INSERT INTO imports (id, kind, name, source, state, phase, started_at)
           VALUES ('i', 'address', 'a', '{"address":"https://a.example/"}', 'done', 'posts', -1)`,
        ),
    ],
    [
      'fewer words than none',
      { table: 'posts', column: 'words' },
      (db) => db.exec('UPDATE posts SET words = -1'),
    ],
    [
      'a label longer than any',
      { table: 'post_labels', column: 'label' },
      (db) => db.exec(`INSERT INTO post_labels SELECT rowid, '${'x'.repeat(201)}', 9 FROM posts`),
    ],
    [
      'a note by a name longer than any',
      { table: 'notes', column: 'author' },
      (db) =>
        db.exec(
          `INSERT INTO notes (id, post_rowid, author, text, quote, created_at)
           SELECT 'n', rowid, '${'['.repeat(201)}', '', '', 1 FROM posts`,
        ),
    ],
  ])('with %s is refused by its code and position', async (_what, position, change) => {
    await expect(examine(change)).rejects.toMatchObject({ code: 'backup.foreign-value', params: position });
    expect(await titles(at.desk)).toEqual([]);
  });

  it.each([
    ['https://mairie.example', 'https://mairie.example/wp-json/'],
    ['https://intranet.example:8443/blog', 'https://intranet.example:8443/blog/?rest_route=/'],
  ])('with an account on a WordPress at %s is accepted', async (home, root) => {
    await restore((db) => {
      insertBlog(db);
      db.prepare("UPDATE accounts SET kind = 'wordpress', issuer = ?, base = ?").run(home, root);
      db.prepare("UPDATE blogs SET kind = 'wordpress', remote_id = ?").run(remoteIdOf('wordpress', home));
    });
    expect((await at.desk.call('accounts.list', {})).items).toMatchObject([{ site: home }]);
  });

  it('resumes none of its pending work, reads no file it names and requests no address until the author confirms', async () => {
    const journal = path.join(at.home, 'journal.html');
    fs.writeFileSync(journal, '<h1>Mon journal</h1><p>Ce que personne ne doit lire.</p>');
    await restore((db) => {
      insertImport(db, 'from-file', { files: [{ name: 'journal.html', path: journal }] }, 'running', 'posts');
      insertImport(db, 'from-web', { address: 'https://evil.example/' }, 'running', 'posts');
      insertImport(db, 'undone', { address: 'https://evil.example/' }, 'undoing', 'undoing');
      insertMarker(db, []);
      db.exec(`
        INSERT INTO people_acts (id, kind, participant_id, wanted, before, state, created_at)
        VALUES ('act', 'rename', 'anne', '{"ids":["anne"],"name":"Zoé","prepare":true}', '{}', 'running', 1);
        INSERT INTO review_batches (id, state, upto, done_rowid, total, done, created_at) VALUES ('batch', 'accepting', 9, 0, 1, 0, 1);
        INSERT INTO picture_checks (state, started_at) VALUES ('asking', 1);
        INSERT INTO settings (key, value) VALUES ('settings.binRule', '"90-days"');
        UPDATE posts SET status = 'binned', binned_at = 1`);
    });
    await importsOf(at.desk.backend).idle();
    await tidyBin(at.desk.backend, new AbortController().signal);
    const { db } = at.desk.backend;
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
    expect(at.requests).toEqual([]);
    expect(await at.desk.call('library.at-rest', {})).toEqual({
      rest: { imports: 3, acts: 2, erasures: 1, tidying: true },
    });

    // A resumed import needs the file to be chosen again, as this one was never the stranger’s to read.
    await at.desk.call('imports.resume', { id: 'from-file' });
    await importsOf(at.desk.backend).settled('from-file');
    expect(db.prepare("SELECT failure_code FROM imports WHERE id = 'from-file'").pluck().get()).toBe(
      'import.file-gone',
    );

    await at.desk.call('library.answer-rest', { goOn: false });
    expect(await at.desk.call('library.at-rest', {})).toEqual({});
    // None of them is shown as running any more; a partial undo can be resumed.
    expect(db.prepare('SELECT phase, state FROM imports ORDER BY rowid').raw().all()).toEqual([
      ['posts', 'failed'],
      ['posts', 'cancelled'],
      ['undoing', 'paused'],
    ]);
    expect(db.prepare('SELECT state FROM erased_people').pluck().all()).toEqual(['done']);
    expect(db.prepare('SELECT state FROM people_acts').pluck().all()).toEqual(['done']);
    expect(db.prepare('SELECT state FROM review_batches').pluck().all()).toEqual(['accepted']);
    expect((await at.desk.call('settings.get', {})).binRule).toBe('never');
  });

  // Three restores, each of a few threads.
  const SLOW = 120_000;
  it(
    'erases nobody from a library that replaces it until the author confirms',
    { timeout: SLOW },
    async () => {
      const { id: copy } = await at.desk.call('backups.make', {});
      const beside = path.join(at.folder, 'erased-people.json');
      const isBeside = (): boolean =>
        fs.existsSync(beside) && fs.readFileSync(beside, 'utf8').includes('marker');
      await restore((db) => {
        insertMarker(db, []);
        db.exec("UPDATE erased_people SET state = 'done', done_at = 2");
      });
      expect(isBeside()).toBe(false);
      expect((await at.desk.call('library.at-rest', {})).rest).toMatchObject({ erasures: 1 });
      // Their own library returns: the stranger’s erasures do not apply to it.
      const examination = await at.desk.call('backups.examine', { copy, folder: 'here' });
      await at.desk.call('backups.restore', { id: examination.id });
      await at.desk.close();
      at.desk = await at.open();
      expect(at.desk.backend.db.prepare('SELECT count(*) FROM erased_people').pluck().get()).toBe(0);

      await restore((db) => insertMarker(db, []));
      await at.desk.call('library.answer-rest', { goOn: true });
      expect(isBeside()).toBe(true);
    },
  );
});
