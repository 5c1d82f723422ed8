// System requirements of Electron on Linux: shared libraries and, without a display, Xvfb. Installed on Debian as root;
// otherwise a message names the packages.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { say, stop } from './terminal.mjs';

/** The Debian 13 package that brings each library an Electron binary may miss on a bare system. */
const PACKAGE_OF = [
  [
    /^lib(gtk-3|gdk-3|atk|atk-bridge|atspi|cairo|pango|gdk_pixbuf|gio|glib|gobject|X|xkbcommon|dbus|cups)/,
    'libgtk-3-0t64',
  ],
  [/^lib(nss3|nssutil3|smime3|nspr4|ssl3|plc4|plds4)\./, 'libnss3'],
  [/^lib(gbm|drm)\./, 'libgbm1'],
  [/^libasound\./, 'libasound2t64'],
  [/^libexpat\./, 'libexpat1'],
];

function missingLibraries(executable) {
  const listed = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(listed.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

const installed = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/**
 * Makes sure `executable` can start; with `display`, that a display can be had too.
 * @param {string} executable @param {{display: boolean}} needs
 */
export function ensureSystem(executable, { display }) {
  if (process.platform !== 'linux') return;
  const packages = new Set();
  for (const library of missingLibraries(executable)) {
    const match = PACKAGE_OF.find(([pattern]) => pattern.test(library));
    if (match === undefined)
      stop(`the shared library ${library} is missing, and this project does not know its package.`);
    packages.add(match[1]);
  }
  if (display && !installed('Xvfb')) packages.add('xvfb');
  if (!fs.existsSync('/etc/fonts/fonts.conf')) packages.add('fontconfig').add('fonts-dejavu-core');
  install(packages);
}

/**
 * Makes sure that these commands are there.
 * @param {Readonly<Record<string, string>>} packageOf the Debian package of each
 */
export function ensureTools(packageOf) {
  install(new Set(Object.entries(packageOf).flatMap(([tool, name]) => (installed(tool) ? [] : [name]))));
}

/**
 * Makes sure that these files are there.
 * @param {Readonly<Record<string, string>>} packageOf the Debian package of each
 */
export function ensureFiles(packageOf) {
  install(new Set(Object.entries(packageOf).flatMap(([file, name]) => (fs.existsSync(file) ? [] : [name]))));
}

/** Installs them if possible from here; otherwise a message names them. @param {Set<string>} packages */
function install(packages) {
  if (packages.size === 0) return;
  const names = [...packages].join(' ');
  if (process.getuid?.() !== 0 || !installed('apt-get')) {
    stop(
      `these system packages are missing and may not be installed from here: ${names}. As root: apt-get install --no-install-recommends ${names}`,
    );
  }
  say(`installing system packages: ${names}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 2], env: environment };
  const result = () =>
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  if (spawnSync('apt-get', ['update', '-qq'], options).status !== 0 || result().status !== 0) {
    stop(`apt-get could not install: ${names}.`);
  }
}
