/** The outcome of a test run: parsed reports of Vitest and Playwright, the passing condition, the end. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

type Result = { passed: number; failed: string[] };
type Suite = {
  title: string;
  specs?: { title: string; tests: { status: string; results?: { errors: { message: string }[] }[] }[] }[];
  suites?: Suite[];
};
type WindowReport = { passed: number; failed: string[]; flaky: string[]; skipped: string[] };
const { failuresOf, outsideTests, readUnitReport, readWindowReport, summary } = (await import(
  pathToFileURL(resolve('scripts/testing/results.mjs')).href
)) as {
  failuresOf: (report: WindowReport) => string[];
  outsideTests: (output: string) => string;
  readUnitReport: (report: unknown, root: string) => Result;
  readWindowReport: (report: { suites: Suite[]; errors: { message?: string }[] }) => WindowReport;
  summary: (results: readonly Result[]) => { text: string; passed: number; failed: number };
};

const outcome = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
});

it('counts passed tests, and names those failed, skipped, or broken before their first test', () => {
  const testResults = [
    {
      name: '/work/tests/a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        outcome('adds', 'passed'),
        outcome('divides', 'failed', 'by zero'),
        outcome('waits', 'skipped'),
      ],
    },
    { name: '/work/tests/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
  ];
  expect(readUnitReport({ testResults }, '/work')).toEqual({
    passed: 1,
    failed: [
      'tests/a.test.ts: divides\nby zero',
      'tests/a.test.ts: waits\n(skipped)',
      'tests/b.test.ts\nno such module',
    ],
  });
});

it('prints all failures together, each shortened', () => {
  const long = Array.from({ length: 60 }, (_, index) => `line ${String(index)}`).join('\n');
  const { text, passed, failed } = summary([
    { passed: 3, failed: ['lint\nunused name'] },
    { passed: 4, failed: [`windows: opens\n${long}`] },
  ]);
  expect({ passed, failed }).toEqual({ passed: 7, failed: 2 });
  expect(text).toContain('FAILED  lint\n  unused name\nFAILED  windows: opens\n  line 0\n');
  expect(text.split('\n').at(-2)).toBe('  (36 lines more)');
  expect(summary([{ passed: 1, failed: [] }])).toEqual({ text: '', passed: 1, failed: 0 });
});

it('finds errors outside any test in the output', () => {
  const dots = Array.from({ length: 40 }, () => '·····');
  expect(outsideTests([...dots, '⎯⎯ Unhandled Errors ⎯⎯', 'Error: no window', ''].join('\n'))).toBe(
    '⎯⎯ Unhandled Errors ⎯⎯\nError: no window',
  );
  expect(outsideTests([...dots, 'killed'].join('\n')).split('\n')).toHaveLength(25);
});

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
const file = (title: string, ...specs: ReturnType<typeof spec>[]) => ({ title, specs });
const report = (...suites: Suite[]) => ({ suites, errors: [] });

describe('readWindowReport', () => {
  it('counts passed tests and names the others, with file and groups', () => {
    const group = { title: 'offline', specs: [spec('sends later', 'flaky')] };
    expect(
      readWindowReport(
        report(
          {
            ...file('sync.spec.ts', spec('reads', 'expected'), spec('writes', 'unexpected')),
            suites: [group],
          },
          file('find.spec.ts', spec('finds', 'expected'), spec('replaces', 'skipped')),
        ),
      ),
    ).toEqual({
      passed: 2,
      failed: ['sync.spec.ts › writes'],
      flaky: ['sync.spec.ts › offline › sends later'],
      skipped: ['find.spec.ts › replaces'],
    });
  });

  it('returns a failed test’s message, without colours', () => {
    const broken = {
      title: 'finds',
      tests: [
        { status: 'unexpected', results: [{ errors: [{ message: '\u001b[31mno row\u001b[39m\nat 9' }] }] },
      ],
    };
    expect(readWindowReport(report({ title: 'find.spec.ts', specs: [broken] })).failed).toEqual([
      'find.spec.ts › finds\nno row\nat 9',
    ]);
  });

  it('fails an error outside any test, by its first line', () => {
    const { failed } = readWindowReport({
      suites: [file('find.spec.ts', spec('finds', 'expected'))],
      errors: [{ message: 'Error: the app is not built\n    at check-build.ts:9' }, {}],
    });
    expect(failed).toEqual(['outside any test: Error: the app is not built', 'outside any test: ']);
  });

  it('fails a run without a test, and one with an unknown status', () => {
    expect(readWindowReport(report())).toEqual({
      passed: 0,
      failed: ['no test ran'],
      flaky: [],
      skipped: [],
    });
    expect(readWindowReport(report(file('a.spec.ts', spec('b', 'interrupted')))).failed).toEqual([
      'a.spec.ts › b',
    ]);
  });
});

describe('failuresOf', () => {
  const clean = { passed: 80, failed: [], flaky: [], skipped: [] };

  it('accepts two tests that pass at their second try, and no third', () => {
    expect(failuresOf(clean)).toEqual([]);
    expect(failuresOf({ ...clean, flaky: ['a', 'b'] })).toEqual([]);
    expect(failuresOf({ ...clean, flaky: ['a', 'b', 'c'] })).toEqual([
      'one flaky of too many: a',
      'one flaky of too many: b',
      'one flaky of too many: c',
    ]);
  });

  it('counts a skipped test as failed', () => {
    expect(failuresOf({ ...clean, failed: ['a'], skipped: ['b'] })).toEqual(['failed: a', 'skipped: b']);
  });
});
