/**
 * What a start does first: the window, guarded, with its page on the way. The rest of the shell (escale.ts) is loaded once
 * the page has its script, and while it reads it (docs/design/runtime.md#start-and-memory).
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

/** The rest of the shell, loaded once a window, a page or the spelling checker first needs it. */
export type Owner = WindowOwner &
  Readonly<{
    /** Loads them, the first time. */
    services(): Promise<Readonly<{ outside: Pick<Outside, 'open'>; hosts: LibraryHosts }>>;
    /** Every form the library knows, for the spelling checker. */
    known(): Promise<readonly string[]>;
    /** Handlers of the two channels of a page, each behind its gate. */
    answerCall: Handler;
    answerDrop: Handler;
  }>;

export type FirstWindow = Readonly<{ windows: Windows; spelling: Spelling }>;

type Options = Readonly<{
  log: Log;
  /** Of the spelling checker, as installDictionaries found them. */
  dictionaries: ReadonlyMap<CheckedLanguage, string>;
  /** Loads the rest, the first time. */
  owner(): Promise<Owner>;
  /** Processes of the backend until now. */
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
  // The page has its script, and is busy with it for as long as the rest takes to load. Sooner it would wait for the rest.
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
    known: async () => (await owner()).known(),
    log,
  });
  windows.open();
  return { windows, spelling };
}
