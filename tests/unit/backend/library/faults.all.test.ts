/** Disk failures of a library, on a real small disk when this computer allows mounting one. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runJob } from '#backend/library/keeping/backups/run-job.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { createPost, getPost, savePost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { translateStorageError } from '#backend/core/storage-failures.ts';
import { silentLog as log } from '#backend/core/log.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { mountSmallDisk, type SmallDisk } from '#tests/builders/small-disk.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { databaseOf, leafPagesOf, overwriteBytes, overwritePage } from '#tests/builders/damage-database.ts';
import { NODE_FLAGS } from '../../node-flags.mts';
import { ended, printed, startChild } from '../child-process.ts';
import { writeFullLibrary } from './keeping/rescue/full-library.ts';

let base: string;
let folder: string;
let disk: SmallDisk | undefined;
beforeEach(() => {
  base = temporaryFolder('faults');
  folder = path.join(base, 'library');
});
afterEach(() => {
  disk?.remove();
  disk = undefined;
  fs.rmSync(base, { recursive: true, force: true });
});

const CHILDREN = 'tests/unit/backend/library/children';
const text = (save: number) =>
  buildInterview()
    .titled(`Enregistrement ${save}`)
    .asking('Que voit-on du pont ?')
    // The index grows too, and no large text repeats another.
    .answering('Léa Morel', Array.from({ length: 3_000 }, (_, word) => `mot${save}x${word}`).join(' ')).post;

/** Saves until the disk is full. Returns the number of the last acknowledged save. */
function saveUntilFull(db: WritableDb, from: number): Readonly<{ last: number; failure: unknown }> {
  for (let save = from; save < from + 2_000; save += 1) {
    try {
      savePost(
        db,
        { id: 'post-1', baseSave: save, saveId: `save-${save}`, document: text(save) },
        { now: 1_000 + save, newId: () => `id-${save}` },
      );
    } catch (error) {
      return { last: save, failure: translateStorageError(error) };
    }
  }
  throw new Error('the disk never was full');
}

