// `npm run long [-- --minutes 60] [--only KIND] [--write]`: the random tests for a chosen time with a new seed: all
// kinds, or one (`npm run fuzz -- KIND`). Prints the counts and the failures; `--write` stores them in
// docs/design/testing.md.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProject, modernNode, root } from './set-up/project.mjs';
import { say, stop } from './set-up/terminal.mjs';
import { ALL_PARTS, beginRandomRun, readRandomResults, sumByKind } from './testing/random-results.mjs';

/**
 * The kinds and their shares of the time; a single kind gets all of it. `unit`: its files, if they have random tests.
 */
export const KINDS = {
  properties: { parts: 283, unit: /^(?!.*(?:fuzz|rows|plans|any-text|slow-answers))/ },
  plans: { parts: 150, unit: /publishing\/(?:folder\/(?:outbox-)?)?plans\./ },
  wordpress: { parts: 90, unit: /wordpress\/(?:altered-)?plans\./ },
  files: { parts: 132, unit: /fuzz\/files\./ },
  answers: { parts: 20, unit: /fuzz\/answers\./ },
  folder: { parts: 20, unit: /fuzz\/folder\./ },
  rows: { parts: 25, unit: /rows\/any-row\./ },
  queries: { parts: 15, unit: /any-text\./ },
  'late-answers': { parts: 75, unit: /slow-answers\./ },
  kills: { parts: 30, unit: /$^/ },
};
/** Files of tests run side by side (vitest.config.mts). */
const WORKERS = 2;
const PAGE = path.join(root, 'docs/design/testing.md');

/** @param {readonly string[]} words @returns {{minutes: number, only?: string, write: boolean}} */
export function readOptions(words) {
  const options = { minutes: 10, only: undefined, write: false };
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '--write') options.write = true;
    else if (words[at] === '--minutes') options.minutes = Number(words[(at += 1)]);
    else if (words[at] === '--only') options.only = words[(at += 1)] ?? '';
    else stop(`npm run long takes --minutes, --only and --write: ${words[at]} is unknown.`, 2);
  }
  if (!(options.minutes > 0)) stop('--minutes needs a number over 0.', 2);
  if (options.only !== undefined && !Object.hasOwn(KINDS, options.only))
    stop(`--only takes one of ${Object.keys(KINDS).join(', ')}.`, 2);
  return options;
}

/** Files with random tests. */
function unitFiles(only) {
  const folder = path.join(root, 'tests/unit');
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) =>
      /(?:random\/(?:budget|check-property)|plans-on-site)\.ts/.test(
        fs.readFileSync(path.join(folder, name), 'utf8'),
      ),
    )
    .map((name) => `tests/unit/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => only === undefined || KINDS[only].unit.test(name));
}

/** The table of docs/design/testing.md: the last run's counts by kind. @param {ReturnType<typeof sumByKind>} sums */
export function tableOf(sums, { day, minutes, seed }) {
  const rows = [...sums].map(
    ([kind, { tests, cases, seconds, failures }]) =>
      `| ${kind} | ${tests} | ${cases.toLocaleString('en')} | ${(seconds / 60).toFixed(1)} | ${failures.length} |`,
  );
  return [
    `Last long run: ${day}, ${minutes} minutes, seed ${seed}.`,
    '',
    '| kind | tests | cases | minutes | failures |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

const BETWEEN = /(<!-- long run -->\n)[^]*?(\n<!-- end of long run -->)/;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { minutes, only, write } = readOptions(process.argv.slice(2));
  ensureProject();
  process.env.ESCALE_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
  process.env.ESCALE_TIER = 'all';
  beginRandomRun();
  const parts = only === undefined ? ALL_PARTS : KINDS[only].parts;
  const kills = only === undefined || only === 'kills';
  // Kills run alone, after the others.
  const seconds = minutes * 60 * (only === 'kills' ? 1 : WORKERS);
  process.env.ESCALE_RANDOM_SECONDS = String(Math.round((seconds * ALL_PARTS) / parts));
  say(`random tests for ${minutes} minutes, seed ${process.env.ESCALE_SEED}`);
  if (only === undefined || only === 'wordpress') (await import('./set-up/wordpress.mjs')).ensureWordPress();

  const statuses = [];
  const files = unitFiles(only);
  const node = (script, ...args) =>
    statuses.push(
      spawnSync(modernNode(), [path.join(root, script), ...args], { cwd: root, stdio: ['ignore', 2, 2] })
        .status,
    );
  if (files.length > 0) node('node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...files);
  if (kills) node('scripts/e2e.mjs', 'tests/e2e/window/kill-rounds.spec.ts', '--no-package', '--retries=0');

  const sums = sumByKind(readRandomResults());
  const table = tableOf(sums, {
    day: new Date().toISOString().slice(0, 10),
    minutes,
    seed: process.env.ESCALE_SEED,
  });
  process.stdout.write(`${table}\n`);
  for (const { failures } of sums.values()) for (const failure of failures) say(`FAILED  ${failure}`);
  if (write) fs.writeFileSync(PAGE, fs.readFileSync(PAGE, 'utf8').replace(BETWEEN, `$1${table}$2`));
  process.exit(statuses.every((status) => status === 0) ? 0 : 1);
}
