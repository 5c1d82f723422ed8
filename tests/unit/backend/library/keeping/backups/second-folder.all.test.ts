import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backupsOf } from '#backend/library/keeping/backups/start-backups.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { openDesk, addPicture, addPost, flipByte, reopen, titles } from './library-on-disk.ts';

const DAY = 24 * 60 * 60 * 1000;
let desk: TestBackend;
let secondFolder: string;
beforeEach(async () => {
  desk = await openDesk();
  secondFolder = temporaryFolder('key');
});
afterEach(async () => {
  await desk.close();
  for (const folder of [desk.folder, secondFolder]) fs.rmSync(folder, { recursive: true, force: true });
});

async function choose(folder: string): Promise<void> {
  const token = 'token-of-a-folder-0001';
  desk.backend.granted.grant(token, folder);
  await desk.call('backups.set-second-folder', { token });
}
const second = async () => (await desk.call('backups.status', {})).second;

it('holds the backups and their pictures as whole files, and a restore reads them from there', async () => {
  const sha256 = await addPicture(desk);
  await addPost(desk, 'Sur la clé');
  await choose(secondFolder);
  expect(await second()).toEqual({ name: path.basename(secondFolder), state: 'ok', lastAt: desk.clock.now });
  expect((await desk.call('backups.status', {})).onlyHere).toBe(false);
  const [copy] = (await desk.call('backups.list', {})).items;
  expect(copy).toMatchObject({ here: true, second: true, posts: 1 });
  const files = fs.readdirSync(path.join(secondFolder, 'Escale'), { recursive: true }).map(String);
  expect(files).toContain(path.join('assets', sha256.slice(0, 2), sha256));
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);

  // This computer’s backups are lost, with their pictures.
  fs.rmSync(path.join(desk.folder, 'copies'), { recursive: true });
  fs.rmSync(path.join(desk.folder, 'assets'), { recursive: true });
  await addPost(desk, 'Écrit depuis');
  const [left] = (await desk.call('backups.list', {})).items;
  expect(left).toMatchObject({ id: copy?.id, here: false, second: true });
  const examination = await desk.call('backups.examine', { copy: left?.id ?? '', folder: 'second' });
  expect(examination.missing).toBe(0);
  await desk.call('backups.restore', { id: examination.id });
  desk = await reopen(desk);
  expect(await titles(desk)).toEqual(['Sur la clé']);
  expect(fs.existsSync(path.join(desk.folder, 'assets', sha256.slice(0, 2), sha256))).toBe(true);
});

it('that disappears is reported; the backup stays here and is copied there once it is back', async () => {
  await addPost(desk, 'Un billet');
  await choose(secondFolder);
  const away = `${secondFolder}-away`;
  fs.renameSync(secondFolder, away);
  expect((await second())?.state).toBe('gone');
  desk.clock.now += DAY;
  await desk.call('backups.make', {});
  expect((await second())?.state).toBe('gone');
  expect(fs.existsSync(secondFolder)).toBe(false);
  expect((await desk.call('backups.list', {})).items[0]).toMatchObject({
    madeAt: desk.clock.now,
    here: true,
    second: false,
    posts: 1,
  });
  const [copy] = (await desk.call('backups.list', {})).items;
  await expect(
    desk.call('backups.examine', { copy: copy?.id ?? '', folder: 'second' }),
  ).rejects.toMatchObject({ code: 'backup.folder-gone', params: { name: path.basename(secondFolder) } });
  fs.renameSync(away, secondFolder);
  await backupsOf(desk.backend).keepUp();
  expect(await second()).toEqual({ name: path.basename(secondFolder), state: 'ok', lastAt: desk.clock.now });
  expect((await desk.call('backups.list', {})).items[0]).toMatchObject({ here: true, second: true });
});

it('counts as missing when only the mount point of its disk is there: nothing is written into it', async () => {
  await addPost(desk, 'Un billet');
  await choose(secondFolder);
  const away = `${secondFolder}-away`;
  fs.renameSync(secondFolder, away);
  fs.mkdirSync(secondFolder);
  expect((await second())?.state).toBe('gone');
  desk.clock.now += DAY;
  await desk.call('backups.make', {});
  expect(fs.readdirSync(secondFolder)).toEqual([]);
  expect((await second())?.state).toBe('gone');
  // Chosen again, it is accepted: another disk, or an emptied one.
  await choose(secondFolder);
  expect((await second())?.state).toBe('ok');
  fs.rmSync(away, { recursive: true });
});

