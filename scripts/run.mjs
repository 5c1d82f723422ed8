// Runs a TypeScript file of this project on the modern Node, in the caller's folder: `npm run -s escale -- list`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, modernNode, root } from './set-up/project.mjs';

ensurePackages();
const [file, ...args] = process.argv.slice(2);
const result = spawnSync(
  modernNode(),
  [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--disable-warning=ExperimentalWarning',
    path.join(root, file),
    ...args,
  ],
  { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() },
);
process.exit(result.status ?? 1);
