// The results of random tests (tests/random/budget.ts writes one line for each): read, summed by kind, told.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../set-up/project.mjs';

/** PARTS of tests/random/budget.ts (a test compares). */
export const ALL_PARTS = 807;

const FILE = path.join(root, '.cache/random-results.jsonl');

/**
 * @typedef {{kind: string, name: string, parts: number, cases: number, ms: number, failure?: string}} RandomResult
 * @typedef {{tests: number, parts: number, cases: number, seconds: number, failures: string[]}} RandomSum
 */

/** The seed of today: the same for every process of a run. */
export const seedOfToday = () => new Date().toISOString().slice(0, 10).replaceAll('-', '');

/** Begins a run: what is set in the environment of its tests. */
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

/** @param {readonly RandomResult[]} results @returns {Map<string, RandomSum>} by kind, in the order in which they came */
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
 * One line on all of them.
 * @param {readonly RandomResult[]} results
 * @param {boolean} whole of a run with every test: the parts must have the sum that tests/random/budget.ts says
 */
export function tellRandomResults(results, whole) {
  const sums = [...sumByKind(results).values()];
  const sum = (field) => sums.reduce((total, one) => total + one[field], 0);
  const parts = sum('parts');
  const told = `random tests: ${sum('cases').toLocaleString('en')} cases in ${Math.round(sum('seconds'))} s, seed ${process.env.ESCALE_SEED}`;
  return !whole || parts === ALL_PARTS
    ? told
    : `${told} (${parts} parts, where PARTS of tests/random/budget.ts says ${ALL_PARTS})`;
}
