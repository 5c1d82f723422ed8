// `npm run test:install [-- FILE.deb]`: tests the .deb on a minimal Debian as a user would. Installed by apt with only
// its declared dependencies, started from its launcher by a normal user with the sandbox on, used to write and publish,
// restarted, removed; only the library and the profile may remain. Without a file, uses this computer's release build.
// Needs root, the network and some three minutes; prints its observations and saves screenshots in
// .cache/test-install/.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { ensureProject, root } from './set-up/project.mjs';
import { onSignals, say, stop } from './set-up/terminal.mjs';

ensureProject();
if (process.platform !== 'linux' || process.getuid?.() !== 0)
  stop('this installs packages into a system of its own, which needs root on Linux.');

const { ensureTools } = await import('./set-up/system.mjs');
const { startVirtualDisplay } = await import('./set-up/virtual-display.mjs');
const { openBareDebian } = await import('./testing/bare-debian.mjs');
const { DRIVEN, driveApp, startDriven } = await import('./testing/drive-app.mjs');
ensureTools({
  debootstrap: 'debootstrap',
  Xvfb: 'xvfb',
  xwininfo: 'x11-utils',
  'desktop-file-validate': 'desktop-file-utils',
});

const PICTURES = path.join(root, '.cache/test-install');
const USER = { name: 'autrice', id: '1000', home: '/home/autrice' };
/** The author's own data, which stays after the package is removed: the library and the profile. */
const AUTHORS_OWN = [`${USER.home}/.local/share/Escale`, `${USER.home}/.config/Escale`];
/** System files that change with any installed and removed package, not part of this one. */
const NOTED_BY_THE_SYSTEM = [
  /^\/var\/(log|lib\/(apt|dpkg)|cache)\//,
  // dpkg takes an empty /opt along with the last package that put something there.
  /^\/opt$/,
];
/** Environment variables of tests, which would stop or redirect the release (electron.vite.config.ts). */
const OF_TESTS = {
  ESCALE_TEST_DIE_AT: 'posts.save:committed',
  ESCALE_GOOGLE_BASE: 'http://127.0.0.1:9',
  ESCALE_BACKEND: 'utility',
  ESCALE_BACKEND_ECHO: '1',
};

const pictureOf = (act) => path.join(PICTURES, `${act}.png`);

const saw = [];
const see = (what) => {
  saw.push(what);
  say(`saw: ${what}`);
};
const check = (holds, what) => {
  if (!holds) throw new Error(`not so: ${what}`);
  see(what);
};

async function debToTest() {
  const debPath = process.argv[2];
  if (debPath !== undefined) return path.resolve(debPath);
  const { ensureRuntime } = await import('./set-up/runtime.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { packageApp } = await import('./package.mjs');
  const runtime = await ensureRuntime();
  ensureBuilt({ release: true });
  const { artifacts } = await packageApp(runtime, {
    forTests: false,
    quick: true,
    targets: ['deb'],
  });
  return artifacts.find((file) => file.endsWith('.deb'));
}

/** The launcher as a desktop reads it. @returns {{file: string, exec: string[], wmClass: string}} */
function launcherOf(system) {
  const folder = path.join(system.folder, 'usr/share/applications');
  const [name, ...others] = fs.readdirSync(folder).filter((file) => /escale/i.test(file));
  check(name !== undefined && others.length === 0, `one launcher: ${name}`);
  const file = path.join(folder, name);
  const judged = spawnSync('desktop-file-validate', ['--no-hints', file], { encoding: 'utf8' });
  check(judged.status === 0, `desktop-file-validate has nothing against it ${judged.stdout}`.trim());
  const text = fs.readFileSync(file, 'utf8');
  const value = (key) => new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1] ?? '';
  return {
    file: name,
    exec: value('Exec')
      .split(' ')
      .filter((word) => !word.startsWith('%')),
    wmClass: value('StartupWMClass'),
  };
}

/** Libraries required by the package's executables and addons: the number resolved, and the missing ones. */
function librariesOf(system, folder) {
  const listed = system.run(
    'sh',
    '-c',
    `find '${folder}' -type f \\( -perm -100 -o -name '*.node' -o -name '*.so*' \\) | while read -r file; do LD_LIBRARY_PATH='${folder}' ldd "$file" 2>/dev/null | sed "s|^|$file: |"; done`,
  );
  const named = listed.split('\n').filter((line) => line.includes('=>'));
  const missing = named.filter((line) => line.includes('=> not found'));
  return { resolved: named.length - missing.length, missing };
}

/** Started by its launcher, as the user, with the sandbox. Chromium's own tools listen, so that it can be driven. */
async function start(system, display, { exec }, environment) {
  const user = ['setpriv', `--reuid=${USER.id}`, `--regid=${USER.id}`, '--init-groups'];
  const home = ['env', `HOME=${USER.home}`, `USER=${USER.name}`, `DISPLAY=${display}`];
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const [program, ...args] = system.inside([
    ...user,
    ...home,
    ...assignments,
    ...exec,
    '--disable-gpu',
    ...DRIVEN,
  ]);
  return startDriven(program, args);
}

/** The processes of the user in there, by the kernel's account of them. */
function processesIn(system) {
  return fs.readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const field = (name) => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(status)?.[1] ?? '';
      if (!field('Uid').startsWith(`${USER.id}\t`) || field('State').startsWith('Z') || !system.holds(pid))
        return [];
      return [
        { pid: Number(pid), command, seccomp: field('Seccomp'), pids: field('NSpid').split('\t').length },
      ];
    } catch (error) {
      // Ended meanwhile.
      if (['ENOENT', 'ESRCH', 'EACCES'].includes(error.code)) return [];
      throw error;
    }
  });
}