describe('a full disk', () => {
  it('fails by its code on each try, and keeps what was acknowledged', async () => {
    disk = mountSmallDisk(folder, 6);
    const { db, close } = await openLibrary({ folder, log });
    followPosts(db);
    createPost(db, { kind: 'interview', language: 'fr' }, { now: 1_000, newId: () => 'post-1' });
    // Without a mounted disk, SQLite’s file size is limited.
    if (disk === undefined)
      db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 40}`);
    const first = saveUntilFull(db, 0);
    expect(first.failure).toMatchObject({ code: 'disk.full' });
    expect(first.last).toBeGreaterThan(2);
    expect(getPost(db, 'post-1')).toMatchObject({
      saveNumber: first.last,
      document: { title: `Enregistrement ${first.last - 1}` },
    });
    // With no byte left, the same save is retried like the page’s.
    disk?.fill();
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(saveUntilFull(db, first.last)).toMatchObject({
        last: first.last,
        failure: { code: 'disk.full' },
      });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    close();
  });

  it('accepts the same save once there is room, and opens again with all of it', async () => {
    const mount = path.join(base, 'disque');
    disk = mountSmallDisk(mount, 8);
    const folder = path.join(mount, 'library');
    const library = await openLibrary({ folder: folder, log });
    const { db } = library;
    createPost(db, { kind: 'interview', language: 'fr' }, { now: 1_000, newId: () => 'post-1' });
    const pages = Number(db.pragma('page_count', { simple: true }));
    if (disk === undefined) db.pragma(`max_page_count = ${pages}`);
    else disk.fill();
    const before = saveUntilFull(db, 0);
    expect(before).toMatchObject({ failure: { code: 'disk.full' } });
    disk?.free();
    db.pragma('max_page_count = 1073741823');
    const save = { id: 'post-1', baseSave: before.last, saveId: `save-${before.last}`, document: text(1) };
    expect(savePost(db, save, { now: 2_000, newId: () => 'r' })).toMatchObject({
      saveNumber: before.last + 1,
    });
    library.close();
    const again = await openLibrary({ folder: folder, log });
    expect(getPost(again.db, 'post-1').document.title).toBe('Enregistrement 1');
    again.close();
  });

  it('leaves no incomplete backup', async () => {
    await writeFullLibrary(folder, 20);
    const copies = path.join(folder, 'copies');
    disk = mountSmallDisk(copies, 1);
    disk?.fill();
    const source = databaseOf(folder);
    const target = path.join(copies, 'escale.sqlite');
    // Without a mounted disk, no file can be created in the folder.
    if (disk === undefined) fs.rmSync(copies, { recursive: true });
    const before = fs.existsSync(copies) ? fs.readdirSync(copies) : [];
    await expect(runJob('copy', { source, target })).rejects.toMatchObject({
      code: expect.stringMatching(/^disk\.|SQLITE_|ERR_|ENOENT/) as unknown,
    });
    expect(fs.existsSync(copies) ? fs.readdirSync(copies) : []).toEqual(before);
  });
});

describe('a folder without write permission', () => {
  it('fails by its code for an ordinary user, stays unchanged, and opens once writing is allowed', async () => {
    await writeFullLibrary(folder, 2);
    const everything = fs
      .readdirSync(folder, { recursive: true })
      .map((name) => path.join(folder, String(name)));
    const nobody = 65_534;
    // Root can write anywhere: the library then belongs to another user.
    const asUser = process.getuid?.() === 0;
    if (asUser) for (const owned of [base, folder, ...everything]) fs.chownSync(owned, nobody, nobody);
    const open = (): string => {
      const command = [
        process.execPath,
        ...NODE_FLAGS,
        path.resolve(`${CHILDREN}/open-and-report.ts`),
        folder,
      ];
      const [program = '', ...args] = asUser
        ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...command]
        : command;
      const { stdout, stderr } = spawnSync(program, args, {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '' },
      });
      return stdout.trim() === '' ? stderr : stdout.trim();
    };
    expect(open()).toBe('ok');
    const before = fs.readFileSync(databaseOf(folder));
    fs.chmodSync(folder, 0o500);
    expect(open()).toBe('library.read-only');
    expect(fs.readFileSync(databaseOf(folder)).equals(before)).toBe(true);
    fs.chmodSync(folder, 0o700);
    // Only the file is read-only, like a copy from a read-only medium.
    fs.chmodSync(databaseOf(folder), 0o400);
    expect(open()).toBe('library.read-only');
    fs.chmodSync(databaseOf(folder), 0o600);
    expect(open()).toBe('ok');
  });
});

describe('a damaged file', () => {
  it('is detected by the daily backup and reported for the library', async () => {
    await writeFullLibrary(folder, 60);
    const [, leaf = 0] = leafPagesOf(databaseOf(folder), 'revisions');
    overwritePage(databaseOf(folder), leaf);
    const desk = await openTestBackend({ folder, publishing: false });
    await expect(desk.call('backups.make', {})).rejects.toMatchObject({ code: 'library.corrupt' });
    expect(fs.readdirSync(path.join(folder, 'copies')).filter((name) => name.endsWith('.sqlite'))).toEqual(
      [],
    );
    await desk.close();
  });

  it.each([
    ['cut in the middle of its last save', (size: number) => size - 100, (last: number) => last - 1],
    ['cut in the middle', (size: number) => Math.floor(size / 2), () => 1],
  ])('keeps every save before the cut when its journal %s, and the file is sound', async (_, cut, least) => {
    const child = startChild(`${CHILDREN}/save-in-a-loop.ts`, [folder]);
    const output = await printed(child, (output) => output.split('\n').length > 30);
    child.kill('SIGKILL');
    await ended(child);
    const acknowledged = Number(output.trim().split('\n').at(-1));
    const journal = `${databaseOf(folder)}-wal`;
    const { size } = fs.statSync(journal);
    fs.truncateSync(journal, cut(size));
    const library = await openLibrary({ folder, log });
    const { saveNumber, document } = getPost(library.db, 'post-1');
    expect(document.title).toBe(`Enregistrement ${saveNumber}`);
    expect(saveNumber).toBeGreaterThanOrEqual(least(acknowledged));
    expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok');
    library.close();
  });

  it('with a corrupt journal opens as it was before', async () => {
    const child = startChild(`${CHILDREN}/save-in-a-loop.ts`, [folder]);
    await printed(child, (output) => output.split('\n').length > 5);
    child.kill('SIGKILL');
    await ended(child);
    overwriteBytes(`${databaseOf(folder)}-wal`, 0, 400);
    const library = await openLibrary({ folder, log });
    expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok');
    library.close();
  });
});

describe('a database that another process holds', () => {
  it('fails a save by its code after some seconds; the same save succeeds once it is released', async () => {
    const desk = await openTestBackend({ folder, publishing: false });
    const { id } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
    const save = { id, baseSave: 0, saveId: 'save-0', document: text(0) };
    const holder = startChild(`${CHILDREN}/hold-database.ts`, [databaseOf(folder)]);
    await printed(holder, (output) => output.includes('held'));
    await expect(desk.call('posts.save', save)).rejects.toMatchObject({ code: 'library.in-use' });
    holder.stdin.write('\n');
    await ended(holder);
    expect(await desk.call('posts.save', save)).toMatchObject({ saveNumber: 1 });
    await desk.close();
  });
});
