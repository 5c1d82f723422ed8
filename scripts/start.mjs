// `npm start`: everything a fresh clone needs, then the window. A second run starts at once.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureProject, root } from './set-up/project.mjs';
import { say } from './set-up/terminal.mjs';

ensureProject();

const { ensureRuntime } = await import('./set-up/runtime.mjs');
const { ensureSystem } = await import('./set-up/system.mjs');
const { ensureBuilt } = await import('./build.mjs');

const runtime = await ensureRuntime();
const onScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
ensureSystem(runtime.executable, { display: !onScreen });
ensureBuilt();

const environment = { ...process.env };
delete environment.ESCALE_SET_UP;
const switches = [];
// Chromium refuses its sandbox to root; Escale's own code never asks for this.
if (process.platform === 'linux' && process.getuid?.() === 0) switches.push('--no-sandbox');

let virtual = null;
if (!onScreen) {
  const { startVirtualDisplay } = await import('./set-up/virtual-display.mjs');
  virtual = await startVirtualDisplay();
  environment.DISPLAY = virtual.display;
  switches.push('--disable-gpu');
  say(`no display here: Escale opens on the virtual display ${virtual.display}`);
}

say(
  `opening Escale on ${runtime.kind === 'stand-in' ? `the stand-in runtime (Electron ${runtime.version})` : `Electron ${runtime.version}`}`,
);
const app = spawn(runtime.executable, [...switches, root, ...process.argv.slice(2)], {
  cwd: root,
  env: environment,
  stdio: ['inherit', 'inherit', virtual === null ? 'inherit' : 'ignore'],
});
const end = (code) => {
  virtual?.close();
  process.exit(code);
};
let stopped = false;
app.once('exit', (code, signal) => {
  if (code !== 0 && !stopped) say(`ended ${signal === null ? `with code ${code}` : `by ${signal}`}`);
  end(code ?? 1);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    stopped = true;
    app.kill('SIGTERM');
  });

if (virtual !== null) {
  const { photograph } = await import('./set-up/virtual-display.mjs');
  const picture = await photograph(virtual.framebuffer, path.join(root, '.cache/escale-window.png'));
  say(`a picture of the window: ${picture} (Ctrl+C ends Escale)`);
}
