/** All windows: the active one, the size and theme remembered for the next start, events to every page. */
import { type BrowserWindow, nativeTheme, screen } from 'electron';
import type { EventName, EventPayload } from '#contract/events.ts';
import type { ShellInput } from '#contract/shell.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { type EscaleWindow, openWindow, type WindowOptions } from './window.ts';
import {
  backgroundOf,
  besideBounds,
  boundsOnScreens,
  readRemembered,
  writeRemembered,
} from './window-state.ts';

type WindowsOptions = Pick<WindowOptions, 'preload' | 'owner' | 'backendStarts' | 'log'> &
  Readonly<{
    /** The file for place, theme and language. */
    file: string;
    /** Until a page has said which. */
    language: AppLanguage;
  }>;

/** What else follows the windows. */
export type WindowsWatcher = Readonly<{
  /** Another window is the current one. */
  onCurrent(): void;
  /** The page of this window is no longer there. `closed`: nor its window, while others are. */
  onPageGone(windowId: number, closed: boolean): void;
}>;

/** Each is a process of some 100 MB. */
export const MOST_WINDOWS = 12;

export type Windows = ReturnType<typeof createWindows>;

export function createWindows({ file, language, log, ...shared }: WindowsOptions) {
  const remembered = readRemembered(file);
  let theme = remembered.theme;
  let currentLanguage: AppLanguage = remembered.language ?? language;
  /** The one the author was in last comes last. */
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
      writeRemembered(file, { bounds, maximized: browser.isMaximized(), theme, language: currentLanguage });
    } catch (error) {
      log.error('the place of the window could not be remembered', error);
    }
  }

  function open(postId?: string): EscaleWindow {
    const before = current();
    const bounds = before === undefined ? remembered.bounds : besideBounds(before.browser.getNormalBounds());
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
        // With the last one Escale ends, and the backend with it.
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
    /** To every page, or to every page but that of one window. */
    emit,
    /** The window that the author is in, or was in last. */
    current,
    currentBrowser: (): BrowserWindow | null => current()?.browser ?? null,
    /** True for the web contents of a page. */
    owns: (webContentsId: number): boolean => of(webContentsId) !== undefined,
    language: (): AppLanguage => currentLanguage,
    /** A page’s choice, from the settings: colours, and the language of menus and dialogs. */
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
    /** A second start of the app: it wants to be seen. */
    focus: (): void => current()?.focus(),
    /** Each asks its page first; with the last one Escale ends. */
    closeAll: (): void => {
      for (const one of windows) one.close();
    },
    /**
     * Another library takes the place of this one. The current window, which asked for that, is loaded anew, or keeps its page;
     * the other pages hear of it, since they may hold words that are not saved.
     */
    showOtherLibrary(keepPage: boolean): void {
      const active = current();
      if (!keepPage) active?.reload();
      for (const one of windows) if (one !== active) one.emit('library.replaced', {});
    },
  };
}
