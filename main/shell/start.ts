/** Start-up and shutdown of the windows, in their order. */
import { join } from 'node:path';
import { app, dialog, Menu } from 'electron';
import type { BackendStart } from './backend-process/backend-start.ts';
import type { Escale } from './escale.ts';
import { openFirstWindow, type Owner } from './first-window.ts';
import { installDictionaries } from './window/spelling.ts';
import { registerScheme } from './hosts/hosts.ts';
import { openLog } from './log.ts';
import { describeRuntime } from './runtime.ts';
import { builtForTests } from './test-build.ts';
import type { Windows } from './window/windows.ts';
import { languageOf, wordsIn } from './window/words.ts';

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

let windows: Windows | null = null;
/** All of Escale: a moment later than its window. */
let escale: Escale | null = null;
/** What the system gave before Escale was there: files to open, addresses. */
const early: Parameters<Escale['handOver']>[] = [];

function handOver(...given: Parameters<Escale['handOver']>): void {
  if (escale === null) early.push(given);
  else escale.handOver(...given);
}

/** Before Electron is ready: the scheme of the page is registered first. What fails is said in a native box. */
export const startEscale = (development: boolean, backend: BackendStart): Promise<void> =>
  start(development, backend).catch(failed);

async function start(development: boolean, backend: BackendStart): Promise<void> {
  registerScheme();
  // Electron would make one of its own first.
  Menu.setApplicationMenu(null);
  app.on('second-instance', (_event, argv, folder) => {
    windows?.focus();
    handOver(argv, folder);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    handOver([file], '');
  });
  app.on('open-url', (event, address) => {
    event.preventDefault();
    windows?.focus();
    handOver([address], '');
  });
  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => windows?.focus());
  handOver(process.argv.slice(1), process.cwd());
  const installed = install();
  await waitForTest();
  await app.whenReady();
  backend.early();
  closeInOrder();
  if (
    typeof __ESCALE_TEST_HOOKS__ !== 'undefined' &&
    __ESCALE_TEST_HOOKS__ &&
    process.env.ESCALE_TEST_RENEWAL === '1'
  ) {
    const { offerRenewal } = await import('./renewal.ts');
    offerRenewal({
      close: async () => escale?.close(),
      open: () => open(development, install(), backend),
    });
  }
  open(development, installed, backend);
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

function open(development: boolean, { dictionaries, failures }: Installed, backend: BackendStart): void {
  const log = openLog(join(app.getPath('userData'), 'logs'));
  const { name } = describeRuntime(process.versions.electron ?? '');
  log.info('Escale starts', {
    version: app.getVersion(),
    runtime: name,
    platform: process.platform,
    development,
  });
  for (const error of failures) log.error('the dictionaries could not be installed', error);
  escale = null;
  const load = async (): Promise<Owner> => {
    const { assembleEscale } = await import('./escale.ts');
    escale = assembleEscale({
      log,
      development,
      window,
      startBackend: backend.next,
      failed,
      onKept: () => log.info('the window was kept'),
    });
    for (const given of early.splice(0)) escale.handOver(...given);
    return escale.owner;
  };
  let loading: Promise<Owner> | undefined;
  const owner = (): Promise<Owner> => {
    if (loading === undefined) {
      loading = load();
      loading.catch(failed);
    }
    return loading;
  };
  const window = openFirstWindow({
    log,
    dictionaries,
    owner,
    backendStarts: () => escale?.backendStarts() ?? 0,
  });
  ({ windows } = window);
}

/** The last window has closed (window/closing.ts): the backend finishes writing, then the process ends. */
function closeInOrder(): void {
  let closed = false;
  app.on('will-quit', (event) => {
    // Closed before all of Escale was there: nothing was opened that is to be closed, and the backend ends by itself.
    if (closed || escale === null) return;
    event.preventDefault();
    const { close, installUpdate } = escale;
    close()
      .finally(() => {
        closed = true;
        // Another process of Escale starts once this one has ended: until then the window and the library are taken.
        if (installUpdate() && process.env.APPIMAGE !== undefined)
          app.relaunch({ execPath: process.env.APPIMAGE, args: [] });
        // In a turn of its own: a quit during the event that refuses one never ends the process.
        setImmediate(() => app.quit());
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
