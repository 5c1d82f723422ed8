// `npm run test:install [-- FILE.deb]`: the .deb on a bare Debian, as an author gets it. Installed by apt with nothing but
// what it declares, started from its launcher by a plain user with the sandbox on, written in, published from, started
// again, removed; then nothing may be left but the library and the profile. Without a file, the release build of this
// computer. Root, the network, some three minutes; what it saw is printed, and pictures lie in .cache/test-install/.
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
/** The library, and the profile: what is the author's, and stays when the package goes. */
const AUTHORS_OWN = [`${USER.home}/.local/share/Escale`, `${USER.home}/.config/Escale`];
/** What a system notes of any package that came and went; none of it is the package's. */
const NOTED_BY_THE_SYSTEM = [
  /^\/var\/(log|lib\/(apt|dpkg)|cache)\//,
  // dpkg takes an empty /opt along with the last package that put something there.
  /^\/opt$/,
];
/** What the release must not hear: each would stop it, or lead it elsewhere (electron.vite.config.ts). */
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
  const given = process.argv[2];
  if (given !== undefined) return path.resolve(given);
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

/** The libraries that executables and addons of the package name: those found, and those that nothing brought. */
function librariesOf(system, folder) {
  const listed = system.run(
    'sh',
    '-c',
    `find '${folder}' -type f \\( -perm -100 -o -name '*.node' -o -name '*.so*' \\) | while read -r file; do LD_LIBRARY_PATH='${folder}' ldd "$file" 2>/dev/null | sed "s|^|$file: |"; done`,
  );
  const named = listed.split('\n').filter((line) => line.includes('=>'));
  const missing = named.filter((line) => line.includes('=> not found'));
  return { found: named.length - missing.length, missing };
}

/** Started by its launcher, as the user, with the sandbox. Chromium's own tools listen, so that it can be driven. */
async function start(system, display, { exec }, environment) {
  const user = ['setpriv', `--reuid=${USER.id}`, `--regid=${USER.id}`, '--init-groups'];
  const home = ['env', `HOME=${USER.home}`, `USER=${USER.name}`, `DISPLAY=${display}`];
  const given = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const [program, ...args] = system.inside([...user, ...home, ...given, ...exec, '--disable-gpu', ...DRIVEN]);
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

/** As the end of a session asks every program; the window is closed with the handshake. */
async function quit(system, { app }) {
  const gone = once(app, 'exit');
  const main = processesIn(system).find(({ command }) => !/--type=|backend\.cjs/.test(command));
  process.kill(main.pid, 'SIGTERM');
  await gone;
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
  const field = (wanted) => spawnSync('dpkg-deb', ['-f', deb, wanted], { encoding: 'utf8' }).stdout.trim();
  const name = field('Package');
  const { display, close } = await startVirtualDisplay();
  try {
    system.run('useradd', '--create-home', '--uid', USER.id, USER.name);
    system.run('apt-get', 'update', '-qq');
    const depends = field('Depends');
    // First what it declares, by the same resolution, so that what is compared at the end is the package alone.
    system.run('apt-get', 'satisfy', '-y', '-qq', '--no-install-recommends', depends);
    system.run('apt-get', 'clean');
    const before = system.files();
    see(`a bare Debian with what it declares (${depends}): ${before.size} files`);

    fs.copyFileSync(deb, path.join(system.folder, 'root', 'escale.deb'));
    const said = system.run('apt-get', 'install', '-y', '--no-install-recommends', '/root/escale.deb');
    fs.rmSync(path.join(system.folder, 'root', 'escale.deb'));
    check(
      / 1 newly installed, 0 to remove/.test(said),
      `${name} ${field('Version')} is installed, and needed nothing else`,
    );
    const launcher = launcherOf(system);
    const { found, missing } = librariesOf(system, path.dirname(launcher.exec[0]));
    check(
      found > 0 && missing.length === 0,
      `of the libraries it names ${found} are found, and missing: ${missing.join('; ') || 'none'}`,
    );

    let running = await start(system, display, launcher, OF_TESTS);
    const written = await driveApp(running.address, 'write', pictureOf('write'));
    see(`« ${written.title} » was written and published on the practice blog: ${written.onTheBlog}`);
    const page = processesIn(system).find(({ command }) => command.includes('--type=renderer'));
    check(
      page?.seccomp === '2' && page.pids >= 3,
      `the page runs in the sandbox (seccomp ${page?.seccomp}, in ${page?.pids} spaces of processes)`,
    );
    const shown = titleOfWindow(display, launcher.wmClass);
    check(shown !== undefined, `its window belongs to ${launcher.file}: ${shown?.trim()}`);
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
        (place) => file === place || `${place}/`.startsWith(`${file}/`) || file.startsWith(`${place}/`),
      );
    const elsewhere = [...left.filter((file) => !ofAuthor(file)), ...lost];
    check(
      elsewhere.length === 0,
      `removed: left or missing elsewhere: ${elsewhere.slice(0, 20).join(' ') || 'nothing'}`,
    );
    check(
      AUTHORS_OWN.every((place) => after.has(place)),
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
