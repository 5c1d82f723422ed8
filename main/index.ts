/** Start-up and shutdown, in their order; what is started is in shell/. */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { commandLineOf, runCommandLine } from './shell/cli.ts';
import { assembleEscale, backendEnvironment } from './shell/escale.ts';
import type { Escale } from './shell/escale.ts';
import { placeDictionaries } from './shell/dictionaries.ts';
import { filesToOpen } from './shell/opened-files.ts';
import { registerScheme } from './shell/hosts.ts';
import { openLog } from './shell/log.ts';
import { chooseProfile } from './shell/profile-folder.ts';
import { describeRuntime } from './shell/runtime.ts';
import { languageOf, wordsIn } from './shell/words.ts';

const development = !app.isPackaged;
const commands = commandLineOf(process.argv);
let escale: Escale | null = null;
/** Of a Mac, before there is anything to open them with. */
const early: string[] = [];

if (commands !== null) {
  runCommandLine(commands, backendEnvironment(development));
} else {
  chooseProfile(app, development);
  // One window on one library: the second start hands over to the first.
  if (!app.requestSingleInstanceLock()) app.quit();
  else start().catch(failed);
}

async function start(): Promise<void> {
  registerScheme();
  app.on('second-instance', (_event, argv, folder) => {
    escale?.focus();
    escale?.openFiles(filesToOpen(argv, folder));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (escale === null) early.push(file);
    else escale.openFiles(filesToOpen([file], ''));
  });
  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => escale?.focus());
  const unplaced: unknown[] = [];
  const dictionaries = placeDictionaries(
    join(app.getAppPath(), 'out/dictionaries'),
    join(app.getPath('userData'), 'Dictionaries'),
    (error) => unplaced.push(error),
  );
  await waitForTest();
  await app.whenReady();

  const log = openLog(join(app.getPath('userData'), 'logs'));
  const { name } = describeRuntime(process.versions.electron ?? '');
  log.info('Escale starts', {
    version: app.getVersion(),
    runtime: name,
    platform: process.platform,
    development,
  });
  for (const error of unplaced) log.error('the dictionaries could not be put in place', error);
  escale = assembleEscale({ log, development, dictionaries, onKept: () => log.info('the window was kept') });
  closeInOrder(escale);
  escale.open();
  escale.openFiles(filesToOpen([...process.argv.slice(1), ...early], process.cwd()));
}

/** The window has closed (shell/closing.ts): the backend finishes writing, then the process ends. */
function closeInOrder({ close, installUpdate }: Escale): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
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
  if (process.env.ESCALE_WAIT_FOR_TEST !== '1') return;
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
