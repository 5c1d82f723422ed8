/** Start-up and shutdown of the window, in their order. */
import { join } from 'node:path';
import { app, dialog, Menu } from 'electron';
import type { BackendStart } from './backend-process/backend-start.ts';
import { assembleEscale } from './escale.ts';
import type { Escale } from './escale.ts';
import { installDictionaries } from './window/spelling.ts';
import { registerScheme } from './hosts/hosts.ts';
import { openLog } from './log.ts';
import { describeRuntime } from './runtime.ts';
import { builtForTests } from './test-build.ts';
import { languageOf, wordsIn } from './window/words.ts';

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

let escale: Escale | null = null;
/** Of a Mac, before there is anything to open them with. */
const early: string[] = [];

/** Before Electron is ready: the scheme of the page is registered first. What fails is said in a native box. */
export const startEscale = (development: boolean, backend: BackendStart): Promise<void> =>
  start(development, backend).catch(failed);

async function start(development: boolean, backend: BackendStart): Promise<void> {
  registerScheme();
  // Electron would make one of its own first.
  Menu.setApplicationMenu(null);
  app.on('second-instance', (_event, argv, folder) => {
    escale?.focus();
    escale?.handOver(argv, folder);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (escale === null) early.push(file);
    else escale.handOver([file], '');
  });
  app.on('open-url', (event, address) => {
    event.preventDefault();
    escale?.focus();
    if (escale === null) early.push(address);
    else escale.handOver([address], '');
  });
  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => escale?.focus());
  const installed = install();
  await waitForTest();
  await app.whenReady();
  closeInOrder();
  if (typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__) {
    const { offerRenewal } = await import('./renewal.ts');
    offerRenewal({
      close: async () => escale?.close(),
      open: () => void open(development, install(), backend),
    });
  }
  open(development, installed, backend).handOver([...process.argv.slice(1), ...early], process.cwd());
}

type Installed = Readonly<{
  dictionaries: ReturnType<typeof installDictionaries>;
  failures: readonly unknown[];
}>;

/** The dictionaries, in the profile. */
function install(): Installed {
  const failures: unknown[] = [];
  const dictionaries = installDictionaries(
    join(app.getAppPath(), 'out/dictionaries'),
    join(app.getPath('userData'), 'Dictionaries'),
    (error) => failures.push(error),
  );
  return { dictionaries, failures };
}

function open(development: boolean, { dictionaries, failures }: Installed, backend: BackendStart): Escale {
  const log = openLog(join(app.getPath('userData'), 'logs'));
  const { name } = describeRuntime(process.versions.electron ?? '');
  log.info('Escale starts', {
    version: app.getVersion(),
    runtime: name,
    platform: process.platform,
    development,
  });
  for (const error of failures) log.error('the dictionaries could not be installed', error);
  escale = assembleEscale({
    log,
    development,
    dictionaries,
    startBackend: backend.next,
    onKept: () => log.info('the window was kept'),
  });
  escale.open();
  return escale;
}

/** The window has closed (shell/closing.ts): the backend finishes writing, then the process ends. */
function closeInOrder(): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed || escale === null) return;
    event.preventDefault();
    const { close, installUpdate } = escale;
    close()
      .finally(() => {
        closed = true;
        // Another process of Escale starts once this one has ended: until then the window and the library are taken.
        if (installUpdate() && process.env.APPIMAGE !== undefined)
          app.relaunch({ execPath: process.env.APPIMAGE, args: [] });
        app.quit();
      })
      .catch(failed);
  });
}

/** Playwright calls `__playwright_run` once it is attached; without this wait a test can miss the first window. */
async function waitForTest(): Promise<void> {
  if (!builtForTests() || process.env.ESCALE_WAIT_FOR_TEST !== '1') return;
  await new Promise<void>((resolve) => Object.assign(globalThis, { __playwright_run: resolve }));
}

/** Before there is a window or a log: the one place for a native box that says what failed. */
function failed(error: unknown): void {
  dialog.showErrorBox(
    wordsIn(languageOf(app.getLocale())).dialogs.startFailed,
    error instanceof Error ? error.message : String(error),
  );
  app.exit(1);
}
