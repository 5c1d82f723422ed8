/** Archives with invalid offsets: 46 bytes of one ended the process. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { makeZip } from '#tests/builders/zip-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'escale-zip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The end of an archive with the offset of ZIP64’s end record at any value. */
function endAt(offset: bigint): Buffer {
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 0, 'latin1');
  locator.writeBigUInt64LE(offset, 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  return Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), locator, end]);
}

/** The archive with 4 bytes replaced at `at` after each `signature`. */
function pointingTo(zip: Buffer, signature: string, at: number, value: number): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUInt32LE(value, copy.indexOf(signature, 0, 'latin1') + at);
  return copy;
}

const OFFSETS = [46n, 1_000n, 2n ** 31n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n];

describe('an archive that points outside itself is damaged', () => {
  test.each(OFFSETS)('with 46 bytes whose end is at %s', async (offset) => {
    const bytes = endAt(offset);
    expect(bytes.length).toBe(46);
    await expect(openArchive(bytes)).rejects.toMatchObject({ code: 'document.damaged' });
    const file = path.join(folder, `${offset}.zip`);
    await writeFile(file, bytes);
    await expect(openArchive({ path: file })).rejects.toMatchObject({ code: 'document.damaged' });
  });

  test('with a directory, or an entry, that begins elsewhere', async () => {
    const zip = makeZip([{ name: 'a', bytes: 'words of some length, stored', stored: true }]);
    for (const value of [zip.length - 1, zip.length, 0x7fff_ffff, 0xffff_fffe]) {
      await expect(openArchive(pointingTo(zip, 'PK\u0005\u0006', 16, value))).rejects.toMatchObject({
        code: 'document.damaged',
      });
      const archive = await openArchive(pointingTo(zip, 'PK\u0001\u0002', 42, value));
      await expect(archive.read('a')).rejects.toMatchObject({ code: 'document.damaged' });
      archive.close();
    }
  });

  test('returns the bytes of a file, which can be deleted once closed', async () => {
    const file = path.join(folder, 'whole.zip');
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251));
    await writeFile(
      file,
      makeZip([
        { name: 'a', bytes },
        { name: 'b', bytes: 'b', stored: true },
      ]),
    );
    const archive = await openArchive({ path: file });
    expect(archive.names).toEqual(['a', 'b']);
    expect((await archive.read('a'))?.equals(bytes)).toBe(true);
    expect((await archive.read('b'))?.toString()).toBe('b');
    archive.close();
  });
});