/** Quits as at the end of a session; the window closes with the handshake. */
async function quit(system, { app }) {
  const exited = once(app, 'exit');
  const main = processesIn(system).find(({ command }) => !/--type=|backend\.cjs/.test(command));
  process.kill(main.pid, 'SIGTERM');
  await exited;
  const late = Date.now() + 10_000;
  while (processesIn(system).length > 0 && Date.now() < late)
    await new Promise((resolve) => setTimeout(resolve, 100));
  check(processesIn(system).length === 0, 'it quit, and no process of it is left');
}

const titleOfWindow = (display, wmClass) => {
  const tree = spawnSync('xwininfo', ['-root', '-tree', '-display', display], { encoding: 'utf8' }).stdout;
  return tree.split('\n').find((line) => line.includes(`("${wmClass}" `));
};

async function course(system, deb) {
  const field = (fieldName) =>
    spawnSync('dpkg-deb', ['-f', deb, fieldName], { encoding: 'utf8' }).stdout.trim();
  const name = field('Package');
  const { display, close } = await startVirtualDisplay();
  try {
    system.run('useradd', '--create-home', '--uid', USER.id, USER.name);
    system.run('apt-get', 'update', '-qq');
    const depends = field('Depends');
    // Installs the declared dependencies first, so that the final comparison is about the package alone.
    system.run('apt-get', 'satisfy', '-y', '-qq', '--no-install-recommends', depends);
    system.run('apt-get', 'clean');
    const before = system.files();
    see(`a bare Debian with what it declares (${depends}): ${before.size} files`);

    fs.copyFileSync(deb, path.join(system.folder, 'root', 'escale.deb'));
    const aptOutput = system.run('apt-get', 'install', '-y', '--no-install-recommends', '/root/escale.deb');
    fs.rmSync(path.join(system.folder, 'root', 'escale.deb'));
    check(
      / 1 newly installed, 0 to remove/.test(aptOutput),
      `${name} ${field('Version')} is installed, and needed nothing else`,
    );
    const launcher = launcherOf(system);
    const { resolved, missing } = librariesOf(system, path.dirname(launcher.exec[0]));
    check(
      resolved > 0 && missing.length === 0,
      `of the libraries it names ${resolved} are found, and missing: ${missing.join('; ') || 'none'}`,
    );

    let running = await start(system, display, launcher, OF_TESTS);
    const written = await driveApp(running.address, 'write', pictureOf('write'));
    see(`« ${written.title} » was written and published on the practice blog: ${written.onTheBlog}`);
    const page = processesIn(system).find(({ command }) => command.includes('--type=renderer'));
    check(
      page?.seccomp === '2' && page.pids >= 3,
      `the page runs in the sandbox (seccomp ${page?.seccomp}, in ${page?.pids} spaces of processes)`,
    );
    const windowTitle = titleOfWindow(display, launcher.wmClass);
    check(windowTitle !== undefined, `its window belongs to ${launcher.file}: ${windowTitle?.trim()}`);
    const log = fs.readFileSync(
      path.join(system.folder, USER.home, '.config/Escale/logs/escale.log'),
      'utf8',
    );
    check(
      (log.match(/backend ready/g) ?? []).length === 1 &&
        !/ contacts origin="(?!http:\/\/127\.0\.0\.1)/.test(log),
      'what the environment of tests asks for was not heard, and nobody but this computer was contacted',
    );
    await quit(system, running);

    running = await start(system, display, launcher, {});
    const read = await driveApp(running.address, 'read', pictureOf('read'));
    check(read.posts === 1, 'started again: the interview is there, here and on the practice blog');
    await quit(system, running);

    system.run('apt-get', 'purge', '-y', '-qq', name);
    const after = system.files();
    const noted = (file) => NOTED_BY_THE_SYSTEM.some((pattern) => pattern.test(file));
    const left = [...after].flatMap(([file, what]) =>
      before.get(file) === what || noted(file) ? [] : [file],
    );
    const lost = [...before.keys()].filter((file) => !after.has(file) && !noted(file));
    fs.writeFileSync(
      path.join(PICTURES, 'left.txt'),
      [...left, ...lost.map((file) => `gone: ${file}`)].join('\n'),
    );
    const ofAuthor = (file) =>
      AUTHORS_OWN.some(
        (ownPath) =>
          file === ownPath || `${ownPath}/`.startsWith(`${file}/`) || file.startsWith(`${ownPath}/`),
      );
    const elsewhere = [...left.filter((file) => !ofAuthor(file)), ...lost];
    check(
      elsewhere.length === 0,
      `removed: left or missing elsewhere: ${elsewhere.slice(0, 20).join(' ') || 'nothing'}`,
    );
    check(
      AUTHORS_OWN.every((ownPath) => after.has(ownPath)),
      `left: the library and the profile, ${left.length} files and folders in ${AUTHORS_OWN.join(' and ')}`,
    );
  } finally {
    close();
  }
}

fs.mkdirSync(PICTURES, { recursive: true });
const deb = await debToTest();
say(`testing ${deb}, ${(fs.statSync(deb).size / 2 ** 20).toFixed(0)} MiB`);
const system = await openBareDebian();
onSignals(() => void system.close().then(() => process.exit(130)));
try {
  await course(system, deb);
  process.stdout.write(`${saw.map((line) => `* ${line}`).join('\n')}\npassed\n`);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  process.stdout.write(`${saw.map((line) => `* ${line}`).join('\n')}\nFAILED: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await system.close();
}
