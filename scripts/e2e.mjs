// `npm run e2e -- tests/e2e/writing.spec.ts`: the end-to-end tests alone, with Playwright's own arguments. On the sources;
// with `--packaged` on the unpacked package of the tests, with `--installed` on its .deb, installed for this run.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { continueOnModernNode, ensurePackages, root } from './setup.mjs';
import { stop } from './say.mjs';

ensurePackages();
if (process.env.ESCALE_SET_UP === undefined) continueOnModernNode('e2e.mjs');

const { ensureRuntime } = await import('./runtime.mjs');
const { ensureSystem } = await import('./system.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { packageForTests } = await import('./package.mjs');
const { installForTests } = await import('./installed.mjs');

const OWN = ['--no-package', '--packaged', '--installed'];
const [withoutPackage, onPackage, onInstalled] = OWN.map((name) => process.argv.includes(name));
if (withoutPackage && (onPackage || onInstalled))
  stop('--no-package leaves nothing to test: give one of the two.');

const runtime = await ensureRuntime();
ensureSystem(runtime.executable, { display: true });
ensureBuilt();
const packaged = withoutPackage ? '' : await packageForTests(runtime);

// Ctrl-C reaches Playwright as well, which ends its windows; what was installed is removed after that.
let child;
/** @type {string | undefined} */
let ended;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    ended = signal;
    child?.kill(signal);
  });
}
const installed = onInstalled ? installForTests() : undefined;
if (installed?.refused !== undefined) stop(`the package was not tested as installed: ${installed.refused}.`);
const underTest = installed?.executable ?? (onPackage ? packaged : '');
try {
  // A signal that came while apt was at work is heard only now.
  await new Promise((resolve) => void setImmediate(resolve));
  if (ended !== undefined) throw new Error(`ended by ${ended}`);
  child = spawn(
    process.execPath,
    [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      ...process.argv.slice(2).filter((argument) => !OWN.includes(argument)),
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
        ESCALE_PACKAGED: packaged,
        ESCALE_E2E_PACKAGE: underTest,
      },
    },
  );
  process.exitCode = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
} finally {
  installed?.remove();
}
