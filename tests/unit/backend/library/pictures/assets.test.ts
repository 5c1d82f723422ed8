import fs from 'node:fs';
import path from 'node:path';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetFile } from '#backend/library/store/library-files.ts';
import { addAsset, readAsset } from '#backend/library/pictures/assets.ts';
import type { TakenAsset } from '#contract/library.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
});
afterEach(() => backend.dispose());

const add = (bytes: Uint8Array, name = 'photo.jpg'): Promise<TakenAsset> =>
  addAsset(backend.backend, { name, bytes }, 1_000);
const plain = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#a63' } });
const read = async (
  sha256: string,
  width?: number,
): Promise<{ mime: string; bytes: Uint8Array; size: { width: number; height: number } }> => {
  const { mime, bytes } = await readAsset(backend.backend, { sha256, width });
  const { width: wide, height } = await sharp(bytes).metadata();
  return { mime, bytes, size: { width: wide, height } };
};

describe('a picture', () => {
  it.each([
    ['image/jpeg', () => plain(40, 30).jpeg()],
    ['image/png', () => plain(40, 30).png()],
    ['image/gif', () => plain(40, 30).gif()],
    ['image/webp', () => plain(40, 30).webp()],
  ])('%s is stored byte for byte under its SHA-256', async (mime, make) => {
    const bytes = await make().toBuffer();
    const asset = await add(bytes, 'C:\\Users\\anne\\Photos\\Réunion.x');
    expect(asset).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      mime,
      width: 40,
      height: 30,
      bytes: bytes.length,
      name: 'Réunion.x',
      credit: '',
      description: '',
    });
    expect(fs.readFileSync(assetFile(backend.folder, asset.sha256)).equals(bytes)).toBe(true);
    expect(Buffer.from((await read(asset.sha256)).bytes).equals(bytes)).toBe(true);
    const { description: _, ...storedAsset } = asset;
    expect(await backend.call('assets.get', { sha256: asset.sha256 })).toEqual(storedAsset);
  });

  it('is stored again when its file has other bytes', async () => {
    const bytes = await plain(10, 10).png().toBuffer();
    const { sha256 } = await add(bytes);
    const file = assetFile(backend.folder, sha256);
    fs.writeFileSync(file, Buffer.alloc(bytes.length));
    await add(bytes);
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);
  });

  it('is stored once, under its first name, even when its file was missing', async () => {
    const bytes = await plain(10, 10).png().toBuffer();
    const first = await add(bytes, 'un.png');
    fs.rmSync(assetFile(backend.folder, first.sha256));
    expect(await add(bytes, 'deux.png')).toEqual(first);
    expect(fs.existsSync(assetFile(backend.folder, first.sha256))).toBe(true);
    expect((await backend.call('library.info', {})).assets).toBe(1);
  });

  it('leaves no partial file', async () => {
    const asset = await add(await plain(10, 10).png().toBuffer());
    expect(fs.readdirSync(path.dirname(assetFile(backend.folder, asset.sha256)))).toEqual([asset.sha256]);
  });

  it('is rotated as the camera was held', async () => {
    const asset = await add(await plain(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(asset).toMatchObject({ width: 30, height: 40 });
    expect((await read(asset.sha256, 16)).size).toEqual({ width: 16, height: 21 });
  });

  it('is resized for a smaller display from a copy made once', async () => {
    const asset = await add(await plain(400, 300).jpeg().toBuffer());
    const small = await read(asset.sha256, 100);
    expect(small).toMatchObject({ mime: 'image/jpeg', size: { width: 100, height: 75 } });
    const [copy] = fs.readdirSync(path.join(backend.folder, 'cache', 'pictures'));
    expect(copy).toBe(`${asset.sha256}-100`);
    fs.rmSync(assetFile(backend.folder, asset.sha256));
    expect(Buffer.from((await read(asset.sha256, 100)).bytes).equals(Buffer.from(small.bytes))).toBe(true);
    await expect(read(asset.sha256)).rejects.toMatchObject({ code: 'asset.not-found' });
  });

  it('is never enlarged, and a GIF keeps moving', async () => {
    const png = await add(await plain(40, 30).png().toBuffer());
    expect((await read(png.sha256, 400)).size).toEqual({ width: 40, height: 30 });
    const gif = await plain(40, 30).gif().toBuffer();
    expect(Buffer.from((await read((await add(gif)).sha256, 16)).bytes).equals(gif)).toBe(true);
  });

  it('in SVG is rendered, and the drawing kept', async () => {
    const svg =
      '\uFEFF<?xml version="1.0"?>\n<!-- plan --><svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><script>alert(1)</script><rect width="20" height="10" fill="#246"/></svg>';
    const asset = await add(Buffer.from(svg), 'plan.svg');
    expect(asset).toMatchObject({ mime: 'image/png', width: 1_600, height: 800, name: 'plan.svg' });
    expect(Buffer.from((await read(asset.sha256)).bytes).includes('script')).toBe(false);
  });

  it('in AVIF or TIFF is converted to a common format: upright, with its metadata', async () => {
    const exif = { IFD0: { Artist: 'Anne Martin' } };
    const tiff = await plain(40, 30).withExif(exif).withMetadata({ orientation: 6 }).tiff().toBuffer();
    const photo = await add(tiff, 'portrait.tif');
    expect(photo).toMatchObject({ mime: 'image/jpeg', width: 30, height: 40, name: 'portrait.tif' });
    expect((await read(photo.sha256)).size).toEqual({ width: 30, height: 40 });
    expect(await add(await plain(40, 30).avif().toBuffer(), 'vue.avif')).toMatchObject({
      mime: 'image/jpeg',
    });
    const drawing = sharp({ create: { width: 8, height: 8, channels: 4, background: '#a635' } });
    for (const bytes of [
      await drawing.clone().tiff({ compression: 'lzw' }).toBuffer(),
      await drawing.clone().avif().toBuffer(),
    ])
      expect(await add(bytes)).toMatchObject({ mime: 'image/png', width: 8 });
  });

  it('proposes the credit of its metadata', async () => {
    const exif = { IFD0: { Artist: 'Anne Martin', Copyright: 'Atelier des usages' } };
    expect((await add(await plain(9, 9).withExif(exif).jpeg().toBuffer())).credit).toBe(
      'Anne Martin / Atelier des usages',
    );
    expect(
      (
        await add(
          await plain(9, 8)
            .withExif({ IFD0: { Copyright: 'Anne Martin, 2026' } })
            .jpeg()
            .toBuffer(),
        )
      ).credit,
    ).toBe('Anne Martin, 2026');
  });
});

