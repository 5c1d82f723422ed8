import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const { failedOf } = (await import(pathToFileURL(path.resolve('scripts/loaded.mjs')).href)) as {
  failedOf: (report: object) => string[];
};

const spec = (title: string, ok: boolean) => ({ title, ok, file: 'a.spec.ts', line: 7 });

it('names each failed test of a round, at any depth, and failures outside tests', () => {
  const inner = { specs: [spec('deep', false), spec('fine', true)] };
  const suites = [{ specs: [spec('first', false)], suites: [{ specs: [], suites: [inner] }] }];
  expect(failedOf({ suites })).toEqual(['a.spec.ts:7 first', 'a.spec.ts:7 deep']);
  expect(failedOf({ suites: [], errors: [{}] })).toEqual(['(outside any test)']);
  expect(failedOf({ suites: [inner] })).toEqual(['a.spec.ts:7 deep']);
});
