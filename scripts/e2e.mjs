// `npm run e2e -- tests/e2e/writing.spec.ts`: the end-to-end tests alone, with Playwright's own arguments.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { continueOnModernNode, ensurePackages, root } from './setup.mjs';

ensurePackages();
if (process.env.ESCALE_SET_UP === undefined) continueOnModernNode('e2e.mjs');

const { ensureRuntime } = await import('./runtime.mjs');
const { ensureSystem } = await import('./system.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { packageForTests } = await import('./package.mjs');

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
ensureBuilt();
const packaged = process.argv.includes('--no-package') ? '' : await packageForTests(runtime);
const result = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/@playwright/test/cli.js'),
    'test',
    ...process.argv.slice(2).filter((argument) => argument !== '--no-package'),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ESCALE_PACKAGED: packaged },
  },
);
process.exit(result.status ?? 1);
