// What the reports of Vitest and of Playwright say of a run, whether it counts as passed, and how all steps of `npm test` and
// `npm run check` are told at the end.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Of a failure's text at the end: enough to see the assertion and where it stands. */
const MOST_LINES = 25;
/** A test that passes at its second try is told by name; more of them than this is a run that nobody can trust. */
const MOST_FLAKY = 2;

/**
 * @typedef {{passed: number, failed: string[]}} Result of one step; each failure is a name, and what is known of it from the
 * second line on
 * @typedef {{name: string, status: string, message: string, assertionResults: {status: string, fullName: string,
 *   failureMessages: string[]}[]}} TestFile
 */

/**
 * Vitest's JSON report. A test that was skipped proves nothing and counts as failed, and so does a file that broke before
 * its first test.
 * @param {{testResults: TestFile[]}} report
 * @param {string} root file names are told from here
 * @returns {Result}
 */
export function readUnitReport({ testResults }, root) {
  let passed = 0;
  const failed = [];
  for (const { name, status, message, assertionResults } of testResults) {
    const file = path.relative(root, name);
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed')
        failed.push(`${file}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
      else failed.push(`${file}: ${test.fullName}\n(${test.status})`);
    }
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed'))
      failed.push(`${file}\n${message}`);
  }
  return { passed, failed };
}

/** The part of Vitest's output that tells errors outside any test; its end where there is no such part. @param {string} output */
export function outsideTests(output) {
  const lines = output.trimEnd().split('\n');
  const start = lines.findIndex((line) => line.includes('Unhandled'));
  return lines.slice(start === -1 ? -MOST_LINES : start).join('\n');
}

/**
 * @typedef {{status: string, results?: {errors?: {message?: string}[]}[]}} Test with its tries
 * @typedef {{title: string, suites?: Suite[], specs?: {title: string, tests: Test[]}[]}} Suite
 * @typedef {{suites: Suite[], errors: {message?: string}[]}} Report of Playwright's `json` reporter
 * @typedef {{passed: number, failed: string[], flaky: string[], skipped: string[]}} WindowReport
 */

/** What its first try ended with, without the colours of a terminal. @param {Test} test */
const errorOf = ({ results = [] }) =>
  stripVTControlCharacters(results.find(({ errors = [] }) => errors.length > 0)?.errors?.[0]?.message ?? '');

/**
 * Every test of a run, by name (`writing.spec.ts › an interview…`); one that failed with its error from the second line
 * on. What went wrong outside any test, and a run without a test, are among the failed.
 * @param {Report} report
 * @returns {WindowReport}
 */
export function readWindowReport({ suites, errors }) {
  /** @type {Record<string, string[]>} */
  const names = { expected: [], unexpected: [], flaky: [], skipped: [] };
  /** @param {Suite} suite @param {string} above */
  const read = (suite, above) => {
    for (const { title, tests } of suite.specs ?? []) {
      // A status that is not known here is no pass.
      for (const test of tests) {
        const error = errorOf(test);
        const name = `${above} › ${title}`;
        const list = names[test.status] ?? names.unexpected;
        list.push(list === names.unexpected && error !== '' ? `${name}\n${error}` : name);
      }
    }
    for (const inner of suite.suites ?? []) read(inner, `${above} › ${inner.title}`);
  };
  for (const suite of suites) read(suite, suite.title);
  const outside = errors.map(({ message = '' }) => `outside any test: ${message.split('\n')[0]}`);
  const ran = Object.values(names).some((list) => list.length > 0);
  return {
    passed: names.expected.length,
    failed: [...names.unexpected, ...outside, ...(ran || outside.length > 0 ? [] : ['no test ran'])],
    flaky: names.flaky,
    skipped: names.skipped,
  };
}

/**
 * Why a run does not count as passed, one line a reason; none where it does. Nothing is skipped for a good reason.
 * @param {WindowReport} report
 * @returns {string[]}
 */
export const failuresOf = ({ failed, flaky, skipped }) => [
  ...failed.map((name) => `failed: ${name}`),
  ...skipped.map((name) => `skipped: ${name}`),
  ...(flaky.length > MOST_FLAKY ? flaky.map((name) => `one flaky of too many: ${name}`) : []),
];

/**
 * Every failure of a run together, after everything else that was printed: whoever reads the end of a log sees them.
 * @param {readonly Result[]} results
 * @returns {{text: string, passed: number, failed: number}} `text`: empty where nothing failed
 */
export function summary(results) {
  const failures = results.flatMap(({ failed }) => failed);
  return {
    text: failures
      .map((failure) => {
        const lines = failure.trimEnd().split('\n');
        const more = lines.length - MOST_LINES;
        return `FAILED  ${lines.slice(0, MOST_LINES).join('\n  ')}${more > 0 ? `\n  (${more} lines more)` : ''}\n`;
      })
      .join(''),
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: failures.length,
  };
}

/** Prints the summary, with the closing line `N passed, N failed`, and ends. @param {readonly Result[]} results @returns {never} */
export function close(results) {
  const { text, passed, failed } = summary(results);
  process.stderr.write(text);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
