/** The outcome of the window tests: what Playwright's report is read as, and when a run counts as passed. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

type Suite = {
  title: string;
  specs?: { title: string; tests: { status: string; results?: { errors: { message: string }[] }[] }[] }[];
  suites?: Suite[];
};
type WindowReport = { passed: number; failed: string[]; flaky: string[]; skipped: string[] };
const { readReport, failuresOf } = (await import(
  pathToFileURL(resolve('scripts/testing/window-report.mjs')).href
)) as {
  readReport: (report: { suites: Suite[]; errors: { message?: string }[] }) => WindowReport;
  failuresOf: (report: WindowReport) => string[];
};

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
const file = (title: string, ...specs: ReturnType<typeof spec>[]) => ({ title, specs });
const report = (...suites: Suite[]) => ({ suites, errors: [] });

describe('readReport', () => {
  it('counts what passed and names the rest, with its file and its groups', () => {
    const group = { title: 'offline', specs: [spec('sends later', 'flaky')] };
    expect(
      readReport(
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

  it('tells what a failed test ended with, without colours', () => {
    const broken = {
      title: 'finds',
      tests: [
        { status: 'unexpected', results: [{ errors: [{ message: '\u001b[31mno row\u001b[39m\nat 9' }] }] },
      ],
    };
    expect(readReport(report({ title: 'find.spec.ts', specs: [broken] })).failed).toEqual([
      'find.spec.ts › finds\nno row\nat 9',
    ]);
  });

  it('fails what went wrong outside any test, by its first line', () => {
    const { failed } = readReport({
      suites: [file('find.spec.ts', spec('finds', 'expected'))],
      errors: [{ message: 'Error: the app is not built\n    at built.ts:9' }, {}],
    });
    expect(failed).toEqual(['outside any test: Error: the app is not built', 'outside any test: ']);
  });

  it('fails a run without a test, and a status that it does not know', () => {
    expect(readReport(report())).toEqual({ passed: 0, failed: ['no test ran'], flaky: [], skipped: [] });
    expect(readReport(report(file('a.spec.ts', spec('b', 'interrupted')))).failed).toEqual(['a.spec.ts › b']);
  });
});

describe('failuresOf', () => {
  const clean = { passed: 80, failed: [], flaky: [], skipped: [] };

  it('lets two tests pass at their second try, and no third', () => {
    expect(failuresOf(clean)).toEqual([]);
    expect(failuresOf({ ...clean, flaky: ['a', 'b'] })).toEqual([]);
    expect(failuresOf({ ...clean, flaky: ['a', 'b', 'c'] })).toEqual([
      'one flaky of too many: a',
      'one flaky of too many: b',
      'one flaky of too many: c',
    ]);
  });

  it('takes a test that was skipped for one that failed', () => {
    expect(failuresOf({ ...clean, failed: ['a'], skipped: ['b'] })).toEqual(['failed: a', 'skipped: b']);
  });
});
