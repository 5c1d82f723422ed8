/** One window: opens it, and closes it after asking its page. For the set of windows see windows.ts. */
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

export type WindowOwner = Readonly<{
  dialogs: Pick<Dialogs, 'confirmLoss' | 'confirmWaiting' | 'offerReload'>;
  backend: Pick<BackendHost, 'awaitAnswer'>;
  onKept(): void;
  onLanguage(language: AppLanguage): void;
  onContextMenu(contents: WebContents, params: ContextMenuParams): void;
}>;

export type WindowOptions = Readonly<{
  preload: string;
  bounds: Partial<Bounds> & Readonly<{ width: number; height: number }>;
  maximized: boolean;
  /** The post to open; by default the page opens the last edited one. */
  postId?: string | undefined;
  /** Loaded after the window has opened. */
  owner(): Promise<WindowOwner>;
  backendStarts(): number;
  /** True if no other window is open, so that closing it quits Escale. */
  isLast(): boolean;
  onFocus(): void;
  /** The window is about to close; its bounds can still be read. */
  onClose(): void;
  onClosed(): void;
  /** The page ended or was reloaded, so its posts are released. */
  onPageGone(): void;
  log: Log;
}>;

export type EscaleWindow = ReturnType<typeof openWindow>;

export function openWindow(options: WindowOptions) {
  const { preload, bounds, maximized, postId, owner, backendStarts, isLast, log } = options;
  /** False while the page has opened no post since it loaded: then it has nothing to save. */
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
      // Caches compiled code from the first start on, if our scheme has a code cache (hosts/hosts.ts).
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  const contents = browser.webContents;
  const { id } = contents;
  let open = true;

  /** Sends an event to the page. False if the page crashed or the window is closed. */
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
    awaitBackend: async () => (await owner()).backend.awaitAnswer(),
    confirmWaiting: async (sends) => (await owner()).dialogs.confirmWaiting(sends),
    confirmLoss: async () => {
      // Focuses the window, which the dialog is about.
      if (!isLast()) focus();
      return (await owner()).dialogs.confirmLoss();
    },
    close: () => close(),
    onKept: () => void owner().then(({ onKept }) => onKept()),
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
  // True after the first load, so that a reload of the page is recognised. Navigation of a preview's frame does not
  // count.
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
    /** The id of its web contents, by which the gate identifies windows. */
    id,
    browser,
    emit,
    focus,
    close,
    postOpened: (): void => {
      holdsPost = true;
    },
    /** The page’s answer to `window.closing`. While other windows are open, pending sends continue. */
    flushed: (saved: boolean, waiting: number): void =>
      void closing.handleAnswer(saved, isLast() ? waiting : 0),
    pastePlain: (): void => contents.pasteAndMatchStyle(),
    reload: (): void => contents.reload(),
    mayClose: closing.mayClose,
  };
}
