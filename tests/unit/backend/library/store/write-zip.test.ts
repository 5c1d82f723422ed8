import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { writeZipFile, zipInMemory, type ZipPart } from '#backend/library/store/zip/write-zip.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('zip');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const pathOf = (name: string): string => path.join(folder, name);
function writeFile(name: string, bytes: Uint8Array): string {
  fs.writeFileSync(pathOf(name), bytes);
  return pathOf(name);
}
/** 3 MB of incompressible bytes. */
const noise = Buffer.from(
  Array.from({ length: 3_000_000 }, (_, index) => (index * index * 2_654_435_761) >>> 13),
);

it('contains texts and files of any length, compressed or stored', async () => {
  const words = Buffer.from('des mots, '.repeat(300_000));
  const target = pathOf('a.zip');
  await writeZipFile(target, [
    { name: 'é/texte.json', text: '{"a":"é"}' },
    { name: 'vide.txt', text: '' },
    { name: 'photo', file: writeFile('photo', noise), deflated: false },
    { name: 'mots', file: writeFile('mots', words), deflated: true },
  ]);
  expect(fs.statSync(target).mode & 0o777).toBe(0o600);
  expect(fs.statSync(target).size).toBeLessThan(noise.length + words.length / 10);
  const archive = await openArchive({ path: target });
  expect(archive.names).toEqual(['é/texte.json', 'vide.txt', 'photo', 'mots']);
  expect((await archive.read('é/texte.json'))?.toString()).toBe('{"a":"é"}');
  expect(await archive.read('vide.txt')).toHaveLength(0);
  expect(noise.equals((await archive.read('photo')) ?? Buffer.alloc(0))).toBe(true);
  expect(words.equals((await archive.read('mots')) ?? Buffer.alloc(0))).toBe(true);
  archive.close();
});

it('has the same bytes for the same parts, in every time zone', () => {
  const module = path.resolve(
    import.meta.dirname,
    '../../../../../main/backend/library/store/zip/write-zip.ts',
  );
  const program = `import(${JSON.stringify(module)}).then(async ({ zipInMemory }) =>
    process.stdout.write((await zipInMemory(new Map([['a', Buffer.from('x')]]))).toString('hex')));`;
  const [auckland, paris] = ['Pacific/Auckland', 'Europe/Paris'].map((TZ) =>
    execFileSync(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '-e', program], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    }),
  );
  expect(auckland).toMatch(/^504b0304/);
  expect(auckland).toBe(paris);
});

it('requests a part once the one before was read', async () => {
  const steps: string[] = [];
  function* parts(): Generator<ZipPart> {
    for (const name of ['a', 'b', 'c']) {
      const file = writeFile(name, noise);
      steps.push(`${name} asked for`);
      yield { name, file, deflated: false };
      // The rest of its contents is not needed.
      fs.rmSync(file);
      steps.push(`${name} read`);
    }
  }
  await writeZipFile(pathOf('a.zip'), parts());
  expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} asked for`, `${name} read`]));
  const archive = await openArchive({ path: pathOf('a.zip') });
  expect(archive.size('c')).toBe(noise.length);
  archive.close();
});

it('fails on a missing part, one that cannot be made, and a target that cannot be written', async () => {
  const photo: ZipPart = { name: 'photo', file: writeFile('photo', noise), deflated: false };
  await expect(
    writeZipFile(pathOf('a.zip'), [photo, { name: 'b', file: pathOf('nothing'), deflated: true }, photo]),
  ).rejects.toMatchObject({ code: 'ENOENT' });
  function* parts(): Generator<ZipPart> {
    yield photo;
    throw new RangeError('no second');
  }
  await expect(writeZipFile(pathOf('b.zip'), parts())).rejects.toThrow('no second');
  await expect(writeZipFile(folder, [photo, photo])).rejects.toMatchObject({ code: 'EISDIR' });
});

it.runIf(process.platform === 'linux')('fails on a full disk, and closes the files it read', async () => {
  const photo: ZipPart = { name: 'photo', file: writeFile('photo', noise), deflated: false };
  await expect(writeZipFile('/dev/full', [photo, photo])).rejects.toMatchObject({ code: 'ENOSPC' });
  const open = fs.readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      return [fs.readlinkSync(`/proc/self/fd/${number}`)];
    } catch {
      // Closed since the listing.
      return [];
    }
  });
  expect(open.filter((file) => file.startsWith(folder))).toEqual([]);
});

it('stores the parts of an archive in memory as they are', async () => {
  const zip = await zipInMemory(new Map([['a', noise]]));
  expect(zip.includes(noise)).toBe(true);
});
