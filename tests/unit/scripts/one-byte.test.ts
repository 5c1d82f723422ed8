import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/test-backend.ts';

let twoByteScripts: (folder: string) => string[];
beforeAll(async () => {
  ({ twoByteScripts } = (await import(pathToFileURL(path.resolve('scripts/building/one-byte.mjs')).href)) as {
    twoByteScripts: typeof twoByteScripts;
  });
});

it('names scripts that would need two bytes a character', () => {
  const folder = temporaryFolder('scripts');
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  write('main/plain.cjs', String.raw`const text = 'L\u2019été';`);
  write('main/chunks/raw.cjs', 'const site = String.raw`[–—]`;');
  write('renderer/page.css', 'q { quotes: "«" "»" "“" "”" }');
  write('renderer/page.js', 'const smile = "😀";');
  expect(twoByteScripts(folder).toSorted()).toEqual([
    `${path.join('main', 'chunks', 'raw.cjs')}: const site = String.raw\`[–—]\`;`,
    `${path.join('renderer', 'page.js')}: const smile = "😀";`,
  ]);
});
