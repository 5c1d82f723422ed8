/** The lists of window tests name files that are there, and what the quick form leaves out is in the whole one. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const lists = (await import(pathToFileURL(path.join(root, 'scripts/window-tests.mjs')).href)) as Record<
  'ON_THE_PACKAGE' | 'QUICK',
  readonly string[]
>;
const config = fs.readFileSync(path.join(root, 'playwright.config.ts'), 'utf8');
const there = fs
  .readdirSync(path.join(root, 'tests/e2e'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(spec|test)\./.test(name))
  .map((name) => `tests/e2e/${name}`);

it.each(['ON_THE_PACKAGE', 'QUICK'] as const)('%s names specs that are there, each once', (name) => {
  const list = lists[name];
  expect(list.filter((spec) => !there.includes(spec))).toEqual([]);
  expect(new Set(list).size).toBe(list.length);
  expect(list.length).toBeGreaterThan(0);
});

it('runs every window test in the whole form: it names none, and the configuration leaves none out', () => {
  expect(there.filter((spec) => !/^tests\/e2e\/[^/]+\.spec\.ts$/.test(spec))).toEqual([]);
  expect(config).toContain("testDir: 'tests/e2e'");
  expect(config).not.toMatch(/testIgnore|testMatch|grep/);
});

it('has no test but those of vitest and Playwright', () => {
  const loose = fs
    .readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(spec|test)\.\w+$/.test(name))
    .filter((name) => !name.startsWith('unit/') && !name.startsWith('e2e/'));
  expect(loose).toEqual([]);
});
