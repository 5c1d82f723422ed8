import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { readLibraryFile } from '#backend/library/keeping/backups/library-file.ts';
import { ARCHIVE_LIMITS } from '#backend/library/store/zip/open-archive.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import type { AppError } from '#contract/failure.ts';
import { temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { mountSmallDisk } from '#tests/builders/small-disk.ts';
import { makeZip, type ZipEntry } from '#tests/builders/zip-file.ts';
import { openDesk, addPicture, addPost, filesOf, flipByte, reopen, titles } from './library-on-disk.ts';

let desk: TestBackend;
let outside: string;
beforeEach(async () => {
  desk = await openDesk();
  outside = temporaryFolder('outside');
});
afterEach(async () => {
  await desk.close();
  for (const folder of [desk.folder, outside]) fs.rmSync(folder, { recursive: true, force: true });
});

async function pack(from: TestBackend, name: string) {
  exportsOf(from.backend).destinations.grant('token-of-a-place-00001', path.join(outside, name));
  return from.call('backups.pack', { destination: 'token-of-a-place-00001' });
}
async function examine(at: TestBackend, file: string) {
  at.backend.granted.grant('token-of-a-file-000001', file);
  return at.call('backups.examine', { token: 'token-of-a-file-000001' });
}

it('contains the library with its pictures and settings, and replaces the library of another computer', async () => {
  const sha256 = await addPicture(desk);
  await addPost(desk, 'Emporté');
  await desk.call('settings.set', { theme: 'dark' });
  const packed = await pack(desk, 'ma bibliothèque');
  expect(packed).toMatchObject({ name: 'ma bibliothèque.escale-library', posts: 1, missing: 0 });
  const file = path.join(outside, packed.name);
  expect(fs.readdirSync(outside)).toEqual([packed.name]);
  const archive = await openArchive({ path: file });
  expect(archive.names).toEqual(['escale.json', 'library.sqlite', `assets/${sha256.slice(0, 2)}/${sha256}`]);
  archive.close();

  let otherDesk = await openDesk();
  const examination = await examine(otherDesk, file);
  expect({
    posts: examination.there.posts,
    only: examination.onlyThere.posts.map(({ title }) => title),
  }).toEqual({
    posts: 1,
    only: ['Emporté'],
  });
  await otherDesk.call('backups.restore', { id: examination.id });
  otherDesk = await reopen(otherDesk);
  expect(await titles(otherDesk)).toEqual(['Emporté']);
  expect((await otherDesk.call('settings.get', {})).theme).toBe('dark');
  expect((await otherDesk.call('assets.get', { sha256 })).bytes).toBe(
    fs.statSync(path.join(otherDesk.folder, 'assets', sha256.slice(0, 2), sha256)).size,
  );
  await otherDesk.close();
  fs.rmSync(otherDesk.folder, { recursive: true, force: true });
});

it('leaves out a picture whose bytes have changed, and reports it as missing', async () => {
  const sha256 = await addPicture(desk);
  await addPost(desk, 'Emporté');
  flipByte(path.join(desk.folder, 'assets', sha256.slice(0, 2), sha256));
  const packed = await pack(desk, 'sans une image');
  expect(packed).toMatchObject({ posts: 1, missing: 1 });
  expect((await examine(desk, path.join(outside, packed.name))).same).toBe(1);
});

it('accepts more pictures than the limit for a foreign archive', async () => {
  const file = path.join(outside, 'grande.escale-library');
  const entries = Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, number) => ({
    name: `assets/00/${number.toString(16).padStart(64, '0')}`,
    bytes: '1',
    stored: true,
  }));
  fs.writeFileSync(file, makeZip(entries));
  // It is read up to its declared size, which is zero here.
  await expect(readLibraryFile(file, undefined, () => undefined)).rejects.toMatchObject({
    code: 'backup.not-a-library',
  });
});

