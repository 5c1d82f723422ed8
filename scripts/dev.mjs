// `npm run dev`: Escale with the page reloading as sources change.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { continueOnModernNode, ensurePackages, root } from './setup.mjs';

ensurePackages();
if (process.env.ESCALE_SET_UP === undefined) continueOnModernNode('dev.mjs');

const { ensureRuntime } = await import('./runtime.mjs');
const { ensureSystem } = await import('./system.mjs');

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: false });
const result = spawnSync(process.execPath, [path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--watch'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executable, ...(process.getuid?.() === 0 ? { NO_SANDBOX: '1' } : {}) },
});
process.exit(result.status ?? 1);
