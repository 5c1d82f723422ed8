// `npm run e2e -- tests/e2e/writing.spec.ts`: the end-to-end tests alone, with Playwright's own arguments. On the sources;
// with `--packaged` on the unpacked package of the tests, with `--installed` on its .deb, installed for this run. With
// `--quick` only those of the quick form (tests/e2e/tiers.ts).
import { ensureProject } from './set-up/project.mjs';
import { stop } from './set-up/terminal.mjs';

ensureProject();

const { ensureRuntime } = await import('./set-up/runtime.mjs');
const { ensureSystem } = await import('./set-up/system.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { packageForTests } = await import('./package.mjs');
const { withInstalled } = await import('./testing/installed.mjs');
const { runPlaywright } = await import('./testing/playwright.mjs');

const OWN = ['--no-package', '--packaged', '--installed', '--quick'];
const [withoutPackage, onPackage, onInstalled, quick] = OWN.map((name) => process.argv.includes(name));
if (withoutPackage && (onPackage || onInstalled))
  stop('--no-package makes no package, and --packaged and --installed are about one.');

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
ensureBuilt();
const packaged = withoutPackage ? '' : await packageForTests(runtime);

const run = (underTest) =>
  runPlaywright(
    process.argv.slice(2).filter((argument) => !OWN.includes(argument)),
    {
      stdio: 'inherit',
      env: {
        ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
        ESCALE_PACKAGED: packaged,
        ESCALE_E2E_PACKAGE: underTest,
        ...(quick && { ESCALE_E2E_FORM: 'quick' }),
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
