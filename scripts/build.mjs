// Builds out/ when a source is newer than the last build. `npm run build` forces it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { modernNode, root } from './setup.mjs';
import { say, stop } from './say.mjs';

const SOURCES = [
  'interview',
  'preload',
  'main',
  'renderer',
  'assets',
  'package-lock.json',
  'package.json',
  'electron.vite.config.ts',
];

function newest(file) {
  const stat = fs.statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return fs.readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), 0);
}

/** @param {{force?: boolean}} [options] */
export function ensureBuilt({ force = false } = {}) {
  const stamp = path.join(root, 'out/.built');
  const built = fs.existsSync(stamp) ? fs.statSync(stamp).mtimeMs : 0;
  if (!force && built > Math.max(...SOURCES.map((source) => newest(path.join(root, source))))) return;
  say('building');
  const result = spawnSync(
    modernNode(),
    [path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (result.status !== 0) stop('the build failed; the lines above say why.');
  fs.writeFileSync(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt({ force: true });
