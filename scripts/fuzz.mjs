// `npm run fuzz -- search|files|rows|plans|wordpress-plans [TIMES]`: what nobody would write, far more often than `npm test` tries it and with
// other cases at each run.
// search: queries, none of which may be an error. files: every kind of file that is read, changed. rows: hostile values in any
// column of a library, which is then restored or opened, tidied, searched, shown and published: nothing outside its folder is
// touched, nothing is sent. plans (`npm run plans`): random courses of faults, crashes, edits by others and moved clocks around
// publishing. wordpress-plans: the same on a real WordPress (Debian, as root).
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, modernNode, root } from './set-up/project.mjs';

/** Of each the property's file and name, the variable that tells it how often, and how often unless said. */
const KINDS = {
  search: {
    file: 'tests/unit/backend/search/any-text.test.ts',
    pattern: 'of any kind',
    variable: 'ESCALE_QUERIES',
    usual: 100_000,
  },
  files: { file: 'tests/unit/fuzz/files.test.ts', pattern: '.', variable: 'ESCALE_FILES', usual: 5_000 },
  rows: {
    file: 'tests/unit/backend/library/rows/any-row.test.ts',
    pattern: 'any value in any column',
    variable: 'ESCALE_ROWS',
    usual: 5_000,
  },
  plans: {
    file: 'tests/unit/backend/publishing/plans.test.ts',
    pattern: 'random plans',
    variable: 'ESCALE_PLANS',
    usual: 2_000,
  },
  'wordpress-plans': {
    file: 'tests/unit/backend/publishing/wordpress/plans.all.test.ts',
    pattern: 'random plans',
    variable: 'ESCALE_WORDPRESS_PLANS',
    usual: 2_000,
  },
};

const [kind = '', times = ''] = process.argv.slice(2);
if (!Object.hasOwn(KINDS, kind) || !/^(?:[1-9]\d*)?$/.test(times)) {
  process.stderr.write(`npm run fuzz -- ${Object.keys(KINDS).join('|')} [TIMES]\n`);
  process.exit(2);
}
const { file, pattern, variable, usual } = KINDS[kind];
ensurePackages();
if (kind === 'wordpress-plans') (await import('./set-up/wordpress.mjs')).ensureWordPress();
const result = spawnSync(
  modernNode(),
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', file, '--testNamePattern', pattern],
  {
    stdio: 'inherit',
    cwd: root,
    env: {
      ...process.env,
      [variable]: times || String(usual),
      ESCALE_SEED: 'random',
      // Of the whole form alone are some.
      ESCALE_TIER: 'all',
    },
  },
);
process.exit(result.status ?? 1);
