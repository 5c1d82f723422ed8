/** The budget of random tests in the scripts, and their report of a run. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { PARTS } from '#tests/random/budget.ts';

type Result = { kind: string; name: string; parts: number; cases: number; ms: number; failure?: string };
type Sums = Map<string, { tests: number; parts: number; cases: number; seconds: number; failures: string[] }>;
const script = async (name: string): Promise<unknown> =>
  import(pathToFileURL(path.resolve('scripts', name)).href);
const { KINDS, readOptions, tableOf } = (await script('long.mjs')) as {
  KINDS: Record<string, { parts: number }>;
  readOptions: (words: readonly string[]) => object;
  tableOf: (sums: Sums, run: { day: string; minutes: number; seed: string }) => string;
};
const { ALL_PARTS, sumByKind, tellRandomResults } = (await script('testing/random-results.mjs')) as {
  ALL_PARTS: number;
  sumByKind: (results: readonly Result[]) => Sums;
  tellRandomResults: (results: readonly Result[], whole: boolean) => string;
};

const result = (kind: string, cases: number, more: Partial<Result> = {}): Result => ({
  kind,
  name: `a test of ${kind}`,
  parts: 2,
  cases,
  ms: 1_500,
  ...more,
});

it('has the same parts in the budget, in the scripts and in the sum of the kinds', () => {
  expect(ALL_PARTS).toBe(PARTS);
  expect(Object.values(KINDS).reduce((sum, { parts }) => sum + parts, 0)).toBe(PARTS);
});

it('sums the results of a kind, with the first line of each failure', () => {
  const sums = sumByKind([
    result('files', 10),
    result('files', 20, { failure: 'seed 7: too long\nat line 1' }),
    result('rows', 5),
  ]);
  expect(Object.fromEntries(sums)).toEqual({
    files: { tests: 2, parts: 4, cases: 30, seconds: 3, failures: ['a test of files: seed 7: too long'] },
    rows: { tests: 1, parts: 2, cases: 5, seconds: 1.5, failures: [] },
  });
});

it('warns when the parts of a whole run differ from the budget', () => {
  expect(tellRandomResults([result('files', 1_200)], false)).toMatch(
    /^random tests: 1,200 cases in 2 s, seed /,
  );
  expect(tellRandomResults([result('files', 1_200)], true)).toContain(`2 parts, where PARTS`);
});

it('reads its options', () => {
  expect(readOptions(['--minutes', '60', '--only', 'files', '--write'])).toEqual({
    minutes: 60,
    only: 'files',
    write: true,
  });
  expect(readOptions([])).toEqual({ minutes: 10, only: undefined, write: false });
});

it('writes a row for each kind', () => {
  const table = tableOf(sumByKind([result('files', 1_000)]), { day: '2026-11-30', minutes: 60, seed: '7' });
  expect(table).toContain('Last long run: 2026-11-30, 60 minutes, seed 7.');
  expect(table).toContain('| files | 1 | 1,000 | 0.0 | 0 |');
});