it('restores a picture whose file is missing here or has other bytes', async () => {
  const sha256 = await addPicture(desk);
  await addPost(desk, 'Un billet');
  await choose(secondFolder);
  const file = path.join(desk.folder, 'assets', sha256.slice(0, 2), sha256);
  const bytes = fs.readFileSync(file);
  fs.rmSync(file);
  expect(await desk.call('pictures.find-again', { sha256 })).toEqual({ recovered: true });
  expect(fs.readFileSync(file).equals(bytes)).toBe(true);
  flipByte(file);
  expect(await desk.call('pictures.find-again', { sha256 })).toEqual({ recovered: true });
  expect(fs.readFileSync(file).equals(bytes)).toBe(true);
});

it('receives one backup for each day, also after a clock that was ahead', async () => {
  await addPost(desk, 'Un billet');
  const today = desk.clock.now;
  desk.clock.now = today + 900 * DAY;
  await desk.call('backups.make', {});
  desk.clock.now = today;
  await choose(secondFolder);
  desk.clock.now = today + DAY;
  await backupsOf(desk.backend).keepUp();
  expect(await second()).toEqual({ name: path.basename(secondFolder), state: 'ok', lastAt: today + DAY });
  desk.clock.now += 60 * 60 * 1000;
  await backupsOf(desk.backend).keepUp();
  const { items } = await desk.call('backups.list', {});
  expect(items.filter(({ madeAt }) => madeAt < today + 2 * DAY)).toMatchObject([
    { madeAt: today + DAY, here: true, second: true },
  ]);
  expect((await desk.call('backups.status', {})).lastAt).toBe(today + DAY);
});

it.skipIf(process.platform === 'win32')('delays no import while a backup is being copied there', async () => {
  const own = await openTestBackend({ publishing: false, automaticBackups: true });
  await addPost(own, 'Un billet');
  own.backend.granted.grant('token-of-a-folder-0003', secondFolder);
  await own.call('backups.set-second-folder', { token: 'token-of-a-folder-0003' });
  const sha256 = await addPicture(own);
  // With equal times the first one would count as the newest, which has no picture.
  own.clock.now += 60_000;
  // A FIFO blocks its writer like a share that does not answer.
  const silent = path.join(secondFolder, 'Escale', 'assets', sha256.slice(0, 2), `${sha256}.part`);
  fs.mkdirSync(path.dirname(silent), { recursive: true });
  execFileSync('mkfifo', [silent]);
  let begun = false;
  const before = backupsOf(own.backend)
    .before('before-import')
    .then(() => (begun = true));
  try {
    await vi.waitFor(
      async () => expect((await own.call('backups.status', {})).work?.what).toBe('mirroring'),
      20_000,
    );
    expect(begun).toBe(true);
    expect((await own.call('backups.list', {})).items.map(({ reason }) => reason)).toContain('before-import');
  } finally {
    fs.closeSync(fs.openSync(silent, fs.constants.O_RDWR | fs.constants.O_NONBLOCK));
    await before;
    await own.dispose();
  }
});

it('keeps the backups of other libraries, and refuses a changed one of its own', async () => {
  const other = await openDesk();
  await addPost(other, 'Une autre bibliothèque');
  other.backend.granted.grant('token-of-a-folder-0002', secondFolder);
  await other.call('backups.set-second-folder', { token: 'token-of-a-folder-0002' });
  await addPost(desk, 'Un billet');
  await choose(secondFolder);
  const databases = fs
    .readdirSync(path.join(secondFolder, 'Escale'))
    .filter((name) => name.endsWith('.sqlite'));
  expect(databases).toHaveLength(2);
  expect((await desk.call('backups.list', {})).items).toHaveLength(1);
  for (const name of databases) flipByte(path.join(secondFolder, 'Escale', name));
  const [copy] = (await desk.call('backups.list', {})).items;
  await expect(
    desk.call('backups.examine', { copy: copy?.id ?? '', folder: 'second' }),
  ).rejects.toMatchObject({ code: 'backup.damaged' });
  await other.dispose();
});

it('cannot be the library’s own folder or a missing one', async () => {
  await addPost(desk, 'Un billet');
  await expect(choose(desk.folder)).rejects.toMatchObject({ code: 'backup.folder-inside' });
  fs.mkdirSync(path.join(desk.folder, 'dedans'));
  await expect(choose(path.join(desk.folder, 'dedans'))).rejects.toMatchObject({
    code: 'backup.folder-inside',
  });
  await expect(choose(path.join(secondFolder, 'absent'))).rejects.toMatchObject({
    code: 'backup.folder-gone',
  });
  await desk.call('backups.forget-second-folder', {});
  expect(await second()).toBeUndefined();
});
