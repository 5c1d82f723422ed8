// `npm test`: everything, on a clean clone with nothing run before. Its last line is `N passed, N failed`.
import fs from 'node:fs';
import path from 'node:path';
import { continueOnModernNode, ensurePackages, root } from './setup.mjs';
import { say } from './say.mjs';

ensurePackages();
if (process.env.ESCALE_SET_UP === undefined) continueOnModernNode('test.mjs');

const { ensureRuntime } = await import('./runtime.mjs');
const { ensureSystem } = await import('./system.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { check, sum } = await import('./check.mjs');
const { packageForTests } = await import('./package.mjs');
const { withInstalled } = await import('./installed.mjs');
const { runPlaywright } = await import('./playwright.mjs');

/**
 * What an author does first and fears most, and what a package could lack: its own processes, addons, dictionaries, texts,
 * kinds of files. All the others run on the sources here, and on packages by `npm run e2e -- --packaged` or `--installed`.
 */
const ON_THE_PACKAGE = [
  'backups',
  'export',
  'guide',
  'opened-files',
  'pictures',
  'processes',
  'publishing',
  'rescue',
  'restart',
  'search',
  'shell',
  'spelling',
  'writing',
].map((name) => `tests/e2e/${name}.spec.ts`);

/**
 * End-to-end tests on a real window, counted one by one.
 * @param {{what: string, specs?: readonly string[], underTest?: string}} run all specs on the sources unless said
 */
async function endToEnd(runtime, packaged, { what, specs = [], underTest = '' }) {
  const report = path.join(root, '.cache/e2e-report.json');
  fs.rmSync(report, { force: true });
  const started = Date.now();
  const status = await runPlaywright(['--reporter=line,json', ...specs], {
    stdio: ['ignore', 2, 2],
    env: {
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      ESCALE_PACKAGED: packaged,
      ESCALE_E2E_PACKAGE: underTest,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  if (!fs.existsSync(report)) {
    say(`FAILED  end to end, ${what}: did not run`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const { stats, suites, errors } = JSON.parse(fs.readFileSync(report, 'utf8'));
  const titles = (suite, above) => [
    ...(suite.specs ?? [])
      .filter((spec) => spec.tests.some((test) => test.status === 'skipped'))
      .map((spec) => `${above} ${spec.title}`),
    ...(suite.suites ?? []).flatMap((inner) => titles(inner, `${above} ${inner.title}`)),
  ];
  const failed = stats.unexpected + stats.flaky + errors.length || (status === 0 ? 0 : 1);
  say(
    `${failed === 0 ? 'passed' : 'FAILED'}  end to end, ${what}: ${stats.expected} passed, ${failed} failed  (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return { passed: stats.expected, failed, skipped: suites.flatMap((suite) => titles(suite, suite.title)) };
}

/** As an author has it where it can be installed from here; elsewhere the folder that the installers are made of. */
async function endToEndOnPackage(runtime, packaged) {
  return withInstalled((installed) => {
    if (installed.refused !== undefined)
      say(`the unpacked package is tested in the place of one installed: ${installed.refused}`);
    return endToEnd(runtime, packaged, {
      what: installed.refused === undefined ? 'on the package, installed' : 'on the package, unpacked',
      specs: ON_THE_PACKAGE,
      underTest: installed.executable ?? packaged,
    });
  });
}

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
const results = await check();
ensureBuilt();
const packaged = await packageForTests(runtime);
results.push(await endToEnd(runtime, packaged, { what: 'on the sources' }));
results.push(await endToEndOnPackage(runtime, packaged));

const { passed, failed, skipped } = sum(results);
// A test that does not run proves nothing: it counts as failed.
for (const name of skipped) process.stderr.write(`FAILED (skipped) ${name}\n`);
process.stdout.write(`${passed} passed, ${failed + skipped.length} failed\n`);
process.exit(failed + skipped.length === 0 ? 0 : 1);
