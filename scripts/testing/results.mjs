// Reads the reports of Vitest and Playwright, decides whether a run passed, and prints the summary of `npm test` and
// `npm run check`.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Lines of a failure's text in the summary: enough for the assertion and its position. */
const MOST_LINES = 25;
/** Maximum number of tests that pass only at their second try (each is listed); more make a run unreliable. */
const MOST_FLAKY = 2;

/**
 * @typedef {{passed: number, failed: string[]}} Result of one step; each failure is a name, with details from the
 * second line on
 * @typedef {{name: string, status: string, message: string, assertionResults: {status: string, fullName: string,
 * failureMessages: string[]}[]}} TestFile
 */

/**
 * Reads Vitest's JSON report. A skipped test counts as failed, and so does a file that broke before its first test.
 * @param {{testResults: TestFile[]}} report
 * @param {string} root folder for relative file names
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

/**
 * The part of Vitest's output with errors outside any test; the end of the output if there is none.
 * @param {string} output
 */
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

/** Error of the first try, without terminal colours. @param {Test} test */
const errorOf = ({ results = [] }) =>
  stripVTControlCharacters(results.find(({ errors = [] }) => errors.length > 0)?.errors?.[0]?.message ?? '');

/**
 * Every test of a run, by name (`writing.spec.ts › an interview…`), failed ones with their error from the second line
 * on. Errors outside any test, and a run without tests, count as failed.
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
 * Reasons why a run did not pass, one line each; empty if it passed. Skipped tests are always a reason.
 * @param {WindowReport} report
 * @returns {string[]}
 */
export const failuresOf = ({ failed, flaky, skipped }) => [
  ...failed.map((name) => `failed: ${name}`),
  ...skipped.map((name) => `skipped: ${name}`),
  ...(flaky.length > MOST_FLAKY ? flaky.map((name) => `one flaky of too many: ${name}`) : []),
];

/**
 * All failures of a run together, at the end of the log.
 * @param {readonly Result[]} results
 * @returns {{text: string, passed: number, failed: number}} `text`: empty if there are none
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
