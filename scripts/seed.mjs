// `npm run seed`: fills the development library (Escale-dev, or $ESCALE_LIBRARY) with a dozen drafts and 400 posts.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, modernNode, root } from './set-up/project.mjs';

ensurePackages();
const result = spawnSync(
  modernNode(),
  [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'tests/seed.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', cwd: root },
);
process.exit(result.status ?? 1);
