// `npm run bench`: the table of ratios (tests/bench/), on the modern Node.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, modernNode, root } from './setup.mjs';

ensurePackages();
const result = spawnSync(
  modernNode(),
  [
    '--expose-gc',
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'tests/bench/run.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', cwd: root },
);
process.exit(result.status ?? 1);
