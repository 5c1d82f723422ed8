/** Unused pictures, and pictures with missing files, in a real library with real files. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetFile } from '#backend/library/store/library-files.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { readLocalState, writeLocalState } from '#backend/library/keeping/backups/local-state.ts';
import { sweepPictures } from '#backend/library/tidy.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { makePhoto } from '#tests/builders/photo.ts';

const DAY = 24 * 60 * 60_000;
const signal = new AbortController().signal;
let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend();
});
afterEach(() => desk.dispose());

const bytesOf = (seed: number): Promise<Buffer> => makePhoto({ seed, width: 40, height: 30 });
const addPhoto = async (seed: number): Promise<string> =>
  (await addAsset(desk.backend, { name: 'port.jpg', bytes: await bytesOf(seed) }, desk.clock.now)).sha256;

/** A post that shows the first picture, and showed the second before. */
async function savePictures(shownPicture: string, before: string): Promise<void> {
  const { id, saveNumber } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  const post = (sha256: string) =>
    buildInterview().asking('Qui ?').answering('Anne', 'Moi.', picture(sha256, 'Le port')).post;
  const first = await desk.call('posts.save', {
    id,
    baseSave: saveNumber,
    saveId: 's1',
    document: post(before),
  });
  await desk.call('posts.leave', { id });
  await desk.call('posts.save', {
    id,
    baseSave: first.saveNumber,
    saveId: 's2',
    document: post(shownPicture),
  });
}

describe('unused pictures', () => {
  const aside = async (): Promise<number> => (await desk.call('bin.pictures', {})).count;

  it('are marked after two days; those of a text or a revision stay, and no file is deleted', async () => {
    const [used, before, loose] = [await addPhoto(1), await addPhoto(2), await addPhoto(3)];
    await savePictures(used, before);
    desk.clock.now += DAY;
    expect(await sweepPictures(desk.backend, signal)).toBe(0);
    desk.clock.now += 8 * DAY;
    expect(await sweepPictures(desk.backend, signal)).toBe(1);
    expect(await aside()).toBe(1);
    expect([used, before, loose].every((sha256) => existsSync(assetFile(desk.folder, sha256)))).toBe(true);
    // Used after all: the erasure checks again, and adding it again unmarks it.
    await addAsset(desk.backend, { name: 'port.jpg', bytes: await bytesOf(3) }, desk.clock.now);
    expect(await aside()).toBe(0);
  });

  it('are searched once a week', async () => {
    await addPhoto(1);
    desk.clock.now += 3 * DAY;
    expect(await sweepPictures(desk.backend, signal)).toBe(1);
    await addPhoto(2);
    desk.clock.now += 6 * DAY;
    expect(await sweepPictures(desk.backend, signal)).toBe(0);
    desk.clock.now += 2 * DAY;
    expect(await sweepPictures(desk.backend, signal)).toBe(1);
  });
});

describe('a picture with a missing file', () => {
  /** Puts these bytes under this name into the second folder of backups. */
  function placed(sha256: string, bytes: Uint8Array): void {
    const secondFolder = temporaryFolder('second-folder');
    const file = assetFile(path.join(secondFolder, 'Escale'), sha256);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    writeLocalState(desk.folder, {
      ...readLocalState(desk.folder),
      second: { folder: secondFolder, since: 0 },
    });
  }

  it('is restored from the second folder, where backups put it', async () => {
    const sha256 = await addPhoto(1);
    placed(sha256, await bytesOf(1));
    rmSync(assetFile(desk.folder, sha256));
    expect(await desk.call('pictures.find-again', { sha256 })).toEqual({ recovered: true });
    expect(existsSync(assetFile(desk.folder, sha256))).toBe(true);
  });

  it.each([
    ['without a second folder', undefined],
    ['where the second folder has other bytes', async () => Buffer.alloc((await bytesOf(1)).length, 7)],
    ['where it has half of them', async () => (await bytesOf(1)).subarray(0, 300)],
  ])('is not restored %s, and nothing replaces it', async (_, bytes) => {
    const sha256 = await addPhoto(1);
    rmSync(assetFile(desk.folder, sha256));
    if (bytes !== undefined) placed(sha256, await bytes());
    expect(await desk.call('pictures.find-again', { sha256 })).toEqual({ recovered: false });
    expect(existsSync(assetFile(desk.folder, sha256))).toBe(false);
  });

  it('or damaged one is written again', async () => {
    const sha256 = await addPhoto(1);
    const bytes = await bytesOf(1);
    placed(sha256, bytes);
    writeFileSync(assetFile(desk.folder, sha256), bytes.subarray(0, 100));
    expect(await desk.call('pictures.find-again', { sha256 })).toEqual({ recovered: true });
    expect(await desk.call('library.info', {})).toMatchObject({ assets: 1 });
  });

  it('that is not in the library is refused by its code', async () => {
    const sha256 = 'a'.repeat(64);
    await expect(desk.call('pictures.find-again', { sha256 })).rejects.toMatchObject({
      code: 'asset.not-found',
    });
  });
});
