// `npm test`: a selection from every layer. `npm test -- --all`: all tests. Both work on a clean clone; the last line
// is `N passed, N failed`.
import fs from 'node:fs';
import path from 'node:path';
import { ensureProject, root } from './set-up/project.mjs';
import { close, failuresOf, readWindowReport } from './testing/results.mjs';
import { beginRandomRun, readRandomResults, tellRandomResults } from './testing/random-results.mjs';
import { say, stop } from './set-up/terminal.mjs';

const [unknown] = process.argv.slice(2).filter((argument) => argument !== '--all');
if (unknown !== undefined) stop(`npm test takes --all and nothing else: ${unknown} is unknown.`);
const all = process.argv.includes('--all');

ensureProject();
// Read by the tests themselves: tests/tier.ts, vitest.config.mts.
process.env.ESCALE_TIER = all ? 'all' : 'quick';
beginRandomRun();

const { ensureRuntime } = await import('./set-up/runtime.mjs');
const { ensureSystem, ensureTools } = await import('./set-up/system.mjs');
const { ensureBrowser } = await import('./set-up/browser.mjs');
const { ensureOtherVersions, ensureWordPress } = await import('./set-up/wordpress.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { check } = await import('./check.mjs');
const { packageForTests } = await import('./package.mjs');
const { withInstalled } = await import('./testing/installed.mjs');
const { runPlaywright } = await import('./testing/playwright.mjs');

/**
 * Tests of the page and of windows, counted one by one.
 * @param {{what: string, projects: readonly string[], underTest?: string}} run `projects`: of playwright.config.ts
 */
async function windows(runtime, packaged, { what, projects, underTest = '' }) {
  const file = path.join(root, '.cache/e2e-report.json');
  fs.rmSync(file, { force: true });
  const started = Date.now();
  await runPlaywright(['--reporter=line,json', ...projects.map((name) => `--project=${name}`)], {
    stdio: ['ignore', 2, 2],
    env: {
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      ESCALE_PACKAGED: packaged,
      ESCALE_E2E_PACKAGE: underTest,
      ESCALE_BROWSER: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  });
  const report = fs.existsSync(file)
    ? readWindowReport(JSON.parse(fs.readFileSync(file, 'utf8')))
    : { passed: 0, failed: ['did not run'], flaky: [], skipped: [] };
  const failures = failuresOf(report);
  for (const name of report.flaky) process.stderr.write(`FLAKY  ${name}\n`);
  const passed = report.passed + report.flaky.length;
  say(
    `${failures.length === 0 ? 'passed' : 'FAILED'}  windows, ${what}: ${passed} passed, ${failures.length} failed, ${report.flaky.length} flaky  (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return { passed, failed: failures.map((line) => `windows, ${what}: ${line}`) };
}

/** Installed like an author's if possible on this system; otherwise the unpacked folder. */
async function windowsOfPackage(runtime, packaged) {
  return withInstalled((installed) => {
    if (installed.refused !== undefined)
      say(`the unpacked package is tested in the place of one installed: ${installed.refused}`);
    return windows(runtime, packaged, {
      what: installed.refused === undefined ? 'on the package, installed' : 'on the package, unpacked',
      projects: ['package'],
      underTest: installed.executable ?? packaged,
    });
  });
}

const started = Date.now();
const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
const browser = ensureBrowser();
if (all) ensureWordPress();
if (all) ensureOtherVersions();
if (all) ensureTools({ soffice: 'libreoffice-writer-nogui' });
const results = await check();
ensureBuilt();
const packaged = await packageForTests(runtime, { installer: all });
const projects = all ? ['engine', 'window'] : ['quick-engine', 'quick-engine-tagged', 'quick-window'];
results.push(await windows(runtime, packaged, { what: 'on the sources', projects }));
if (all) results.push(await windowsOfPackage(runtime, packaged));

say(tellRandomResults(readRandomResults(), all));
say(
  `${all ? 'everything' : 'the quick form; `npm test -- --all` runs everything'}, in ${((Date.now() - started) / 60_000).toFixed(1)} min`,
);
close(results);
