/** The one window: how it opens, what it remembers, how it closes. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { ContextMenuParams, WebContents } from 'electron';
import type { ShellInput } from '#contract/shell.ts';
import type { EventName, EventPayload } from '#contract/events.ts';
import type { BackendHost } from '../backend-process/backend-host.ts';
import { EVENT_CHANNEL } from '../gate.ts';
import { createClosing } from './closing.ts';
import type { Dialogs } from './dialogs.ts';
import type { Log } from '../log.ts';
import { PAGE_ADDRESS } from '../hosts/origins.ts';
import { backgroundOf, MINIMUM, boundsOnScreens, readRemembered, writeRemembered } from './window-state.ts';
import type { Language } from './words.ts';

type WindowOptions = Readonly<{
  preload: string;
  /** Where the window's place, theme and language are remembered. */
  file: string;
  /** Until the page has said which. */
  language: Language;
  /** The window opens before they are here. */
  owner(): Promise<WindowOwner>;
  /** Processes of the backend until now. */
  backendStarts(): number;
  log: Log;
}>;

/** Whom the window asks, and tells what is done with it. */
export type WindowOwner = Readonly<{
  dialogs: Pick<Dialogs, 'confirmLoss' | 'confirmWaiting' | 'offerReload'>;
  backend: Pick<BackendHost, 'proven'>;
  /** The author kept the window although something wanted to quit. */
  onKept(): void;
  onLanguage(language: Language): void;
  /** The author asked for the menu of a place in the page. */
  onContextMenu(contents: WebContents, place: ContextMenuParams): void;
}>;

export type MainWindow = ReturnType<typeof createMainWindow>;

export function createMainWindow({ preload, file, language, owner, backendStarts, log }: WindowOptions) {
  const remembered = readRemembered(file);
  let theme = remembered.theme;
  let current: Language = remembered.language ?? language;
  let window: BrowserWindow | null = null;
  /** A page that has opened no post since it was loaded has nothing to save. */
  let holdsPost = false;
  nativeTheme.themeSource = theme;
  nativeTheme.on('updated', () => window?.setBackgroundColor(backgroundOf(nativeTheme.shouldUseDarkColors)));

  const closing = createClosing({
    askPage: () => holdsPost && emit('window.closing', {}),
    backendStarts,
    backendProven: async () => (await owner()).backend.proven(),
    confirmWaiting: async (sends) => (await owner()).dialogs.confirmWaiting(sends),
    confirmLoss: async () => (await owner()).dialogs.confirmLoss(),
    close: () => window?.close(),
    kept: () => void owner().then(({ onKept }) => onKept()),
  });

  function remember(): void {
    if (window === null) return;
    const bounds = window.getNormalBounds();
    try {
      writeRemembered(file, { bounds, maximized: window.isMaximized(), theme, language: current });
    } catch (error) {
      log.error('the place of the window could not be remembered', error);
    }
  }

  /** False where there is no page to tell. */
  function emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): boolean {
    if (window === null || window.webContents.isCrashed()) return false;
    window.webContents.send(EVENT_CHANNEL, event, payload);
    return true;
  }

  function open(): void {
    const bounds = boundsOnScreens(
      remembered.bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const opened = new BrowserWindow({
      ...bounds,
      minWidth: MINIMUM.width,
      minHeight: MINIMUM.height,
      show: false,
      title: 'Escale',
      backgroundColor: backgroundOf(nativeTheme.shouldUseDarkColors),
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webviewTag: false,
        webSecurity: true,
        spellcheck: true,
        // What V8 compiled is kept from the first start on, where our scheme has a code cache (hosts/hosts.ts).
        v8CacheOptions: 'bypassHeatCheck',
      },
    });
    window = opened;
    opened.once('ready-to-show', () => {
      if (remembered.maximized) opened.maximize();
      opened.show();
    });
    opened.on('close', (event) => {
      remember();
      if (closing.mayClose()) return;
      event.preventDefault();
      closing.begin();
    });
    opened.on('closed', () => {
      window = null;
    });
    // The page itself was loaded again. A preview that loads in a frame of it is not that: the text is still there.
    opened.webContents.on('did-navigate', () => {
      holdsPost = false;
    });
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      holdsPost = false;
      log.warn('the page ended', { reason, exitCode });
      if (reason !== 'clean-exit') void offerReload();
    });
    opened.webContents.on(
      'context-menu',
      (_event, place) => void owner().then(({ onContextMenu }) => onContextMenu(opened.webContents, place)),
    );
    opened.on('unresponsive', () => log.warn('the page does not respond'));
    opened.loadURL(PAGE_ADDRESS).catch((error: unknown) => log.error('the page could not be loaded', error));
  }

  async function offerReload(): Promise<void> {
    if (await (await owner()).dialogs.offerReload()) window?.webContents.reload();
    else window?.close();
  }

  return {
    open,
    emit,
    /** The page was given a post to write in. */
    postOpened: (): void => {
      holdsPost = true;
    },
    flushed: (saved: boolean, waiting: number): void => void closing.answered(saved, waiting),
    pastePlain: (): void => window?.webContents.pasteAndMatchStyle(),
    reload: (): void => window?.webContents.reload(),
    close: (): void => window?.close(),
    current: (): BrowserWindow | null => window,
    /** True for the page's own web contents. */
    owns: (webContentsId: number): boolean => window?.webContents.id === webContentsId,
    language: (): Language => current,
    /** The page's choice, from its settings: colours, and the language of menus and dialogs. */
    configure: (chosen: ShellInput<'window.configure'>): void => {
      theme = chosen.theme;
      nativeTheme.themeSource = theme;
      if (current !== chosen.language) {
        current = chosen.language;
        void owner().then(({ onLanguage }) => onLanguage(current));
      }
      remember();
    },
    /** A second start of the app: it wants to be seen. */
    focus: (): void => {
      if (window?.isMinimized()) window.restore();
      window?.show();
      window?.focus();
    },
  };
}
