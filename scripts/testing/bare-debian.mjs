// A minimal Debian in a folder: made once by debootstrap and cached as an archive, unpacked for each run, entered as a
// separate system (own mounts and processes, the computer's network). Needs root.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../set-up/project.mjs';
import { say, stop } from '../set-up/terminal.mjs';

const RELEASE = 'trixie';
const KEPT = path.join(root, '.cache/bare-debian');
const ARCHIVE = path.join(KEPT, `${RELEASE}.tar`);

/** Runs a command on this computer; exits with a message if it fails. */
function must(what, command, args) {
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) stop(`${what} failed (${command} ended with ${result.status ?? result.signal}).`);
}

/** The archive for every run: Debian's smallest set of packages (`minbase`). */
function ensureArchive() {
  if (fs.existsSync(ARCHIVE)) return;
  const mirror = process.env.ESCALE_DEBIAN_MIRROR ?? 'http://deb.debian.org/debian';
  say(`making a bare Debian ${RELEASE} from ${mirror} (some 30 s, once)`);
  const made = path.join(KEPT, 'made');
  fs.rmSync(made, { recursive: true, force: true });
  fs.mkdirSync(made, { recursive: true });
  must('debootstrap', 'debootstrap', ['--variant=minbase', RELEASE, made, mirror]);
  fs.rmSync(path.join(made, 'var/cache/apt/archives'), { recursive: true, force: true });
  must('keeping it', 'tar', ['-C', made, '-cf', `${ARCHIVE}.part`, '.']);
  fs.renameSync(`${ARCHIVE}.part`, ARCHIVE);
  fs.rmSync(made, { recursive: true, force: true });
}

/** This computer's apt options for reaching a mirror (a proxy, a wrong clock), for the inner one. */
const ownAptOptions = () =>
  (spawnSync('apt-config', ['dump'], { encoding: 'utf8' }).stdout ?? '')
    .split('\n')
    .filter((line) => /^Acquire::(https?::Proxy|Check-Valid-Until|Check-Date)\b/.test(line))
    .join('\n');

/**
 * First process inside: sets up the parts of a system that are not files. Not a chroot, in which a sandbox could not
 * start.
 */
const BEGIN = `
set -e
mount --make-rprivate /
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs -o mode=755 dev dev
for name in null zero full random urandom tty; do touch dev/$name; mount --bind /dev/$name dev/$name; done
mkdir dev/shm dev/pts
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mkdir -p .before
pivot_root . .before
umount -l /.before
rmdir /.before
echo begun
exec sleep infinity
`;

/**
 * @returns {Promise<{
 * folder: string,
 * holds(pid: number): boolean,
 * inside(command: readonly string[], options?: object): string[],
 * run(...command: string[]): string,
 * files(): Map<string, string>,
 * close(): Promise<void>,
 * }>} `inside` is the command line that runs a command in there as root; `run` runs it, and throws with its output if
 * it
 * fails; `holds`: whether a process runs in there; `close` ends all of them; `files`: every path outside /home with its
 * type, its size and, below /etc, its hash
 */
export async function openBareDebian() {
  ensureArchive();
  const folder = path.join(KEPT, 'root');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  must('unpacking the bare Debian', 'tar', ['-C', folder, '-xpf', ARCHIVE]);
  fs.copyFileSync('/etc/resolv.conf', path.join(folder, 'etc/resolv.conf'));
  fs.writeFileSync(path.join(folder, 'etc/apt/apt.conf.d/99as-outside'), `${ownAptOptions()}\n`);

  const system = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child=KILL', 'sh', '-c', BEGIN, 'sh', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    },
  );
  await new Promise((resolve, reject) => {
    system.once('exit', (code) => reject(new Error(`the bare Debian did not begin (${code})`)));
    system.stdout.once('data', resolve);
  });
  const [first] = fs
    .readFileSync(`/proc/${system.pid}/task/${system.pid}/children`, 'utf8')
    .trim()
    .split(' ');
  const inside = (command) => [
    'nsenter',
    `--target=${first}`,
    '--mount',
    '--pid',
    '--root',
    '--wdns=/',
    'env',
    '-i',
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'LC_ALL=C.UTF-8',
    'DEBIAN_FRONTEND=noninteractive',
    ...command,
  ];
  return {
    folder,
    // Chromium's sandbox makes other spaces of its processes, but none of mounts.
    holds: (pid) => fs.readlinkSync(`/proc/${pid}/ns/mnt`) === fs.readlinkSync(`/proc/${first}/ns/mnt`),
    inside,
    run(...command) {
      const [program, ...args] = inside(command);
      const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
      if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
      return stdout;
    },
    files: () => filesBelow(folder),
    async close() {
      const exited = once(system, 'exit');
      system.kill('SIGKILL');
      await exited;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Mounts made inside are not visible outside and are not on the disk. */
function filesBelow(folder) {
  const linesOf = (command, args) =>
    spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 }).stdout.split('\n');
  const files = new Map();
  for (const line of linesOf('find', ['.', '-mindepth', '1', '-printf', '%P\t%y\t%s\t%l\n'])) {
    const [name = '', kind = '', size = '', target = ''] = line.split('\t');
    // A folder's size is meaningless.
    if (name !== '') files.set(`/${name}`, kind === 'd' ? 'd' : `${kind} ${size} ${target}`);
  }
  for (const line of linesOf('find', ['etc', '-type', 'f', '-exec', 'sha256sum', '{}', '+'])) {
    const [sum = '', name = ''] = line.split('  ');
    if (name !== '') files.set(`/${name}`, sum);
  }
  return files;
}
