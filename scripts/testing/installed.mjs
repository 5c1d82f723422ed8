// The .deb of dist/for-tests as an author gets it: installed by apt for one run of the end-to-end tests, then removed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { outliveSignals } from './playwright.mjs';
import { root } from '../set-up/project.mjs';
import { say } from '../set-up/terminal.mjs';

const MADE = path.join(root, 'dist/for-tests');
/** Marks the installed package as ours to replace and remove, even after a killed run. */
const MARKER = path.join(root, '.cache/installed-for-tests');

const hasCommand = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** The command prefix for root; undefined if it would need a password. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return hasCommand('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}

function debOf(folder) {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.deb')) : [];
  return names.length === 1 ? path.join(folder, names[0]) : undefined;
}

const output = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? '';
const isInstalled = (name) => output('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]) === 'installed';

/**
 * Whether the .deb of the tests can be installed here.
 * @returns {string | undefined} the reason against it, in words
 */
export function whyNotInstalled() {
  if (process.platform !== 'linux' || !hasCommand('apt-get') || !hasCommand('dpkg-query'))
    return 'a .deb can only be installed on Debian, or a system made from it';
  if (asRoot() === undefined) return 'installing needs root, or sudo without a password';
  return undefined;
}

/**
 * Runs `act` with the .deb of the tests installed, and always removes it afterwards, also after a signal. A package of
 * that name from another source is left alone.
 * @template Result
 * @param {(installed: {executable: string, refused?: undefined} | {refused: string}) => Promise<Result>} act `refused`:
 * why it could not be installed, in words
 * @returns {Promise<Result>} throws if a file of the package remains
 */
export async function withInstalled(act) {
  outliveSignals();
  const installed = install();
  try {
    return await act(installed);
  } finally {
    installed.remove?.();
  }
}

function install() {
  const refused = whyNotInstalled();
  if (refused !== undefined) return { refused };
  const deb = debOf(MADE);
  if (deb === undefined) return { refused: `there is no .deb in ${MADE}: dpkg-deb is needed to make it` };
  const name = output('dpkg-deb', ['-f', deb, 'Package']);
  if (isInstalled(name) && !fs.existsSync(MARKER)) {
    return {
      refused: `${name} is installed on this computer already, and this run would replace and remove it. First: apt-get purge ${name}`,
    };
  }
  const [command, ...before] = [...asRoot(), 'apt-get'];
  const apt = (...args) =>
    spawnSync(command, [...before, '-y', '-qq', ...args], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  fs.writeFileSync(MARKER, name);
  say(`installing ${path.basename(deb)}`);
  const remove = () => {
    const files = output('dpkg-query', ['-L', name])
      .split('\n')
      .filter((file) => file.startsWith('/') && fs.existsSync(file) && !fs.statSync(file).isDirectory());
    say(`removing ${name}`);
    if (!apt('purge', name)) throw new Error(`${name} could not be removed: apt-get purge ${name}`);
    fs.rmSync(MARKER, { force: true });
    const left = files.filter((file) => fs.existsSync(file));
    if (left.length > 0) throw new Error(`left behind by ${name}: ${left.join(', ')}`);
  };
  // By path, so that apt resolves its dependencies. apt's lists may be outdated or missing.
  const installIt = () => apt('install', '--reinstall', '--no-install-recommends', deb);
  if (!installIt() && !(apt('update') && installIt())) {
    if (isInstalled(name)) remove();
    return { refused: `apt-get could not install ${deb}` };
  }
  const executable = output('dpkg-query', ['-L', name])
    .split('\n')
    .find((file) => path.dirname(path.dirname(file)) === '/opt' && path.basename(file) === name);
  if (executable === undefined) {
    remove();
    return { refused: `${deb} put no program called ${name} below /opt` };
  }
  return { executable, remove };
}
