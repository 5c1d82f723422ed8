// What Playwright's JSON report says of the window tests, and whether a run of them counts as passed. Pure.
import { stripVTControlCharacters } from 'node:util';

/** A test that passes at its second try is told by name; more of them than this is a run that nobody can trust. */
const MOST_FLAKY = 2;

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
export function readReport({ suites, errors }) {
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
