// The list of a release's files, one per packaging system. Written by scripts/package.mjs after all requirements of a
// release are met, read by sign-release.mjs: a file in no list is never signed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../set-up/project.mjs';

const NAME = /^release-[a-z0-9-]+\.json$/;
const nameHere = () => `release-${process.platform}-${process.arch}.json`;
/** Names of packages for development and for tests. */
const NO_RELEASE = /devruntime|for-tests/i;

const own = () => JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
/** The one Electron that is released. */
export const pinnedElectron = () => own().devDependencies.electron;

const sumOf = (file) => createHash('sha512').update(fs.readFileSync(file)).digest('base64');

/** The version printed by the program itself, because a file next to it is not reliable. @param {string} executable */
function electronOf(executable) {
  const { stdout } = spawnSync(executable, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return (stdout ?? '').trim();
}

/**
 * The reason why a runtime cannot make a release; undefined if it can.
 * @param {{version: string, executable: string}} runtime from ensureRuntime()
 */
export function noReleaseWith({ version, executable }) {
  const pinned = pinnedElectron();
  const reportedVersion = version === pinned ? electronOf(executable) : version;
  if (reportedVersion === pinned) return undefined;
  return `a release has Electron ${pinned}, and this one is ${reportedVersion || 'unknown'}: nothing was packaged. A package of development, which is named as one: npm run package -- --development`;
}

/**
 * Writes the list of a release next to its files.
 * @param {string} folder
 * @param {readonly string[]} files in it
 * @param {{electron: string, version: string}} made
 */
export function writeReleaseList(folder, files, { electron, version }) {
  const sums = Object.fromEntries(files.map((file) => [path.basename(file), sumOf(file)]));
  fs.writeFileSync(
    path.join(folder, nameHere()),
    `${JSON.stringify({ version, electron, files: sums }, null, 2)}\n`,
  );
}

/**
 * The reason why these files must not be signed; undefined if the list of their release contains each unchanged.
 * @param {string} folder
 * @param {string} version that is announced
 * @param {readonly string[]} names of files in it
 */
export function notOfTheRelease(folder, version, names) {
  const named = names.find((name) => NO_RELEASE.test(name));
  if (named !== undefined)
    return `${named} is a package of development or of the tests: it is never released.`;
  const lists = fs.readdirSync(folder).filter((name) => NAME.test(name));
  if (lists.length === 0)
    return `${folder} has no list of a release (${nameHere()}), which npm run package writes for one alone: these may be packages of development or of the tests.`;
  const sums = {};
  for (const name of lists) {
    const list = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    if (list.electron !== pinnedElectron())
      return `${name} is of Electron ${list.electron}, and a release has ${pinnedElectron()}.`;
    if (list.version !== version)
      return `${name} is of version ${list.version}, and ${version} is announced.`;
    Object.assign(sums, list.files);
  }
  const other = names.find((name) => sums[name] !== sumOf(path.join(folder, name)));
  return other === undefined
    ? undefined
    : `${other} is in no list of a release as it is here: it may be a package of development or of the tests.`;
}
