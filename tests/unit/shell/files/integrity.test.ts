/** The files next to a real archive, as the packager makes one, match its list: none changed, missing or added. */
import fs from 'node:fs';
import path from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedFiles, unpackedFiles } from '#shell/files/integrity.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

let folder: string;
let archive: string;
const beside = (name: string): string => path.join(`${archive}.unpacked`, name);
const checkFiles = (platform: NodeJS.Platform = 'linux'): Promise<string[]> =>
  changedFiles(archive, { files: fs.promises, platform });

beforeEach(async () => {
  folder = temporaryFolder('integrity');
  archive = path.join(folder, 'app.asar');
  const write = (name: string, text: string): void => {
    const file = path.join(folder, 'app', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  write('out/main/index.cjs', 'inside');
  write('out/main/backend.cjs', 'beside');
  write('out/main/chunks/empty.cjs', '');
  write('node_modules/sharp/large.js', 'x'.repeat(1_000_000));
  write('node_modules/sharp/sharp.node', 'of the system');
  await createPackageWithOptions(path.join(folder, 'app'), archive, {
    unpack: '{**/backend.cjs,**/chunks/**,**/node_modules/**}',
  });
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('an unchanged package has no report', async () => {
  expect(fs.readdirSync(beside('out/main')).toSorted()).toEqual(['backend.cjs', 'chunks']);
  expect(await checkFiles()).toEqual([]);
});

test('reports a changed letter, a longer, missing or added file', async () => {
  fs.writeFileSync(beside('out/main/backend.cjs'), 'Beside');
  fs.appendFileSync(beside('node_modules/sharp/large.js'), 'y');
  fs.rmSync(beside('out/main/chunks/empty.cjs'));
  fs.writeFileSync(beside('node_modules/sharp/version.dll'), 'planted');
  expect((await checkFiles()).toSorted()).toEqual([
    'node_modules/sharp/large.js',
    'node_modules/sharp/version.dll',
    'out/main/backend.cjs',
    'out/main/chunks/empty.cjs',
  ]);
});

test('leaves files signed by macOS to macOS', async () => {
  fs.appendFileSync(beside('node_modules/sharp/sharp.node'), 'signature');
  expect(await checkFiles('darwin')).toEqual([]);
  expect(await checkFiles('win32')).toEqual(['node_modules/sharp/sharp.node']);
});

test('reports an archive that is invalid, truncated, or lists a file without its sum', async () => {
  expect(() => unpackedFiles({ files: { 'a.js': { size: 1, unpacked: true } } })).toThrow();
  const bytes = fs.readFileSync(archive);
  fs.writeFileSync(archive, bytes.subarray(0, 40));
  await expect(checkFiles()).rejects.toThrow('cut short');
  fs.writeFileSync(archive, 'no archive, be it long enough for one');
  await expect(checkFiles()).rejects.toThrow('no archive of Electron');
});
