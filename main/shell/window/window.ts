/** One window: how it opens, what it asks its page before it closes. All of them: windows.ts. */
import { BrowserWindow, nativeTheme } from 'electron';
import type { ContextMenuParams, WebContents } from 'electron';
import type { EventName, EventPayload } from '#contract/events.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import type { BackendHost } from '../backend-process/backend-host.ts';
import { EVENT_CHANNEL } from '../gate.ts';
import { PAGE_ADDRESS } from '../hosts/origins.ts';
import type { Log } from '../log.ts';
import { createClosing } from './closing.ts';
import type { Dialogs } from './dialogs.ts';
import { type Bounds, backgroundOf, MINIMUM } from './window-state.ts';

/** The rest of the shell, as a window uses it. */
export type WindowOwner = Readonly<{
  dialogs: Pick<Dialogs, 'confirmLoss' | 'confirmWaiting' | 'offerReload'>;
  backend: Pick<BackendHost, 'proven'>;
  /** The author kept a window although something wanted to quit. */
  onKept(): void;
  onLanguage(language: AppLanguage): void;
  /** The author asked for the menu of a place in a page. */
  onContextMenu(contents: WebContents, place: ContextMenuParams): void;
}>;

export type WindowOptions = Readonly<{
  preload: string;
  bounds: Partial<Bounds> & Readonly<{ width: number; height: number }>;
  maximized: boolean;
  /** The post it is opened for; without one its page opens the post last edited. */
  postId?: string | undefined;
  /** The window opens before they are here. */
  owner(): Promise<WindowOwner>;
  /** Processes of the backend until now. */
  backendStarts(): number;
  /** No other window stays open: with this one Escale ends. */
  isLast(): boolean;
  onFocus(): void;
  /** It closes, or may: its place is still known. */
  onClose(): void;
  onClosed(): void;
  /** Its page ended, or was loaded again: what it held open is let go. */
  onPageGone(): void;
  log: Log;
}>;

export type EscaleWindow = ReturnType<typeof openWindow>;

export function openWindow(options: WindowOptions) {
  const { preload, bounds, maximized, postId, owner, backendStarts, isLast, log } = options;
  /** A page that has opened no post since it was loaded has nothing to save. */
  let holdsPost = false;
  const browser = new BrowserWindow({
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
  const contents = browser.webContents;
  const { id } = contents;
  let open = true;

  /** Sends an event to the page. False if it has crashed or the window is closed. */
  function emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): boolean {
    if (!open || contents.isCrashed()) return false;
    contents.send(EVENT_CHANNEL, event, payload);
    return true;
  }

  function focus(): void {
    if (!open) return;
    if (browser.isMinimized()) browser.restore();
    browser.show();
    browser.focus();
    options.onFocus();
  }

  const closing = createClosing({
    askPage: () => holdsPost && emit('window.closing', {}),
    backendStarts,
    backendProven: async () => (await owner()).backend.proven(),
    confirmWaiting: async (sends) => (await owner()).dialogs.confirmWaiting(sends),
    confirmLoss: async () => {
      // The question is about this window, which may lie under another.
      if (!isLast()) focus();
      return (await owner()).dialogs.confirmLoss();
    },
    close: () => close(),
    kept: () => void owner().then(({ onKept }) => onKept()),
  });

  function close(): void {
    if (open) browser.close();
  }

  browser.once('ready-to-show', () => {
    if (maximized) browser.maximize();
    browser.show();
  });
  browser.on('focus', options.onFocus);
  browser.on('close', (event) => {
    options.onClose();
    if (closing.mayClose()) return;
    event.preventDefault();
    closing.begin();
  });
  browser.on('closed', () => {
    open = false;
    options.onClosed();
  });
  // The page itself was loaded again. A preview that loads in a frame of it is not that: the text is still there.
  let loaded = false;
  contents.on('did-navigate', () => {
    holdsPost = false;
    if (loaded) options.onPageGone();
    loaded = true;
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    holdsPost = false;
    options.onPageGone();
    log.warn('the page ended', { reason, exitCode });
    if (reason !== 'clean-exit') void offerReload();
  });
  contents.on(
    'context-menu',
    (_event, params) => void owner().then(({ onContextMenu }) => onContextMenu(contents, params)),
  );
  browser.on('unresponsive', () => log.warn('the page does not respond'));
  contents
    .loadURL(postId === undefined ? PAGE_ADDRESS : `${PAGE_ADDRESS}#post=${encodeURIComponent(postId)}`)
    .catch((error: unknown) => log.error('the page could not be loaded', error));

  async function offerReload(): Promise<void> {
    if (await (await owner()).dialogs.offerReload()) {
      if (open) contents.reload();
    } else close();
  }

  return {
    /** Of its web contents: the gate identifies windows by it. */
    id,
    browser,
    emit,
    focus,
    close,
    /** The page was given a post to write in. */
    postOpened: (): void => {
      holdsPost = true;
    },
    /** The page’s answer to `window.closing`. While other windows are open, sends leave all the same. */
    flushed: (saved: boolean, waiting: number): void => void closing.answered(saved, isLast() ? waiting : 0),
    pastePlain: (): void => contents.pasteAndMatchStyle(),
    reload: (): void => contents.reload(),
    mayClose: closing.mayClose,
  };
}