describe('a hostile library file', () => {
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const manifest = (database: Uint8Array, more: object = {}): ZipEntry => ({
    name: 'escale.json',
    bytes: JSON.stringify({
      format: 'escale-library',
      version: 1,
      madeAt: 1,
      database: { bytes: database.length, sha256: hash(database) },
      ...more,
    }),
  });
  const zipped = (...entries: ZipEntry[]): Buffer => makeZip(entries);
  const a64 = 'a'.repeat(64);
  const nothing = Buffer.from('no database at all');
  const empty = (): Buffer => {
    const file = path.join(outside, 'empty.sqlite');
    const db = new Database(file);
    db.exec('CREATE TABLE posts (id TEXT)');
    db.close();
    return fs.readFileSync(file);
  };
  /** A library by Escale, changed by `change`. */
  const changed = (change: (db: Database.Database) => void): Buffer => {
    const file = path.join(outside, 'changed.sqlite');
    fs.copyFileSync(path.join(desk.folder, 'library.sqlite'), file);
    const db = new Database(file);
    db.pragma('journal_mode = DELETE');
    change(db);
    db.close();
    return fs.readFileSync(file);
  };

  it.each<[string, string, () => Buffer]>([
    ['that is nothing', 'backup.not-a-library', () => Buffer.from('')],
    ['that is a text', 'backup.not-a-library', () => Buffer.from('Bonjour')],
    ['that is another zip', 'backup.not-a-library', () => zipped({ name: 'word/document.xml', bytes: 'x' })],
    [
      'with a manifest of another kind',
      'backup.not-a-library',
      () => zipped({ name: 'escale.json', bytes: '{"format":"x","version":1}' }),
    ],
    [
      'of a later form',
      'backup.newer-version',
      () => zipped({ name: 'escale.json', bytes: '{"format":"escale-library","version":2}' }),
    ],
    [
      'with a name that leaves the folder',
      'backup.damaged',
      () => zipped(manifest(nothing), { name: '../../evil', bytes: 'x' }),
    ],
    [
      'with an absolute name',
      'backup.damaged',
      () => zipped(manifest(nothing), { name: '/etc/evil', bytes: 'x' }),
    ],
    [
      'with a link',
      'backup.damaged',
      () => zipped(manifest(nothing), { name: `assets/aa/${a64}`, bytes: '/etc/passwd', mode: 0o120777 }),
    ],
    [
      'with a file that is none of a library’s',
      'backup.not-a-library',
      () => zipped(manifest(nothing), { name: 'library.lock', bytes: 'x' }),
    ],
    [
      'with a picture under another hash',
      'backup.damaged',
      () =>
        zipped(
          manifest(nothing),
          { name: 'library.sqlite', bytes: nothing },
          { name: `assets/aa/${a64}`, bytes: 'x' },
        ),
    ],
    [
      'with another database than it says',
      'backup.damaged',
      () => zipped(manifest(nothing), { name: 'library.sqlite', bytes: Buffer.from('so database at all') }),
    ],
    [
      'that unpacks beyond every ratio',
      'document.too-large',
      () => zipped(manifest(nothing), { name: 'library.sqlite', bytes: Buffer.alloc(64 * 1024 * 1024) }),
    ],
    [
      'that lies about its size',
      'backup.damaged',
      () =>
        zipped(manifest(nothing), {
          name: 'library.sqlite',
          bytes: 'x'.repeat(5_000),
          claimed: nothing.length,
        }),
    ],
    [
      'whose database is none',
      'backup.not-a-library',
      () => zipped(manifest(nothing), { name: 'library.sqlite', bytes: nothing }),
    ],
    ['whose database is not ours', 'backup.not-a-library', empty],
    [
      'that is a library of a later release',
      'backup.newer-version',
      () => changed((db) => db.pragma('user_version = 99990')),
    ],
    [
      'that is a library of a development build',
      'backup.before-release',
      () => changed((db) => db.pragma('user_version = 290')),
    ],
    [
      'that is a library with a trigger put in',
      'backup.foreign-part',
      () =>
        changed((db) => db.exec('CREATE TRIGGER evil AFTER UPDATE ON posts BEGIN DELETE FROM posts; END')),
    ],
    [
      'that is a library with a view put in',
      'backup.foreign-part',
      () => changed((db) => db.exec('CREATE VIEW evil AS SELECT 1')),
    ],
    [
      'that is a library without one of its tables',
      'backup.damaged',
      () => changed((db) => db.exec('PRAGMA foreign_keys = OFF; DROP TABLE assets')),
    ],
    [
      'that is a library whose header forbids to write',
      'backup.damaged',
      () => {
        const bytes = changed(() => undefined);
        bytes[18] = 3;
        return bytes;
      },
    ],
    [
      'that is a library whose header forbids to read',
      'backup.not-a-library',
      () => {
        const bytes = changed(() => undefined);
        bytes[19] = 3;
        return bytes;
      },
    ],
  ])('with %s is refused and changes nothing', async (_what, code, bytes) => {
    await addPost(desk, 'Intact');
    desk.backend.db.pragma('wal_checkpoint(TRUNCATE)');
    const file = path.join(outside, 'hostile.escale-library');
    fs.writeFileSync(file, bytes());
    const before = filesOf(desk.folder);
    await expect(examine(desk, file)).rejects.toMatchObject({ code });
    expect(filesOf(desk.folder)).toEqual(before);
    expect(fs.existsSync(path.join(desk.folder, 'incoming'))).toBe(false);
    expect(await titles(desk)).toEqual(['Intact']);
  });

  it('with one byte changed anywhere is refused', async () => {
    await addPicture(desk);
    await addPost(desk, 'Intact');
    const { name } = await pack(desk, 'octet');
    flipByte(path.join(outside, name));
    await expect(examine(desk, path.join(outside, name))).rejects.toMatchObject({ code: 'backup.damaged' });
  });
});

describe('on a disk with too little room', () => {
  it('refuses to begin, by the space that the whole work takes', async () => {
    const sha256 = await addPicture(desk);
    await addPost(desk, 'Emporté');
    const packed = await pack(desk, 'whole');
    const mount = path.join(outside, 'disque');
    // A hundred megabytes are reserved for the library itself.
    const disk = mountSmallDisk(mount, 64);
    const into = path.join(mount, 'incoming');
    fs.mkdirSync(into, { recursive: true });
    try {
      const outcome = (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => 'done',
          (error: AppError) => error.code,
        );
      // Without a mounted disk there is room.
      const expected = disk === undefined ? 'done' : 'backup.no-room';
      const reading = readLibraryFile(path.join(outside, packed.name), into, () => undefined);
      expect(await outcome(reading)).toBe(expected);
      expect(fs.existsSync(path.join(into, 'assets', sha256.slice(0, 2)))).toBe(disk === undefined);
      exportsOf(desk.backend).destinations.grant('token-of-a-place-00001', path.join(mount, 'là'));
      expect(await outcome(desk.call('backups.pack', { destination: 'token-of-a-place-00001' }))).toBe(
        expected,
      );
      expect(fs.readdirSync(mount)).toHaveLength(disk === undefined ? 2 : 1);
    } finally {
      disk?.remove();
    }
  });
});
