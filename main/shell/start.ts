/** Start and shutdown of the app. */
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
let escale: Escale | null = null;
/** Arguments that arrived before Escale was assembled: files to open, addresses. */
const early: Parameters<Escale['handOver']>[] = [];

function handOver(...given: Parameters<Escale['handOver']>): void {
  if (escale === null) early.push(given);
  else escale.handOver(...given);
}

/**
 * Call before Electron is ready, since the page's scheme must be registered first. A failure is shown in a native
 * dialog.
 */
export const startEscale = (development: boolean, backend: BackendStart): Promise<void> =>
  start(development, backend).catch(showStartFailure);

async function start(development: boolean, backend: BackendStart): Promise<void> {
  registerScheme();
  // Prevents Electron's default menu.
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
  finishBeforeQuit();
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

/** Installs the spelling dictionaries into the profile. */
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
      failed: showStartFailure,
      onKept: () => log.info('the window was kept'),
    });
    for (const given of early.splice(0)) escale.handOver(...given);
    return escale.owner;
  };
  let loading: Promise<Owner> | undefined;
  const owner = (): Promise<Owner> => {
    if (loading === undefined) {
      loading = load();
      loading.catch(showStartFailure);
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

/** After the last window has closed (window/closing.ts), lets the backend finish writing, then ends the process. */
function finishBeforeQuit(): void {
  let closed = false;
  app.on('will-quit', (event) => {
    // If Escale was not assembled yet, nothing is open, and the backend ends by itself.
    if (closed || escale === null) return;
    event.preventDefault();
    const { close, installUpdate } = escale;
    close()
      .finally(() => {
        closed = true;
        // Relaunches after this process has ended, because it still holds the window and the library.
        if (installUpdate() && process.env.APPIMAGE !== undefined)
          app.relaunch({ execPath: process.env.APPIMAGE, args: [] });
        // Deferred, because quitting inside the prevented quit event has no effect.
        setImmediate(() => app.quit());
      })
      .catch(showStartFailure);
  });
}

/** Playwright calls `__playwright_run` once it is attached; otherwise a test can miss the first window. */
async function waitForTest(): Promise<void> {
  if (!builtForTests() || process.env.ESCALE_WAIT_FOR_TEST !== '1') return;
  await new Promise<void>((resolve) => Object.assign(globalThis, { __playwright_run: resolve }));
}

/** Shows a start failure in a native dialog, before there is a window or a log. */
function showStartFailure(error: unknown): void {
  dialog.showErrorBox(
    wordsIn(languageOf(app.getLocale())).dialogs.startFailed,
    error instanceof Error ? error.message : String(error),
  );
  app.exit(1);
}
