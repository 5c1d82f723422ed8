/**
 * Work on whole libraries that the author stops: nothing of it stays, nothing else changed, and it can be started
 * again.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BackupStatus } from '#contract/backups.ts';
import { backupsOf } from '#backend/library/keeping/backups/start-backups.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openDesk, addPicture, addPost } from './library-on-disk.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openDesk();
  await addPost(desk, 'Le quai neuf');
  await addPicture(desk);
});
afterEach(() => desk.dispose());

type What = NonNullable<BackupStatus['work']>['what'];

/** Cancels it during its work. */
async function cancelWork(what: What, work: Promise<unknown>): Promise<unknown> {
  const ended = work.then(
    () => 'done',
    (error: unknown) => error,
  );
  while ((await desk.call('backups.status', {})).work?.what !== what)
    await new Promise((resolve) => setImmediate(resolve));
  await desk.call('backups.cancel', { what });
  return await ended;
}

/** The files in the library’s folder, except those of an open SQLite. */
const files = (): string[] =>
  fs
    .readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-wal$|-shm$/.test(name))
    .toSorted();

it('leaves no backup when it is cancelled, and reports no failure', async () => {
  const backups = backupsOf(desk.backend);
  const stopped = await cancelWork('copying', desk.call('backups.make', {}));
  expect(stopped).toMatchObject({ code: 'work.cancelled' });
  expect(fs.readdirSync(path.join(desk.folder, 'copies'))).toEqual([]);
  await cancelWork('copying', backups.keepUp());
  expect((await desk.call('backups.status', {})).failure).toBeUndefined();
  await desk.call('backups.make', {});
  expect((await desk.call('backups.list', {})).items).toHaveLength(1);
});

it('imports nothing of a cancelled restore', async () => {
  const { id } = await desk.call('backups.make', {});
  const before = files();
  const source = { copy: id, folder: 'here' } as const;
  const stopped = await cancelWork('preparing', desk.call('backups.examine', source));
  expect(stopped).toMatchObject({ code: 'work.cancelled' });
  expect(files()).toEqual(before);
  expect(await desk.call('backups.examine', source)).toMatchObject({ missing: 0 });
});

it('leaves nothing of a library file whose packing is cancelled, in either folder', async () => {
  // The first request has recorded which library this is.
  await desk.call('backups.status', {});
  const before = files();
  const targetFolder = fs.mkdtempSync(path.join(desk.folder, '..', 'packed-'));
  const target = path.join(targetFolder, 'tout.escale-library');
  const stopped = await cancelWork('packing', backupsOf(desk.backend).pack(target));
  expect(stopped).toMatchObject({ code: 'work.cancelled' });
  expect(fs.readdirSync(targetFolder)).toEqual([]);
  expect(files()).toEqual(before);
  expect(await backupsOf(desk.backend).pack(target)).toMatchObject({ posts: 1 });
  fs.rmSync(targetFolder, { recursive: true });
});

it('cancels the named task only', async () => {
  await desk.call('backups.cancel', { what: 'packing' });
  const made = desk.call('backups.make', {});
  await desk.call('backups.cancel', { what: 'packing' });
  await made;
  expect((await desk.call('backups.list', {})).items).toHaveLength(1);
});
