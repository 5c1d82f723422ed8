import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { backendNames as written } from '#shell/backend-process/backend-names.ts';

const { backendNames } = (await import(
  pathToFileURL(path.resolve('scripts/building/backend-names.mjs')).href
)) as {
  backendNames: () => { load: { filter: { id: RegExp }; handler: (id: string) => Promise<string> } };
};
const MODULE = path.resolve('main/shell/backend-process/backend-names.ts');

it('writes out the names that the contract has, and nothing of their schemas', async () => {
  const { load } = backendNames();
  expect(load.filter.id.test(MODULE)).toBe(true);
  expect(load.filter.id.test(path.resolve('main/shell/backend-process/backend-start.ts'))).toBe(false);
  const code = await load.handler(MODULE);
  expect(code).toBe(`export const backendNames = ${JSON.stringify(written)};`);
  expect(written).toContain('posts.save');
});
