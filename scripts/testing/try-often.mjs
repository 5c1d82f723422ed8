// Runs one property of the tests far more often than `npm test` does, with other cases at each run.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, modernNode, root } from '../set-up/project.mjs';

/**
 * @param {{file: string, pattern: string, variable: string, usual: number}} property its file and name, the variable that
 *   tells it how often, and how often where the command line says nothing. Ends this process with the outcome.
 * @param {string | undefined} asked how often
 */
export function tryOften({ file, pattern, variable, usual }, asked = process.argv[2]) {
  ensurePackages();
  const times = Number(asked ?? usual);
  const result = spawnSync(
    modernNode(),
    [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', file, '--testNamePattern', pattern],
    {
      stdio: 'inherit',
      cwd: root,
      env: { ...process.env, [variable]: String(times), ESCALE_SEED: 'random' },
    },
  );
  process.exit(result.status ?? 1);
}
