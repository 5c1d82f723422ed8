// `npm run fuzz [-- QUERIES]`: 100,000 queries that nobody would type, other ones at each run; none may be an error.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, modernNode, root } from './setup.mjs';

ensurePackages();
const queries = Number(process.argv[2] ?? 100_000);
const result = spawnSync(
  modernNode(),
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    'tests/unit/backend/search/any-text.test.ts',
    '--testNamePattern',
    'of any kind',
  ],
  {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, ESCALE_QUERIES: String(queries), ESCALE_SEED: 'random' },
  },
);
process.exit(result.status ?? 1);
