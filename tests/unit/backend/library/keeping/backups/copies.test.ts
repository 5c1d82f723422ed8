import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupsOf } from '#backend/library/keeping/backups/start-backups.ts';
import { latestVersion, schemaVersion } from '#backend/library/store/migrate.ts';
import { copiesFolder, listCopies } from '#backend/library/keeping/backups/kept-copies.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { runJob } from '#backend/library/keeping/backups/run-job.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { laterSchema } from '#tests/builders/later-schema.ts';
import { openDesk, addPicture, addPost, copyPath, flipByte, titles, write } from './library-on-disk.ts';

const DAY = 24 * 60 * 60 * 1000;

let desk: TestBackend;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.dispose());

describe('a backup', () => {
  it('is one closed file with its time and reason, verified, with the library’s contents', async () => {
    await addPost(desk, 'Le quai neuf');
    const { id } = await desk.call('backups.make', {});
    expect(id).toBe('escale-2026-03-12-09h00m00-asked');
    const file = copyPath(desk, id);
    expect(fs.readdirSync(path.dirname(file)).toSorted()).toEqual([`${id}.json`, `${id}.sqlite`]);
    const copy = new Database(file, { readonly: true });
    expect({
      mode: copy.pragma('journal_mode', { simple: true }),
      integrity: copy.pragma('integrity_check', { simple: true }),
      titles: copy.prepare('SELECT title FROM posts').pluck().all(),
    }).toEqual({ mode: 'delete', integrity: 'ok', titles: ['Le quai neuf'] });
    copy.close();
    expect(await desk.call('backups.list', {})).toEqual({
      items: [
        {
          id,
          madeAt: desk.clock.now,
          reason: 'asked',
          bytes: fs.statSync(file).size,
          posts: 1,
          here: true,
          second: false,
        },
      ],
    });
    expect(await desk.call('backups.status', {})).toEqual({ lastAt: desk.clock.now, onlyHere: false });
  });

  it('holds one moment although the author goes on writing', async () => {
    const id = await addPost(desk, 'Avant');
    const made = desk.call('backups.make', {});
    let saves = 0;
    const copying = { done: false };
    const writing = (async () => {
      void made.finally(() => (copying.done = true));
      while (!copying.done) {
        await write(desk, id, `Pendant ${(saves += 1)}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const { id: copyId } = await made;
    await writing;
    expect(saves).toBeGreaterThan(0);
    const copy = new Database(copyPath(desk, copyId), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    const [title] = copy.prepare('SELECT title FROM posts').pluck().all();
    expect(title).toMatch(/^(Avant|Pendant \d+)$/);
    copy.close();
    expect((await desk.call('posts.get', { id })).document.title).toBe(`Pendant ${saves}`);
  });

  it('is made once a day, and not of an empty library', async () => {
    const backups = backupsOf(desk.backend);
    await backups.keepUp();
    expect((await desk.call('backups.list', {})).items).toEqual([]);
    await addPost(desk, 'Un billet');
    await backups.keepUp();
    await backups.keepUp();
    expect((await desk.call('backups.list', {})).items.map(({ reason }) => reason)).toEqual(['daily']);
    desk.clock.now += DAY;
    await backups.keepUp();
    expect((await desk.call('backups.list', {})).items.map(({ reason }) => reason)).toEqual([
      'daily',
      'daily',
    ]);
  });

  it('is refused once one byte has changed, and nothing changes', async () => {
    await addPost(desk, 'Un billet');
    const { id } = await desk.call('backups.make', {});
    flipByte(copyPath(desk, id));
    await expect(desk.call('backups.examine', { copy: id, folder: 'here' })).rejects.toMatchObject({
      code: 'backup.damaged',
    });
    expect(fs.existsSync(path.join(desk.folder, 'incoming'))).toBe(false);
  });

  it('without its checksum file is verified by the maintenance, or reported when it cannot be', async () => {
    await addPost(desk, 'Un billet');
    const { id } = await desk.call('backups.make', {});
    const slip = copyPath(desk, id).replace('.sqlite', '.json');
    fs.rmSync(slip);
    expect((await desk.call('backups.list', {})).items[0]?.posts).toBeUndefined();
    await backupsOf(desk.backend).keepUp();
    expect((await desk.call('backups.list', {})).items.find((copy) => copy.id === id)?.posts).toBe(1);
  });

  it('is made and verified before an older library is migrated', async () => {
    const { folder } = desk;
    await addPost(desk, 'Avant la migration');
    await desk.close();
    const schema = await laterSchema();
    const opening = { folder, log: silentLog, now: () => Date.UTC(2026, 2, 12), schema };
    const library = await openLibrary(opening);
    expect(schemaVersion(library.db)).toBe(latestVersion(schema.steps));
    expect(library.db.prepare('SELECT DISTINCT of FROM settings').pluck().all()).toEqual(['before']);
    library.close();
    // Once: the second opening finds a library of its own release.
    (await openLibrary(opening)).close();
    expect(listCopies(copiesFolder(folder))).toMatchObject([
      { reason: 'before-migration', slip: { schema: latestVersion(), counts: { posts: 1 } } },
    ]);
    // The current release refuses the migrated library, and restores the backup made before.
    await expect(openLibrary({ folder, log: silentLog })).rejects.toMatchObject({
      code: 'library.newer-version',
    });
    fs.rmSync(path.join(folder, 'library.sqlite'));
    fs.copyFileSync(
      path.join(copiesFolder(folder), `${listCopies(copiesFolder(folder))[0]?.id}.sqlite`),
      path.join(folder, 'library.sqlite'),
    );
    desk = await openDesk(folder);
    expect(await titles(desk)).toEqual(['Avant la migration']);
  });

  it('is made before an import writes anything', async () => {
    const folder = desk.folder;
    await addPost(desk, 'Avant l’import');
    await desk.close();
    const automatic = await openTestBackend({ folder, publishing: false, automaticBackups: true });
    await backupsOf(automatic.backend).before('before-import');
    expect((await automatic.call('backups.list', {})).items.map(({ reason }) => reason)).toEqual([
      'before-import',
    ]);
    await automatic.close();
    desk = await openDesk(folder);
  });
});

it('keeps the file of a picture that only a backup references', async () => {
  const sha256 = await addPicture(desk);
  await addPost(desk, 'Un billet');
  await desk.call('backups.make', {});
  const other = 'b'.repeat(64);
  expect(await runJob('kept-assets', { folder: desk.folder, sha256s: [sha256, other] })).toEqual([sha256]);
});

it('warns after seven days that every backup is on this computer', async () => {
  await addPost(desk, 'Un billet');
  desk.clock.now += 7 * DAY;
  expect((await desk.call('backups.status', {})).onlyHere).toBe(false);
  desk.clock.now += 1;
  expect((await desk.call('backups.status', {})).onlyHere).toBe(true);
});

it('needs no backup of the example interview, whose revisions are weeks old', async () => {
  await desk.call('example.open', { language: 'fr' });
  desk.clock.now += 1;
  expect((await desk.call('backups.status', {})).onlyHere).toBe(false);
});
