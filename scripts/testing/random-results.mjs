// Results of the random tests (tests/random/budget.ts writes one line for each): reading, sums by kind, report.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../set-up/project.mjs';

/** PARTS of tests/random/budget.ts (a test compares). */
export const ALL_PARTS = 840;

const FILE = path.join(root, '.cache/random-results.jsonl');

/**
 * @typedef {{kind: string, name: string, parts: number, cases: number, ms: number, failure?: string}} RandomResult
 * @typedef {{tests: number, parts: number, cases: number, seconds: number, failures: string[]}} RandomSum
 */

/** The seed of today: the same for every process of a run. */
export const seedOfToday = () => new Date().toISOString().slice(0, 10).replaceAll('-', '');

/** Starts a run: the environment for its tests. */
export function beginRandomRun() {
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  fs.rmSync(FILE, { force: true });
  process.env.ESCALE_SEED ??= seedOfToday();
  process.env.ESCALE_RANDOM_RESULTS = FILE;
}

/** @returns {RandomResult[]} of the run that began last */
export function readRandomResults() {
  if (!fs.existsSync(FILE)) return [];
  return fs
    .readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** @param {readonly RandomResult[]} results @returns {Map<string, RandomSum>} by kind, in order of arrival */
export function sumByKind(results) {
  const sums = new Map();
  for (const { kind, name, parts, cases, ms, failure } of results) {
    const sum = sums.get(kind) ?? { tests: 0, parts: 0, cases: 0, seconds: 0, failures: [] };
    sum.tests += 1;
    sum.parts += parts;
    sum.cases += cases;
    sum.seconds += ms / 1_000;
    if (failure !== undefined) sum.failures.push(`${name}: ${failure.split('\n')[0]}`);
    sums.set(kind, sum);
  }
  return sums;
}

/**
 * Prints one line about all of them.
 * @param {readonly RandomResult[]} results
 * @param {boolean} whole a run of every test: the parts must have the sum of tests/random/budget.ts
 */
export function tellRandomResults(results, whole) {
  const sums = [...sumByKind(results).values()];
  const sum = (field) => sums.reduce((total, one) => total + one[field], 0);
  const parts = sum('parts');
  const summary = `random tests: ${sum('cases').toLocaleString('en')} cases in ${Math.round(sum('seconds'))} s, seed ${process.env.ESCALE_SEED}`;
  return !whole || parts === ALL_PARTS
    ? summary
    : `${summary} (${parts} parts, where PARTS of tests/random/budget.ts says ${ALL_PARTS})`;
}
