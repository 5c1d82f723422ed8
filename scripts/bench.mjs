// `npm run bench`: the table of ratios (tests/bench/), on the modern Node. Some rows are measured in the real window.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { continueOnModernNode, ensurePackages, root } from './setup.mjs';

ensurePackages();
if (process.env.ESCALE_SET_UP === undefined) continueOnModernNode('bench.mjs');

const { ensureRuntime } = await import('./runtime.mjs');
const { ensureSystem } = await import('./system.mjs');
const { ensureBuilt } = await import('./build.mjs');

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
ensureBuilt();
const result = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'tests/bench/run.ts'),
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ESCALE_E2E_APP: root },
  },
);
process.exit(result.status ?? 1);
