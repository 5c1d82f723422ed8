// `npm run e2e -- tests/e2e/page/writing.spec.ts`: the browser tests alone, with Playwright's own arguments. Page tests
// run in Chromium and, if tests/e2e/tiers.ts lists them, in Electron too: `--engine` and `--electron` select one of the
// two, `--quick` the tests of the quick form. Runs on the sources; with `--packaged` in Electron on the unpacked test
// package, with `--installed` on its .deb, installed for this run.
import { ensureProject } from './set-up/project.mjs';
import { stop } from './set-up/terminal.mjs';

ensureProject();

const { ensureRuntime } = await import('./set-up/runtime.mjs');
const { ensureSystem } = await import('./set-up/system.mjs');
const { ensureBrowser } = await import('./set-up/browser.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { packageForTests } = await import('./package.mjs');
const { withInstalled } = await import('./testing/installed.mjs');
const { runPlaywright } = await import('./testing/playwright.mjs');

const OWN = ['--no-package', '--packaged', '--installed', '--quick', '--engine', '--electron'];
const [withoutPackage, onPackage, onInstalled, quick, engineOnly, electronOnly] = OWN.map((name) =>
  process.argv.includes(name),
);
if (withoutPackage && (onPackage || onInstalled))
  stop('--no-package makes no package, and --packaged and --installed are about one.');

if (engineOnly && (electronOnly || onPackage || onInstalled))
  stop('--engine runs in a browser: not with --electron, --packaged or --installed.');

const inElectron = !engineOnly;
const inEngine = !electronOnly && !onPackage && !onInstalled;
const projects = [
  ...(inEngine ? (quick ? ['quick-engine', 'quick-engine-tagged'] : ['engine']) : []),
  ...(inElectron ? [quick ? 'quick-window' : 'window'] : []),
];

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: inElectron });
const browser = inEngine ? ensureBrowser() : '';
ensureBuilt();
const packaged =
  withoutPackage || !inElectron ? '' : await packageForTests(runtime, { installer: onInstalled });

const run = (underTest) =>
  runPlaywright(
    [
      ...process.argv.slice(2).filter((argument) => !OWN.includes(argument)),
      ...projects.map((name) => `--project=${name}`),
    ],
    {
      stdio: 'inherit',
      env: {
        ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
        ESCALE_BROWSER: browser,
        ESCALE_PACKAGED: packaged,
        ESCALE_E2E_PACKAGE: underTest,
      },
    },
  );
process.exitCode = onInstalled
  ? await withInstalled((installed) =>
      installed.refused === undefined
        ? run(installed.executable)
        : stop(`the package was not tested as installed: ${installed.refused}.`),
    )
  : await run(onPackage ? packaged : '');
