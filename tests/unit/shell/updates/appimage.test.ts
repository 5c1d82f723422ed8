/** A newer AppImage in the place of the one that runs. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceAppImage } from '#shell/updates/appimage.ts';

let folder: string;
let source: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'appimage-'));
  source = join(folder, 'Escale-0.2.0.AppImage');
  target = join(folder, 'Escale-0.1.0.AppImage');
  writeFileSync(source, 'the newer one');
  writeFileSync(target, 'the one that runs');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const sum = createHash('sha512').update('the newer one').digest('base64');

test('replaces the file under its name, executable', () => {
  writeFileSync(`${target}.new`, 'left by a power cut');
  replaceAppImage(source, target, sum);
  expect(readFileSync(target, 'utf8')).toBe('the newer one');
  expect(statSync(target).mode & 0o777).toBe(0o755);
  expect(existsSync(`${target}.new`)).toBe(false);
});

test.each([
  ['was changed after its download', 'damaged', () => writeFileSync(source, 'something else')],
  ['is gone', 'not-installed', () => rmSync(source)],
])('one that %s leaves the running one', (_what, trouble, spoil) => {
  spoil();
  expect(() => replaceAppImage(source, target, sum)).toThrow(expect.objectContaining({ trouble }));
  expect(readFileSync(target, 'utf8')).toBe('the one that runs');
  expect(existsSync(`${target}.new`)).toBe(false);
});