describe('an unreadable or too large picture is refused by its code', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('Bonjour')],
    ['a page', Buffer.from('<!doctype html><svg></svg>')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['a TIFF', Buffer.from('II*\0')],
    ['the first bytes of a PNG alone', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['an invalid JPEG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(2_000, 0x41)])],
    ['an invalid SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect')],
  ])('%s', async (_, bytes) => {
    await expect(add(bytes)).rejects.toMatchObject({ code: 'asset.not-a-picture' });
    expect((await backend.call('library.info', {})).assets).toBe(0);
  });

  it.each([
    ['an iPhone’s photo', 'heic', ['mif1', 'heic']],
    ['a series of them', 'msf1', ['hevc']],
    ['one that only says it is of this family', 'mif1', []],
  ])('%s (HEIC), with the advice to convert it', async (_, own, compatible) => {
    const brands = `${own}\0\0\0\0${compatible.join('')}`;
    const size = Buffer.alloc(4);
    size.writeUInt32BE(8 + brands.length);
    const bytes = Buffer.concat([size, Buffer.from(`ftyp${brands}`), Buffer.alloc(3_000, 7)]);
    await expect(add(bytes, 'IMG_0042.HEIC')).rejects.toMatchObject({ code: 'asset.heic' });
  });

  it('a video whose file begins like a picture', async () => {
    const film = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypisom\0\0\0\0isommp42'),
      Buffer.alloc(900),
    ]);
    await expect(add(film)).rejects.toMatchObject({ code: 'asset.not-a-picture' });
  });

  it('a truncated picture', async () => {
    const jpeg = await sharp(
      Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, index) => (index * 7) % 251)),
      { raw: { width: 300, height: 200, channels: 3 } },
    )
      .png()
      .toBuffer();
    await expect(add(jpeg.subarray(0, jpeg.length / 2))).rejects.toMatchObject({
      code: 'asset.not-a-picture',
    });
  });

  it('more than 50 MB', async () => {
    await expect(add(Buffer.alloc(50 * 1024 * 1024 + 1, 0xff))).rejects.toMatchObject({
      code: 'asset.too-large',
      params: { megabytes: 50 },
    });
  });

  it('more than 60 megapixels, however small the file', async () => {
    const bomb = await plain(10_000, 6_001).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(add(bomb)).rejects.toMatchObject({ code: 'asset.too-large', params: { megapixels: 60 } });
  });

  it('a drawing of as many pixels', async () => {
    await expect(
      add(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="100000"/>')),
    ).rejects.toMatchObject({ code: 'asset.too-large' });
  });
});

describe('a file the author chose', () => {
  const token = 'token-of-a-chosen-file-1';
  const grant = (file: string): Promise<unknown> =>
    backend.dispatch('host', 'files.grant', { token, path: file });

  it('is imported by its token, once', async () => {
    const file = path.join(backend.folder, 'Photo à lire.png');
    fs.writeFileSync(file, await plain(12, 8).png().toBuffer());
    await grant(file);
    expect(await backend.call('assets.add-file', { token })).toMatchObject({
      name: 'Photo à lire.png',
      width: 12,
    });
    await expect(backend.call('assets.add-file', { token })).rejects.toMatchObject({
      code: 'file.token-unknown',
    });
  });

  it('expires after ten minutes', async () => {
    await grant('/tmp/nothing');
    backend.clock.now += 10 * 60_000 + 1;
    await expect(backend.call('assets.add-file', { token })).rejects.toMatchObject({
      code: 'file.token-unknown',
    });
  });

  it('that cannot be read is reported by its name without a path', async () => {
    for (const [file, name] of [
      [path.join(backend.folder, 'gone.png'), 'gone.png'],
      [backend.folder, path.basename(backend.folder)],
    ] as const) {
      await grant(file);
      const envelope = await backend.dispatch('page', 'assets.add-file', { token });
      expect(envelope).toMatchObject({ ok: false, failure: { code: 'file.unreadable', params: { name } } });
    }
  });
});
