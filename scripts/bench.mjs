// `npm run bench`: the table of ratios (bench/), on the modern Node. Some rows are measured in the real window.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, ensureProject, root } from './set-up/project.mjs';

ensureProject();

const { ensureRuntime } = await import('./set-up/runtime.mjs');
const { ensureSystem } = await import('./set-up/system.mjs');
const { ensureBrowser } = await import('./set-up/browser.mjs');
const { ensureBuilt } = await import('./build.mjs');

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
const browser = ensureBrowser();
const [, only] = process.argv.slice(process.argv.indexOf('--only'));
const wordpressRows = ['publish-wordpress', 'mirror-wordpress'].filter(
  (name) => !process.argv.includes('--only') || name.includes(only),
);
if (!process.argv.includes('--scale') && wordpressRows.length > 0)
  (await import('./set-up/wordpress.mjs')).ensureWordPress();
/** Some rows press keys in other editors. */
if (
  !process.argv.includes('--scale') &&
  (!process.argv.includes('--only') || /keys|koenig|tiptap/.test(only))
)
  ensurePackages(path.join(root, 'bench/window/peers'));
/** Some rows are about the package; they are called after it (bench/packages.ts). */
const packages =
  !process.argv.includes('--scale') && (!process.argv.includes('--only') || /pack/.test(only))
    ? await packagesToMeasure()
    : {};
ensureBuilt();

/** Ours as it is released, and the barest. The build that the other rows measure is made after it. */
async function packagesToMeasure() {
  const { packageApp, packageBare } = await import('./package.mjs');
  ensureBuilt({ release: true });
  const { executable } = await packageApp(runtime, { forTests: false });
  return { ESCALE_BENCH_PACKAGE: executable, ESCALE_BENCH_BARE_PACKAGE: await packageBare(runtime) };
}

const result = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'bench/run.ts'),
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    cwd: root,
    env: {
      ...process.env,
      ...packages,
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      ESCALE_BROWSER: browser,
      ESCALE_E2E_APP: root,
    },
  },
);
process.exit(result.status ?? 1);
