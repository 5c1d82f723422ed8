// `npm run test:kill [-- ROUNDS]`: 200 rounds of typing in the real window, each ended by the death of a process.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './set-up/project.mjs';

const rounds = Number(process.argv[2] ?? 200);
const result = spawnSync(
  process.execPath,
  [path.join(root, 'scripts/e2e.mjs'), 'tests/e2e/kill-rounds.spec.ts', '--no-package'],
  { stdio: 'inherit', cwd: root, env: { ...process.env, ESCALE_KILLS: String(rounds) } },
);
process.exit(result.status ?? 1);
