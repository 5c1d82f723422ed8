/** Installation for a run of tests: a missing right is reported, and nothing is started. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Debian’s « nobody », when these tests run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

let folder = '';
beforeEach(() => {
  // Scripts and a Node that anybody may read, wherever the sources lie.
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-installed-'));
  fs.cpSync('scripts', path.join(folder, 'scripts'), { recursive: true });
  fs.copyFileSync(process.execPath, path.join(folder, 'node'));
  fs.chmodSync(folder, 0o755);
  fs.mkdirSync(path.join(folder, 'bin'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The reason, on a system with only these commands. */
function whyNot(...commands: string[]): string {
  for (const command of ['sh', ...commands])
    fs.symlinkSync(command === 'sh' ? '/bin/sh' : '/bin/true', path.join(folder, 'bin', command));
  const script = pathToFileURL(path.join(folder, 'scripts/testing/installed.mjs')).href;
  const { stdout, stderr } = spawnSync(
    path.join(folder, 'node'),
    ['--input-type=module', '-e', `console.log((await import('${script}')).whyNotInstalled())`],
    { env: { PATH: path.join(folder, 'bin') }, encoding: 'utf8', ...NOBODY },
  );
  return `${stdout}${stderr}`.trim();
}

it('reports that a system without apt cannot install the .deb', () => {
  expect(whyNot()).toMatch(/only be installed on Debian/);
});

it('reports missing rights', () => {
  expect(whyNot('apt-get', 'dpkg-query')).toMatch(/needs root, or sudo without a password/);
});

it('accepts a user who can become root without a password', () => {
  expect(whyNot('apt-get', 'dpkg-query', 'sudo')).toBe('undefined');
});
