/** The bin of a real library with real picture files: what is erased, what stays, and when. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { assetFile } from '#backend/library/store/library-files.ts';
import { addAsset, readAsset, removePictureFiles } from '#backend/library/pictures/assets.ts';
import { erasePictures } from '#backend/library/bin.ts';
import { copiesFolder, copyFile } from '#backend/library/keeping/backups/kept-copies.ts';
import { tidyBin } from '#backend/library/tidy.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import { openConnectedDesk } from '../publishing/publishing-desk.ts';

const DAY = 24 * 60 * 60_000;
let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend();
});
afterEach(() => desk.dispose());

const signal = new AbortController().signal;
const withPictures = (...shas: string[]): Post =>
  buildInterview()
    .titled('Au port')
    .asking('Qui ?')
    .answering('Anne', 'Moi.', ...shas.map((sha) => picture(sha, 'Le port'))).post;

async function savePost(document: Post): Promise<string> {
  const { id, saveNumber } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  await desk.call('posts.save', { id, baseSave: saveNumber, saveId: `s-${id}`, document });
  await desk.call('posts.leave', { id });
  return id;
}
const addPhoto = async (seed: number): Promise<string> =>
  (
    await addAsset(
      desk.backend,
      { name: 'port.jpg', bytes: await makePhoto({ seed, width: 40, height: 30 }) },
      desk.clock.now,
    )
  ).sha256;
const exists = (sha256: string): boolean => existsSync(assetFile(desk.folder, sha256));

it('keeps a post for thirty days, shows until when, and then erases it with its own data', async () => {
  const own = await addPhoto(1);
  const shared = await addPhoto(2);
  const id = await savePost(withPictures(own, shared));
  const other = await savePost(withPictures(shared));
  const copies = path.join(desk.folder, 'cache', 'pictures');
  await desk.call('approvals.add', { postId: id, name: 'Anne', approvedAt: desk.clock.now, note: '' });
  const binnedAt = desk.clock.now;
  expect(await desk.call('posts.bin', { id })).toEqual({ online: [], sending: false });
  expect(await desk.call('bin.get', { id })).toEqual({
    online: [],
    sending: false,
    binnedAt,
    from: binnedAt + 30 * DAY,
  });
  const early = desk.call('bin.erase', { id });
  await expect(early).rejects.toMatchObject({ code: 'bin.too-early', params: { days: 30 } });

  desk.clock.now += 30 * DAY;
  const preview = await desk.call('bin.preview', { id });
  expect(preview).toMatchObject({ revisions: 2, notes: 0, sends: 0, pictures: { count: 1 } });
  expect(await desk.call('bin.erase', { id })).toEqual({ pictures: 1 });
  await expect(desk.call('posts.get', { id })).rejects.toMatchObject({ code: 'post.not-found' });
  expect(desk.backend.db.prepare('SELECT DISTINCT post_rowid FROM revisions').all()).toHaveLength(1);
  expect((await desk.call('search.find', { query: 'port', limit: 10 })).total).toBe(1);
  expect((await desk.call('posts.get', { id: other })).document.title).toBe('Au port');

  await readAsset(desk.backend, { sha256: own, width: 16 });
  expect(readdirSync(copies)).toEqual([`${own}-16`]);
  // Its picture is marked, not erased; the other one’s is unchanged.
  expect(await desk.call('bin.pictures', {})).toMatchObject({ count: 1, erasable: 0 });
  expect(await desk.call('bin.erase-pictures', {})).toEqual({ count: 0, bytes: 0 });
  desk.clock.now += 30 * DAY;
  expect(await desk.call('bin.pictures', {})).toMatchObject({ count: 1, erasable: 1 });
  expect((await desk.call('bin.erase-pictures', {})).count).toBe(1);
  expect([exists(own), exists(shared)]).toEqual([false, true]);
  expect(readdirSync(copies)).toEqual([]);
  expect(await desk.call('bin.pictures', {})).toMatchObject({ count: 0 });
});

it('erases no picture that another post shows, and restores one that is added again', async () => {
  const used = await addPhoto(1);
  const anew = await addPhoto(2);
  const id = await savePost(withPictures(used, anew));
  await desk.call('posts.bin', { id });
  desk.clock.now += 31 * DAY;
  expect(await desk.call('bin.erase', { id })).toEqual({ pictures: 2 });
  await savePost(withPictures(used));
  await addPhoto(2);
  expect(await desk.call('bin.pictures', {})).toMatchObject({ count: 1 });
  desk.clock.now += 31 * DAY;
  expect((await desk.call('bin.erase-pictures', {})).count).toBe(0);
  expect([exists(used), exists(anew)]).toEqual([true, true]);
  expect(await desk.call('bin.pictures', {})).toMatchObject({ count: 0 });
});

it('erases no picture that is added while it runs, before the text that shows it is saved', async () => {
  const again = await addPhoto(1);
  const id = await savePost(withPictures(again));
  await desk.call('posts.bin', { id });
  desk.clock.now += 30 * DAY;
  await desk.call('bin.erase', { id });
  desk.clock.now += 30 * DAY;
  const erasing = erasePictures(desk.backend, desk.clock.now, signal);
  expect(await addPhoto(1)).toBe(again);
  await erasing;
  expect((await desk.call('assets.get', { sha256: again })).sha256).toBe(again);
  expect(exists(again)).toBe(true);
});

it('deletes no file of a picture that has a row again', async () => {
  const again = await addPhoto(1);
  await removePictureFiles(desk.backend, [again]);
  expect(exists(again)).toBe(true);
  desk.backend.db.prepare('DELETE FROM assets').run();
  await removePictureFiles(desk.backend, [again]);
  expect(exists(again)).toBe(false);
});

it('erases no picture that a backup would show again after a restore', async () => {
  const used = await addPhoto(1);
  const id = await savePost(withPictures(used));
  const copy = await desk.call('backups.make', {});
  await desk.call('posts.bin', { id });
  desk.clock.now += 31 * DAY;
  expect(await desk.call('bin.erase', { id })).toEqual({ pictures: 1 });
  desk.clock.now += 31 * DAY;
  expect((await desk.call('bin.erase-pictures', {})).count).toBe(0);
  expect(exists(used)).toBe(true);
  rmSync(copyFile(copiesFolder(desk.backend.folder), copy.id));
  expect((await desk.call('bin.erase-pictures', {})).count).toBe(1);
  expect(exists(used)).toBe(false);
});

it('erases nothing that was restored meanwhile, nor what is not in the bin', async () => {
  const id = await savePost(withPictures());
  await expect(desk.call('bin.get', { id })).rejects.toMatchObject({ code: 'bin.not-there' });
  await desk.call('posts.bin', { id });
  await desk.call('posts.unbin', { id });
  desk.clock.now += 60 * DAY;
  await expect(desk.call('bin.erase', { id })).rejects.toMatchObject({ code: 'bin.not-there' });
  await expect(desk.call('bin.erase', { id: 'nobody' })).rejects.toMatchObject({ code: 'post.not-found' });
});

it('is emptied by itself only by the rule of the settings, after its time', async () => {
  const old = await savePost(withPictures());
  await desk.call('posts.bin', { id: old });
  desk.clock.now += 50 * DAY;
  const young = await savePost(withPictures());
  await desk.call('posts.bin', { id: young });
  desk.clock.now += 45 * DAY;
  expect(await tidyBin(desk.backend, signal)).toEqual([]);
  await desk.call('settings.set', { binRule: '90-days' });
  expect(await tidyBin(desk.backend, signal)).toEqual([old]);
  const { items } = await desk.call('posts.list', { list: 'bin', limit: 10 });
  expect(items.map(({ id, binnedAt }) => [id, binnedAt])).toEqual([[young, desk.clock.now - 45 * DAY]]);
});

it('marks a post as still online, never erases it by the rule, and lets the author erase it here only', async () => {
  const { desk: author, blogId, postId } = await openConnectedDesk();
  await author.send(postId, blogId);
  await author.finish();
  const { online } = await author.call('posts.bin', { id: postId });
  expect(online).toHaveLength(1);
  await author.call('settings.set', { binRule: '90-days' });
  author.clock.at += 400 * DAY;
  expect(await tidyBin(author.backend, signal)).toEqual([]);
  expect(await author.call('bin.preview', { id: postId })).toMatchObject({ online, sends: 1 });
  await author.call('bin.erase', { id: postId });
  await expect(author.call('bin.get', { id: postId })).rejects.toMatchObject({ code: 'post.not-found' });
});
