import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latestVersion } from '#backend/library/store/migrate.ts';
import { APPLICATION_ID } from '#backend/library/store/library-files.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { createPost, getPost, savePost } from '#backend/library/posts/posts.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const log = silentLog;
const moment = { now: 1_000, newId: () => 'post-1' };
let folder: string;
beforeEach(() => {
  folder = temporaryFolder('library');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, 'library.sqlite');

async function openLibraryWithPost(): Promise<void> {
  const library = await openLibrary({ folder, log });
  createPost(library.db, { kind: 'interview', language: 'fr' }, moment);
  savePost(
    library.db,
    { id: 'post-1', baseSave: 0, saveId: 'a', document: buildInterview().titled('Une escale').post },
    moment,
  );
  library.close();
}

describe('opening a library', () => {
  it('creates one that syncs to disk where none exists', async () => {
    const library = await openLibrary({ folder: path.join(folder, 'deep', 'down'), log });
    const pragma = (name: string): unknown => library.db.pragma(name, { simple: true });
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreign: pragma('foreign_keys'),
      id: pragma('application_id'),
      version: pragma('user_version'),
    }).toEqual({ journal: 'wal', synchronous: 2, foreign: 1, id: APPLICATION_ID, version: latestVersion() });
    library.close();
  });

  it('leaves one file without a journal on closing, and restores everything', async () => {
    await openLibraryWithPost();
    expect(fs.readdirSync(folder).toSorted()).toEqual(['library.lock', 'library.sqlite']);
    const library = await openLibrary({ folder, log });
    expect(getPost(library.db, 'post-1').document.title).toBe('Une escale');
    library.close();
    library.close();
  });

  it('starts over after a crash while creating it', async () => {
    fs.writeFileSync(path.join(folder, 'library.new.sqlite'), 'half of a library');
    const library = await openLibrary({ folder, log });
    expect(library.db.pragma('quick_check', { simple: true })).toBe('ok');
    library.close();
    expect(fs.existsSync(path.join(folder, 'library.new.sqlite'))).toBe(false);
  });

  it('allows readers beside the writer, who write nothing', async () => {
    await openLibraryWithPost();
    const writer = await openLibrary({ folder, log });
    const reader = await openLibrary({ folder, readOnly: true, log });
    savePost(
      writer.db,
      { id: 'post-1', baseSave: 1, saveId: 'b', document: buildInterview().titled('Deux escales').post },
      moment,
    );
    expect(getPost(reader.db, 'post-1').document.title).toBe('Deux escales');
    expect(() => reader.db.exec('DELETE FROM posts')).toThrowError(
      expect.objectContaining({ code: 'SQLITE_READONLY' }),
    );
    reader.close();
    writer.close();
  });

  it('fails for a reader when none exists, and creates nothing', async () => {
    await expect(openLibrary({ folder, readOnly: true, log })).rejects.toMatchObject({
      code: 'library.not-found',
      params: { folder },
    });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('refuses a second writer by its code', async () => {
    const first = await openLibrary({ folder, log });
    const started = performance.now();
    await expect(openLibrary({ folder, log })).rejects.toMatchObject({
      code: 'library.in-use',
      params: { folder },
    });
    expect(performance.now() - started).toBeGreaterThan(1_900);
    first.close();
    (await openLibrary({ folder, log })).close();
  });

  it('refuses a library of a later release by its code, and leaves it unchanged', async () => {
    await openLibraryWithPost();
    const later = new Database(file());
    later.pragma(`user_version = ${latestVersion() + 10}`);
    later.close();
    const before = fs.readFileSync(file());
    const expected = {
      code: 'library.newer-version',
      params: { folder, found: latestVersion() + 10, known: latestVersion() },
    };
    await expect(openLibrary({ folder, log })).rejects.toMatchObject(expected);
    await expect(openLibrary({ folder, readOnly: true, log })).rejects.toMatchObject(expected);
    expect(fs.readFileSync(file()).equals(before)).toBe(true);
  });

  it('refuses a library of a development build by its code, and leaves it unchanged', async () => {
    await openLibraryWithPost();
    const early = new Database(file());
    early.pragma('user_version = 290');
    early.close();
    const before = fs.readFileSync(file());
    const expected = { code: 'library.before-release', params: { folder } };
    await expect(openLibrary({ folder, log })).rejects.toMatchObject(expected);
    await expect(openLibrary({ folder, readOnly: true, log })).rejects.toMatchObject(expected);
    expect(fs.readFileSync(file()).equals(before)).toBe(true);
    expect(fs.existsSync(path.join(folder, 'copies'))).toBe(false);
  });
});

describe('a damaged library is refused, never replaced by an empty one', () => {
  const damages: readonly [string, () => void][] = [
    ['of zero bytes', () => fs.truncateSync(file(), 0)],
    ['of random bytes', () => fs.writeFileSync(file(), Buffer.alloc(40_960, 'x'))],
    [
      'with a broken first page',
      () => {
        const handle = fs.openSync(file(), 'r+');
        fs.writeSync(handle, Buffer.alloc(2_000, 0xff), 0, 2_000, 100);
        fs.closeSync(handle);
      },
    ],
    [
      'that is another program’s database',
      () => {
        fs.rmSync(file());
        const other = new Database(file());
        other.exec('CREATE TABLE posts (id)');
        other.close();
      },
    ],
    [
      'that is missing beside its pictures',
      () => {
        fs.mkdirSync(path.join(folder, 'assets', 'ab'), { recursive: true });
        fs.rmSync(file());
      },
    ],
    [
      'that is missing beside its journal',
      () => {
        fs.renameSync(file(), path.join(folder, 'library.sqlite-wal'));
      },
    ],
  ];
  it.each(damages)('a file %s', async (_, damage) => {
    await openLibraryWithPost();
    damage();
    const before = fs.existsSync(file()) ? fs.readFileSync(file()) : undefined;
    await expect(openLibrary({ folder, log })).rejects.toMatchObject({
      code: 'library.corrupt',
      params: { folder },
    });
    await expect(openLibrary({ folder, readOnly: true, log })).rejects.toMatchObject({
      code: 'library.corrupt',
    });
    expect(fs.existsSync(file()) ? fs.readFileSync(file()) : undefined).toEqual(before);
    // The lock is free again: the rescue can start at once.
    await expect(openLibrary({ folder, log })).rejects.toMatchObject({ code: 'library.corrupt' });
  });
});

describe('disk failures', () => {
  it('report a full disk by its code and keep what was acknowledged', async () => {
    await openLibraryWithPost();
    const library = await openLibrary({ folder, log });
    const { db } = library as { db: WritableDb };
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    const { translateStorageError } = await import('#backend/core/storage-failures.ts');
    const long = buildInterview().asking('x'.repeat(150_000)).post;
    let failure: unknown;
    try {
      savePost(db, { id: 'post-1', baseSave: 1, saveId: 'b', document: long }, moment);
    } catch (error) {
      failure = translateStorageError(error);
    }
    expect(failure).toMatchObject({ code: 'disk.full' });
    expect(getPost(db, 'post-1')).toMatchObject({ saveNumber: 1, document: { title: 'Une escale' } });
    library.close();
  });

  it('report a deleted folder: no save is acknowledged into an unlinked file', async () => {
    await openLibraryWithPost();
    const library = await openLibrary({ folder, log });
    const save = (title: string) =>
      savePost(
        library.db,
        { id: 'post-1', baseSave: 1, saveId: 'b', document: buildInterview().titled(title).post },
        moment,
      );
    const elsewhere = `${folder}-elsewhere`;
    fs.renameSync(folder, elsewhere);
    expect(() => save('Partie')).toThrow(expect.objectContaining({ code: 'library.moved' }));
    // Another library in its place is not this one.
    fs.mkdirSync(folder);
    fs.writeFileSync(file(), '');
    expect(() => save('Partie')).toThrow(expect.objectContaining({ code: 'library.moved' }));
    fs.rmSync(folder, { recursive: true });
    fs.renameSync(elsewhere, folder);
    expect(save('Revenue')).toMatchObject({ saveNumber: 2 });
    library.close();
    const again = await openLibrary({ folder, log });
    expect(getPost(again.db, 'post-1').document.title).toBe('Revenue');
    again.close();
  });
});
