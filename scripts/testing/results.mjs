// What the steps of `npm test` and `npm run check` found, and how it is told at the end.
import path from 'node:path';

/** Of a failure's text at the end: enough to see the assertion and where it stands. */
const MOST_LINES = 25;

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
 * Every failure of a run together, after everything else that was printed: whoever reads the end of a log sees them.
 * @param {readonly Result[]} results
 * @returns {{told: string, passed: number, failed: number}} `told`: empty where nothing failed
 */
export function summary(results) {
  const failures = results.flatMap(({ failed }) => failed);
  return {
    told: failures
      .map((text) => {
        const lines = text.trimEnd().split('\n');
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
  const { told, passed, failed } = summary(results);
  process.stderr.write(told);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
