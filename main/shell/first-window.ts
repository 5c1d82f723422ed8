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
import { createMainWindow, type MainWindow, type WindowOwner } from './window/window.ts';
import { languageOf } from './window/words.ts';

type Handler = Parameters<typeof ipcMain.handle>[1];

/** What the window, its page and its spelling checker ask for, once something asks. */
export type Owner = WindowOwner &
  Readonly<{
    /** Loads them, the first time. */
    services(): Promise<Readonly<{ outside: Pick<Outside, 'open'>; hosts: LibraryHosts }>>;
    /** Every form the library knows, for the spelling checker. */
    known(): Promise<readonly string[]>;
    /** Of the two channels of the page, each behind its gate. */
    answerCall: Handler;
    answerDrop: Handler;
  }>;

export type FirstWindow = Readonly<{ main: MainWindow; spelling: Spelling }>;

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
  const main = createMainWindow({
    preload: join(app.getAppPath(), 'out/preload/bridge.cjs'),
    file: join(app.getPath('userData'), 'window.json'),
    language: languageOf(app.getLocale()),
    owner,
    backendStarts,
    log,
  });
  guardEverything(app, {
    outside: { open: async (address) => (await services()).outside.open(address) },
    isPage: (contents) => main.owns(contents.id),
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
  main.open();
  return { main, spelling };
}
