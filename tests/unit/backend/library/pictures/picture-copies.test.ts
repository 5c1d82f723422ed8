import { readFile, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { pictureCopy } from '#backend/library/pictures/picture-copies.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { makePhoto } from '#tests/builders/photo.ts';

async function openLibrary() {
  const { backend, dispose, folder } = await openTestBackend({ publishing: false });
  onTestFinished(dispose);
  const add = async (bytes: Uint8Array): Promise<string> =>
    (await addAsset(backend, { name: 'p', bytes }, 0)).sha256;
  return { backend, folder, add };
}

test('a copy contains no metadata of the camera: no location, owner or thumbnail, in any format', async () => {
  const { backend, add } = await openLibrary();
  const photo = await makePhoto({ width: 1000, height: 600, metadata: true, orientation: 6 });
  // The fixture has a location.
  const before = await sharp(photo).metadata();
  expect(before).toMatchObject({ orientation: 6 });
  expect(before.exif?.includes('Secret EXIF')).toBe(true);
  expect(before.exif?.length).toBeGreaterThan(150);
  expect(before.xmp?.includes('Secret XMP')).toBe(true);
  const sha256 = await add(photo);
  for (const kind of ['inside', 'file'] as const)
    for (const longest of [640, 1600]) {
      const { bytes, mime } = await pictureCopy(backend, sha256, longest, kind);
      const after = await sharp(bytes).metadata();
      expect(mime).toBe('image/jpeg');
      expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      for (const word of ['Secret', 'Appareil', 'GPS', 'Exif'])
        expect(Buffer.from(bytes).includes(word)).toBe(false);
      // Upright, 1000 × 600 turned is 600 × 1000, and never enlarged.
      expect([after.width, after.height]).toEqual(longest === 640 ? [384, 640] : [600, 1000]);
    }
});

test('a copy shows the picture as the camera was held', async () => {
  const { backend, add } = await openLibrary();
  // Red on the left, blue on the right; turned by a quarter to the right, red is above.
  const half = await sharp({ create: { width: 50, height: 100, channels: 3, background: '#00f' } })
    .png()
    .toBuffer();
  const sideways = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#f00' } })
    .composite([{ input: half, left: 50, top: 0 }])
    .jpeg({ quality: 100 })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { bytes } = await pictureCopy(backend, await add(sideways), 1600, 'inside');
  const pixels = await sharp(bytes).raw().toBuffer();
  const at = (x: number, y: number) => [...pixels.subarray((y * 100 + x) * 3, (y * 100 + x) * 3 + 3)];
  expect(at(50, 10)[0]).toBeGreaterThan(200);
  expect(at(50, 90)[2]).toBeGreaterThan(200);
});

const drawing = (alpha: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><rect width="800" height="500" fill="#fff" fill-opacity="${alpha}"/><g fill="#124">${Array.from({ length: 12 }, (_, at) => `<rect x="${40 + at * 60}" y="${60 + at * 30}" width="30" height="${300 - at * 20}"/>`).join('')}</g></svg>`,
    ),
  ).png();

test.each([
  {
    what: 'a drawing keeps its lines',
    make: () => drawing(1).toBuffer(),
    inside: 'webp',
    file: 'png',
    alpha: false,
  },
  {
    what: 'transparency is kept',
    make: () => drawing(0.2).toBuffer(),
    inside: 'webp',
    file: 'png',
    alpha: true,
  },
  {
    what: 'a photograph saved as PNG becomes JPEG',
    make: async () =>
      sharp(await makePhoto({ width: 800, height: 500, fine: 40 }))
        .png()
        .toBuffer(),
    inside: 'jpeg',
    file: 'jpeg',
    alpha: false,
  },
  {
    what: 'an opaque picture with an alpha channel becomes JPEG',
    make: async () =>
      sharp(await makePhoto({ width: 800, height: 500, fine: 40 }))
        .ensureAlpha()
        .png()
        .toBuffer(),
    inside: 'jpeg',
    file: 'jpeg',
    alpha: false,
  },
])('$what', async ({ make, inside, file, alpha }) => {
  const { backend, add } = await openLibrary();
  const sha256 = await add(await make());
  const a = await sharp((await pictureCopy(backend, sha256, 640, 'inside')).bytes).metadata();
  const b = await sharp((await pictureCopy(backend, sha256, 640, 'file')).bytes).metadata();
  expect([a.format, a.width, a.hasAlpha]).toEqual([inside, 640, alpha]);
  expect([b.format, b.width, b.hasAlpha]).toEqual([file, 640, alpha]);
});

test('an animation stays animated', async () => {
  const { backend, add } = await openLibrary();
  const frames = await Promise.all(
    ['#f00', '#0f0', '#00f'].map((background) =>
      sharp({ create: { width: 200, height: 120, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const sha256 = await add(
    await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100, 100] })
      .toBuffer(),
  );
  for (const [kind, format] of [
    ['inside', 'webp'],
    ['file', 'gif'],
  ] as const) {
    const copy = await sharp((await pictureCopy(backend, sha256, 100, kind)).bytes, {
      animated: true,
    }).metadata();
    expect([copy.format, copy.pages, copy.width, copy.pageHeight]).toEqual([format, 3, 100, 60]);
  }
});

test('a copy is made once, then read, and made again after damage on disk', async () => {
  const { backend, folder, add } = await openLibrary();
  const sha256 = await add(await makePhoto({ width: 900, height: 600 }));
  // Two requests at once make one copy; a width above the picture’s is its own.
  const [one, two] = await Promise.all([
    pictureCopy(backend, sha256, 1600, 'inside'),
    pictureCopy(backend, sha256, 1200, 'inside'),
  ]);
  expect(two).toBe(one);
  const files = readdirSync(join(folder, 'cache/pictures')).filter((name) => name.includes(sha256));
  expect(files).toHaveLength(1);
  const file = join(folder, 'cache/pictures', files[0] ?? '');
  expect(await readFile(file)).toEqual(Buffer.from(one.bytes));
  await writeFile(file, 'not a picture');
  expect(Buffer.from((await pictureCopy(backend, sha256, 1600, 'inside')).bytes)).toEqual(
    Buffer.from(one.bytes),
  );
});
