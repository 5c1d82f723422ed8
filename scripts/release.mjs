// `npm run release -- --check`: the automatic checks of a release, a line each, then the remaining manual ones
// (docs/RELEASE.md). Publishes nothing. If Electron is not the pinned one, the development package is checked instead
// and the line mentions it. Exit code 1 if a check fails.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProject, root } from './set-up/project.mjs';
import { say, stop } from './set-up/terminal.mjs';

const read = (name) => fs.readFileSync(path.join(root, name), 'utf8');
const MIB = 2 ** 20;
/** In MiB, unpacked, without the Node that a package of development brings: a quarter more than a bare one (docs/BENCH.md). */
const LARGEST = 300;

/** The items of the section of docs/RELEASE.md that only a person can do. @param {string} markdown @returns {string[]} */
export function leftForPerson(markdown) {
  const [, section = ''] = markdown.split(/^## What only a person can do.*$/m);
  const [own = ''] = section.split(/^## /m);
  return own
    .split('\n')
    .filter((line) => /^\d+\. /.test(line))
    .map((line) => line.replaceAll(/\*\*|\[([^\]]*)\]\([^)]*\)/g, '$1'));
}

/**
 * The reason why the version differs between files; undefined if it is the same.
 * @param {{version: string}} own package.json @param {{version: string}} lock @param {string} changelog
 */
export function versionsDiffer(own, lock, changelog) {
  if (own.version !== lock.version) return `package.json says ${own.version}, the lock file ${lock.version}`;
  return changelog.includes(`## [${own.version}]`)
    ? undefined
    : `CHANGELOG.md has no “## [${own.version}]”: what is under Unreleased gets its name and day`;
}

/** Files of a folder, in bytes. @param {string} folder @returns {number} */
function sizeOf(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/**
 * Signs a file with temporary keys and the commands of a release, and checks that a changed one is refused.
 * @returns {string | undefined} the failure
 */
function signatureFails(version, electron) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-signing-'));
  const signing = (...args) =>
    spawnSync(process.execPath, [path.join(root, 'scripts/packaging/sign-release.mjs'), ...args], {
      encoding: 'utf8',
    });
  try {
    const name = `Escale-${version}.AppImage`;
    const bytes = fs.readFileSync(path.join(root, 'out/main/index.cjs'));
    const sha512 = createHash('sha512').update(bytes).digest('base64');
    fs.writeFileSync(path.join(folder, name), bytes);
    fs.writeFileSync(
      path.join(folder, 'latest-linux.yml'),
      `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${bytes.length}\n`,
    );
    fs.writeFileSync(
      path.join(folder, 'release-linux-x64.json'),
      JSON.stringify({ version, electron, files: { [name]: sha512 } }),
    );
    const steps = [
      ['keys', folder],
      ['sign', folder, '--key', path.join(folder, 'escale-release.key')],
      ['check', folder, '--pub', path.join(folder, 'escale-release.pub')],
    ];
    for (const step of steps) {
      const { status, stderr } = signing(...step);
      if (status !== 0) return `${step[0]}: ${stderr.trim()}`;
    }
    fs.appendFileSync(path.join(folder, name), ' ');
    return signing(...steps[2]).status === 0 ? 'a changed file was believed' : undefined;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function check() {
  const { ensureRuntime } = await import('./set-up/runtime.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { filesWithTestHooks, packageApp } = await import('./package.mjs');
  const { noReleaseWith, pinnedElectron } = await import('./packaging/release-list.mjs');
  const { knownAdvisories, shippedVersions, whatStandsAgainst } = await import('./audit.mjs');
  const { noticedPackages, writtenNotices } = await import('./building/notices.mjs');
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const own = JSON.parse(read('package.json'));
  const runtime = await ensureRuntime();
  const development = noReleaseWith(runtime) !== undefined;
  let failed = 0;
  /** @param {string} what @param {string | undefined} wrong */
  const line = (what, wrong) => {
    if (wrong !== undefined) failed += 1;
    say(wrong === undefined ? `passed  ${what}` : `FAILED  ${what}: ${wrong}`);
  };

  const changed = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout.trim();
  line('everything is committed', changed === '' ? undefined : changed.split('\n').join(', '));
  line(
    `version ${own.version}`,
    versionsDiffer(own, JSON.parse(read('package-lock.json')), read('CHANGELOG.md')),
  );
  line(
    `Electron ${pinnedElectron()}`,
    development ? `this one is ${runtime.version}: what follows is of a package of development` : undefined,
  );
  ensureBuilt({ release: true });
  const hooks = filesWithTestHooks(path.join(root, 'out'));
  line('a build that no test can tell what to do', hooks.length === 0 ? undefined : hooks.join(', '));
  const against = whatStandsAgainst(knownAdvisories(), shippedVersions(), Date.now());
  line('advisories', against.length === 0 ? undefined : against.join('; '));
  line(
    `notices of ${noticedPackages(root).length} packages`,
    read('out/THIRD-PARTY-NOTICES.txt') === writtenNotices(root) ? undefined : 'they are of another build',
  );
  const { executable } = await packageApp(runtime, { forTests: false, development });
  const wire = await getCurrentFuseWire(executable);
  const on = (fuse) => wire[fuse] === '1'.charCodeAt(0);
  const wrong = [
    [FuseV1Options.RunAsNode, false, 'runs as Node'],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false, 'listens to NODE_OPTIONS'],
    [FuseV1Options.EnableNodeCliInspectArguments, false, 'can be inspected'],
    [FuseV1Options.OnlyLoadAppFromAsar, true, 'opens other code than its archive'],
    [FuseV1Options.EnableCookieEncryption, true, 'leaves cookies readable'],
  ].flatMap(([fuse, wanted, otherwise]) => (on(fuse) === wanted ? [] : [otherwise]));
  line('fuses', wrong.length === 0 ? undefined : `the program ${wrong.join(', ')}`);
  const folder = path.dirname(executable);
  const node = path.join(folder, 'resources/node');
  const size = (sizeOf(folder) - (fs.existsSync(node) ? sizeOf(node) : 0)) / MIB;
  line(`size: ${size.toFixed(1)} MiB`, size <= LARGEST ? undefined : `more than ${LARGEST} MiB`);
  line('a signature by keys of the moment', signatureFails(own.version, pinnedElectron()));
  say(`left for a person (docs/RELEASE.md):\n  ${leftForPerson(read('docs/RELEASE.md')).join('\n  ')}`);
  say(failed === 0 ? 'nothing failed' : `${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureProject();
  if (process.argv[2] !== '--check') stop('npm run release -- --check; nothing else is done by itself.', 2);
  await check();
}
