// `npm run screenshots`: remakes docs/screenshots/ from the running app (tools/screenshots/take-screenshots.ts).
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureProject, root } from './set-up/project.mjs';

ensureProject();

const { ensureRuntime } = await import('./set-up/runtime.mjs');
const { ensureSystem } = await import('./set-up/system.mjs');
const { ensureBuilt } = await import('./build.mjs');

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
ensureBuilt();
const result = spawnSync(
  process.execPath,
  [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'tools/screenshots/take-screenshots.ts'),
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ESCALE_E2E_APP: root },
  },
);
process.exit(result.status ?? 1);
