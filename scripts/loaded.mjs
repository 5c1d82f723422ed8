// `npm run e2e:loaded [-- ROUNDS] [SPECS]`: the browser tests under full CPU load (one busy process per core), five
// times by default and without retries. Lists each failed test with its rounds.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './set-up/terminal.mjs';
import { ensureProject, root } from './set-up/project.mjs';

/** Runs until it is ended or its parent process has exited. */
const BUSY = 'const parent = process.ppid; while (process.ppid === parent) for (let i = 0; i < 1e7; i++);';

/** @param {number} count @returns {() => void} ends them */
export function keepBusy(count) {
  const busy = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', BUSY], { stdio: 'ignore' }),
  );
  return () => {
    for (const one of busy) one.kill('SIGKILL');
  };
}

/**
 * @param {{suites?: readonly any[], errors?: readonly any[]}} report of Playwright's `json` reporter
 * @returns {string[]} `file:line title` of each test that failed
 */
export function failedOf({ suites = [], errors = [] }) {
  const inSuite = (suite) => [
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return [...suites.flatMap(inSuite), ...(errors.length > 0 ? ['(outside any test)'] : [])];
}

async function loaded() {
  ensureProject();
  const { ensureRuntime } = await import('./set-up/runtime.mjs');
  const { ensureSystem } = await import('./set-up/system.mjs');
  const { ensureBrowser } = await import('./set-up/browser.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { packageForTests } = await import('./package.mjs');
  const { outliveSignals, runPlaywright } = await import('./testing/playwright.mjs');

  const options = process.argv.slice(2);
  const withoutPackage = options.includes('--no-package');
  const [first = '', ...others] = options.filter((argument) => argument !== '--no-package');
  const counted = /^\d+$/.test(first);
  const rounds = counted ? Number(first) : 5;
  const specs = counted || first === '' ? others : [first, ...others];

  const runtime = await ensureRuntime();
  ensureSystem(runtime.executable, { display: true });
  const browser = ensureBrowser();
  ensureBuilt();
  const packaged = withoutPackage ? '' : await packageForTests(runtime);
  const report = path.join(root, '.cache/loaded-report.json');
  outliveSignals();
  /** @type {Map<string, number[]>} */
  const failed = new Map();
  const rest = keepBusy(os.availableParallelism());
  let done = 0;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      fs.rmSync(report, { force: true });
      say(`round ${round} of ${rounds}`);
      const status = await runPlaywright(
        ['--reporter=line,json', '--retries=0', '--project=engine', '--project=window', ...specs],
        {
          stdio: ['ignore', 2, 2],
          env: {
            ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
            ESCALE_BROWSER: browser,
            ESCALE_PACKAGED: packaged,
            ESCALE_E2E_PACKAGE: '',
            PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          },
        },
      );
      if (status === 130) break;
      done = round;
      const names = fs.existsSync(report) ? failedOf(JSON.parse(fs.readFileSync(report, 'utf8'))) : [];
      if (status !== 0 && names.length === 0) names.push('(did not run)');
      for (const name of names) failed.set(name, [...(failed.get(name) ?? []), round]);
    }
  } finally {
    rest();
  }
  for (const [name, where] of failed) say(`FAILED in round ${where.join(', ')}: ${name}`);
  say(`${done} of ${rounds} rounds, ${failed.size} tests failed in one of them`);
  process.exitCode = failed.size === 0 && done === rounds ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await loaded();
