/** All windows: the current one, the size and theme remembered for the next start, and events to every page. */
import { type BrowserWindow, nativeTheme, screen } from 'electron';
import type { EventName, EventPayload } from '#contract/events.ts';
import type { ShellInput } from '#contract/shell.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { type EscaleWindow, openWindow, type WindowOptions } from './window.ts';
import {
  backgroundOf,
  offsetBounds,
  boundsOnScreens,
  readWindowState,
  writeWindowState,
} from './window-state.ts';

type WindowsOptions = Pick<WindowOptions, 'preload' | 'owner' | 'backendStarts' | 'log'> &
  Readonly<{
    file: string;
    /** Used until a page has chosen one. */
    language: AppLanguage;
  }>;

export type WindowsWatcher = Readonly<{
  onCurrent(): void;
  /** The page of this window ended. `closed` means that the window closed while others stay open. */
  onPageGone(windowId: number, closed: boolean): void;
}>;

/** Each is a process of about 100 MB. */
export const MOST_WINDOWS = 12;

export type Windows = ReturnType<typeof createWindows>;

export function createWindows({ file, language, log, ...shared }: WindowsOptions) {
  const remembered = readWindowState(file);
  let theme = remembered.theme;
  let currentLanguage: AppLanguage = remembered.language ?? language;
  /** In order of use; the current one is last. */
  let windows: readonly EscaleWindow[] = [];
  let watcher: WindowsWatcher | undefined;
  nativeTheme.themeSource = theme;
  nativeTheme.on('updated', () => {
    for (const { browser } of windows)
      browser.setBackgroundColor(backgroundOf(nativeTheme.shouldUseDarkColors));
  });

  const current = (): EscaleWindow | undefined => windows.at(-1);
  const of = (id: number | undefined): EscaleWindow | undefined => windows.find((one) => one.id === id);

  function remember({ browser }: EscaleWindow): void {
    const bounds = browser.getNormalBounds();
    try {
      writeWindowState(file, { bounds, maximized: browser.isMaximized(), theme, language: currentLanguage });
    } catch (error) {
      log.error('the place of the window could not be remembered', error);
    }
  }

  function open(postId?: string): EscaleWindow {
    const before = current();
    const bounds = before === undefined ? remembered.bounds : offsetBounds(before.browser.getNormalBounds());
    const opened: EscaleWindow = openWindow({
      ...shared,
      log,
      postId,
      bounds: boundsOnScreens(
        bounds,
        screen.getAllDisplays().map((display) => display.workArea),
      ),
      maximized: before === undefined ? remembered.maximized : before.browser.isMaximized(),
      isLast: () => windows.every((one) => one === opened || one.mayClose()),
      onFocus: () => {
        if (current() === opened || !windows.includes(opened)) return;
        windows = [...windows.filter((one) => one !== opened), opened];
        watcher?.onCurrent();
      },
      onClose: () => remember(opened),
      onClosed: () => {
        windows = windows.filter((one) => one !== opened);
        // Closing the last window quits Escale with its backend.
        if (windows.length === 0) return;
        watcher?.onPageGone(opened.id, true);
        watcher?.onCurrent();
      },
      onPageGone: () => watcher?.onPageGone(opened.id, false),
    });
    windows = [...windows, opened];
    watcher?.onCurrent();
    return opened;
  }

  function emit<Name extends EventName>(event: Name, payload: EventPayload<Name>, except?: number): void {
    for (const one of windows) if (one.id !== except) one.emit(event, payload);
  }

  return {
    open,
    of,
    watch(next: WindowsWatcher): void {
      watcher = next;
    },
    isFull: (): boolean => windows.length >= MOST_WINDOWS,
    /** Sends to every page, or to all but that of one window. */
    emit,
    /** The window used last. */
    current,
    currentBrowser: (): BrowserWindow | null => current()?.browser ?? null,
    owns: (webContentsId: number): boolean => of(webContentsId) !== undefined,
    language: (): AppLanguage => currentLanguage,
    /** Applies a page’s settings: theme, and the language of menus and dialogs. */
    configure: (chosen: ShellInput<'window.configure'>): void => {
      theme = chosen.theme;
      nativeTheme.themeSource = theme;
      if (currentLanguage !== chosen.language) {
        currentLanguage = chosen.language;
        void shared.owner().then(({ onLanguage }) => onLanguage(currentLanguage));
      }
      const active = current();
      if (active !== undefined) remember(active);
    },
    focus: (): void => current()?.focus(),
    /** Closes all windows, each after asking its page; closing the last one quits Escale. */
    closeAll: (): void => {
      for (const one of windows) one.close();
    },
    /**
     * Shows another library. The current window, which requested it, is reloaded or keeps its page; other pages get an
     * event, since they may have unsaved text.
     */
    showOtherLibrary(keepPage: boolean): void {
      const active = current();
      if (!keepPage) active?.reload();
      for (const one of windows) if (one !== active) one.emit('library.replaced', {});
    },
  };
}
