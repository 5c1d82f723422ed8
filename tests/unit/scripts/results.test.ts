/** The end of a test run: every failure together, and the closing counts. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

type Result = { passed: number; failed: string[] };
const { outsideTests, readUnitReport, summary } = (await import(
  pathToFileURL(resolve('scripts/testing/results.mjs')).href
)) as {
  outsideTests: (output: string) => string;
  readUnitReport: (report: unknown, root: string) => Result;
  summary: (results: readonly Result[]) => { told: string; passed: number; failed: number };
};

const test = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
});

it('counts what passed and names what failed, was skipped, or broke before its first test', () => {
  const testResults = [
    {
      name: '/work/tests/a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        test('adds', 'passed'),
        test('divides', 'failed', 'by zero'),
        test('waits', 'skipped'),
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

it('tells all failures together, each cut to what can be read', () => {
  const long = Array.from({ length: 60 }, (_, index) => `line ${String(index)}`).join('\n');
  const { told, passed, failed } = summary([
    { passed: 3, failed: ['lint\nunused name'] },
    { passed: 4, failed: [`windows: opens\n${long}`] },
  ]);
  expect({ passed, failed }).toEqual({ passed: 7, failed: 2 });
  expect(told).toContain('FAILED  lint\n  unused name\nFAILED  windows: opens\n  line 0\n');
  expect(told.split('\n').at(-2)).toBe('  (36 lines more)');
  expect(summary([{ passed: 1, failed: [] }])).toEqual({ told: '', passed: 1, failed: 0 });
});

it('finds in the output what went wrong outside any test', () => {
  const dots = Array.from({ length: 40 }, () => '·····');
  expect(outsideTests([...dots, '⎯⎯ Unhandled Errors ⎯⎯', 'Error: no window', ''].join('\n'))).toBe(
    '⎯⎯ Unhandled Errors ⎯⎯\nError: no window',
  );
  expect(outsideTests([...dots, 'killed'].join('\n')).split('\n')).toHaveLength(25);
});
