/**
 * Opens the first window, with its guards, and starts loading its page. The rest of the shell (escale.ts) is loaded
 * while the page runs its script (docs/design/runtime.md#start-and-memory).
 */
import { join } from 'node:path';
import { app, ipcMain, session } from 'electron';
import type { CheckedLanguage } from '#interview/spelling.ts';
import { CALL_CHANNEL, DROP_CHANNEL } from './gate.ts';
import { serveHosts } from './hosts/hosts.ts';
import { PAGE_ADDRESS } from './hosts/origins.ts';
import type { LibraryHosts } from './hosts/library-hosts.ts';
import type { Log } from './log.ts';
import type { Outside } from './network/outside.ts';
import { createSpelling, type Spelling } from './window/spelling.ts';
import { guardEverything, guardSession } from './window/window-security.ts';
import type { WindowOwner } from './window/window.ts';
import { createWindows, type Windows } from './window/windows.ts';
import { languageOf } from './window/words.ts';

type Handler = Parameters<typeof ipcMain.handle>[1];

/** The rest of the shell, loaded on first use by a window, a page or the spelling checker. */
export type Owner = WindowOwner &
  Readonly<{
    /** Loads the services on first use. */
    services(): Promise<Readonly<{ outside: Pick<Outside, 'open'>; hosts: LibraryHosts }>>;
    /** All word forms of the library, for the spelling checker. */
    libraryWords(): Promise<readonly string[]>;
    /** The handlers of a page's two channels, each behind the gate. */
    answerCall: Handler;
    answerDrop: Handler;
  }>;

export type FirstWindow = Readonly<{ windows: Windows; spelling: Spelling }>;

type Options = Readonly<{
  log: Log;
  dictionaries: ReadonlyMap<CheckedLanguage, string>;
  owner(): Promise<Owner>;
  backendStarts(): number;
}>;

export function openFirstWindow({ log, dictionaries, owner, backendStarts }: Options): FirstWindow {
  const services = async () => (await owner()).services();
  const windows = createWindows({
    preload: join(app.getAppPath(), 'out/preload/bridge.cjs'),
    file: join(app.getPath('userData'), 'window.json'),
    language: languageOf(app.getLocale()),
    owner,
    backendStarts,
    log,
  });
  guardEverything(app, {
    outside: { open: async (address) => (await services()).outside.open(address) },
    isPage: (contents) => windows.owns(contents.id),
    log,
  });
  guardSession(session.defaultSession, log);
  // Loads the rest once the page has its script: earlier, it would delay the script.
  session.defaultSession.webRequest.onCompleted({ urls: [`${PAGE_ADDRESS}assets/*.js`] }, () => void owner());
  serveHosts({
    root: join(app.getAppPath(), 'out/renderer'),
    library: async () => (await services()).hosts,
    log,
  });
  ipcMain.handle(CALL_CHANNEL, async (...call) => (await owner()).answerCall(...call) as unknown);
  ipcMain.handle(DROP_CHANNEL, async (...drop) => (await owner()).answerDrop(...drop) as unknown);
  const spelling = createSpelling({
    session: session.defaultSession,
    bySystem: process.platform === 'darwin',
    dictionaries,
    libraryWords: async () => (await owner()).libraryWords(),
    log,
  });
  windows.open();
  return { windows, spelling };
}
