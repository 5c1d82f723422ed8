// `npm run package:start`: starts the packaged release for this computer once, with its own profile and library, writes
// an interview, publishes it on the practice blog, and quits. Saves a screenshot of the window in dist/. Any system.
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProject, root } from './set-up/project.mjs';
import { say, stop } from './set-up/terminal.mjs';

/**
 * The program's path in an output folder of electron-builder; undefined if there is none.
 * @param {readonly string[]} files paths with `/`, from the folder
 * @param {NodeJS.Platform} platform
 */
export function packagedProgram(files, platform) {
  const pattern = {
    darwin: /^mac[^/]*\/Escale[^/]*\.app\/Contents\/MacOS\/Escale[^/]*$/,
    win32: /^win[^/]*-unpacked\/Escale[^/]*\.exe$/,
  }[platform];
  return files.find((file) => (pattern ?? /^linux[^/]*-unpacked\/escale(?:-devruntime)?$/).test(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureProject();
  const { DRIVEN, driveApp, startDriven } = await import('./testing/drive-app.mjs');
  const folder = ['dist/release', 'dist/devruntime']
    .map((name) => path.join(root, name))
    .find((one) => fs.existsSync(one));
  const files =
    folder === undefined
      ? []
      : fs
          .readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .map((name) => name.replaceAll(path.sep, '/'));
  const program = packagedProgram(files, process.platform);
  if (folder === undefined || program === undefined)
    stop('there is no package of this system in dist/: `npm run package` makes one.');

  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-packaged-'));
  const env = { ...process.env, ESCALE_LIBRARY: path.join(home, 'library') };
  const switches = [...DRIVEN, `--user-data-dir=${path.join(home, 'profile')}`];
  let display;
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    const { ensureSystem } = await import('./set-up/system.mjs');
    const { startVirtualDisplay } = await import('./set-up/virtual-display.mjs');
    ensureSystem(path.join(folder, program), { display: true });
    display = await startVirtualDisplay();
    env.DISPLAY = display.display;
    switches.push('--disable-gpu');
  }
  // Chromium refuses its sandbox to root.
  if (process.platform === 'linux' && process.getuid?.() === 0) switches.push('--no-sandbox');

  const { app, address } = await startDriven(path.join(folder, program), switches, env);
  const ended = once(app, 'exit');
  try {
    const { title, onTheBlog } = await driveApp(address, 'write', path.join(root, 'dist/packaged.png'));
    say(`${program}: « ${title} » was written and published on the practice blog: ${onTheBlog}`);
  } finally {
    app.kill();
    await ended;
    display?.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
}
