// Builds out/ when a source is newer than the last build. `npm run build` forces it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { modernNode, root } from './set-up/project.mjs';
import { googleClient } from './building/google-client.mjs';
import { writeNotices } from './building/notices.mjs';
import { twoByteScripts } from './building/one-byte.mjs';
import { updateSource } from './building/update-source.mjs';
import { say, stop } from './set-up/terminal.mjs';

const SOURCES = [
  'interview',
  'preload',
  'main',
  'renderer',
  'assets',
  'docs/guide',
  'package-lock.json',
  'package.json',
  'electron.vite.config.ts',
  'scripts/building',
];

/** When a file was changed, or the newest of a folder, in milliseconds. @param {string} file @returns {number} */
export function newest(file) {
  const stat = fs.statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return fs.readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), 0);
}

/**
 * `release`: without the test hooks that can end the backend (electron.vite.config.ts).
 * @param {{force?: boolean, release?: boolean}} [options]
 */
export function ensureBuilt({ force = false, release = false } = {}) {
  const stamp = path.join(root, 'out/.built');
  const { feed, keys } = updateSource(process.env);
  const client = googleClient(process.env);
  const kind = [
    release ? 'release' : 'development',
    ...(feed === '' ? [] : [feed, ...keys]),
    ...(client === null ? [] : [client.clientId, client.clientSecret]),
  ].join(' ');
  const same = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === kind;
  const built = same ? fs.statSync(stamp).mtimeMs : 0;
  if (!force && built > Math.max(...SOURCES.map((source) => newest(path.join(root, source))))) return;
  say('building');
  const result = spawnSync(
    modernNode(),
    [
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ESCALE_RELEASE: release ? '1' : '0' },
    },
  );
  if (result.status !== 0) stop('the build failed; the lines above say why.');
  const heavy = twoByteScripts(path.join(root, 'out'));
  if (heavy.length > 0) stop(`signs to be escaped in the source:\n${heavy.join('\n')}`);
  writeNotices(root);
  fs.writeFileSync(stamp, kind);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt({ force: true });
