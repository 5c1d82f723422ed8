// Packages of the npm registry that are no dependency: fetched when something needs them, by npm, into .cache.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npm, root } from './project.mjs';
import { stop } from './terminal.mjs';

/**
 * Fetches the tarball of a package, and stops the run unless its hash is the expected one.
 * @param {{spec: string, sha512: string}} npmPackage `sha512`: the registry's integrity value, in base64
 * @param {string} into a folder, made if it is missing
 * @returns {string} the path of the tarball
 */
export function fetchPackage({ spec, sha512 }, into) {
  fs.mkdirSync(into, { recursive: true });
  const packed = npm(['pack', spec, '--silent', '--pack-destination', into], {
    encoding: 'utf8',
    cwd: into,
  });
  if (packed.status !== 0)
    stop(`the package ${spec} could not be fetched from the npm registry:\n${packed.stderr.trim()}`);
  const tarball = path.join(into, packed.stdout.trim().split('\n').at(-1));
  const hash = createHash('sha512').update(fs.readFileSync(tarball)).digest('base64');
  if (hash !== sha512)
    stop(`the package ${spec} is not the one this project knows (sha512 differs); nothing was unpacked.`);
  return tarball;
}

/** A new folder in .cache, for its caller to remove. */
export function temporaryFolder() {
  const cache = path.join(root, '.cache');
  fs.mkdirSync(cache, { recursive: true });
  return fs.mkdtempSync(path.join(cache, 'unpack-'));
}
