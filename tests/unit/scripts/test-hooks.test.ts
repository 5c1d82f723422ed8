import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/test-backend.ts';

const { filesWithTestHooks } = (await import(pathToFileURL(path.resolve('scripts/package.mjs')).href)) as {
  filesWithTestHooks: (folder: string) => string[];
};

it('names the files of a build with test hooks', () => {
  const folder = temporaryFolder('build');
  mkdirSync(path.join(folder, 'main/chunks'), { recursive: true });
  const write = (name: string, code: string): void => writeFileSync(path.join(folder, name), code);
  write('main/index.cjs', 'const a = 1; // by $ESCALE_TEST_DIE_AT, in tests');
  write('main/chunks/hooks.cjs', 'const at = process.env.ESCALE_TEST_DIE_AT;');
  write('main/chunks/named.cjs', 'const at = process.env[`ESCALE_TEST_${name}`];');
  write('notices.txt', 'process.env.ESCALE_TEST_DIE_AT');
  expect(filesWithTestHooks(folder).toSorted()).toEqual(['main/chunks/hooks.cjs', 'main/chunks/named.cjs']);
});
