/**
 * A test’s actions on the window beyond the page: menu commands, size, file dialogs, the clipboard, outgoing links.
 * Implemented for Electron and for a browser (engine/), so that the same test runs in both.
 */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Command } from '#contract/commands.ts';
import type { Escale } from './launch.ts';

export type Copied = Readonly<{ text: string; html: string }>;

export type Stage = Readonly<{
  readonly page: Page;
  /** The folder of the library. */
  readonly library: string;
  /** Runs a menu command, as Playwright’s keys do not reach the menu. */
  command(id: Command): Promise<void>;
  /** Size of the page, in CSS pixels at 100 %. */
  resize(size: Readonly<{ width: number; height: number }>, zoom?: number): Promise<void>;
  /** The answer of file dialogs from now on; without a path the author cancels. */
  choose(...paths: readonly string[]): Promise<void>;
  /** The file name that the last file dialog proposed. */
  proposedName(): Promise<string | undefined>;
  /** The clipboard as another program would paste it. */
  copied(): Promise<Copied>;
  /** Puts content on the clipboard like another program. */
  copy(content: Readonly<{ text?: string; html?: string }>): Promise<void>;
  /** Addresses and folders that were opened outside, oldest first. */
  opened(): Promise<readonly string[]>;
}>;

/** Records addresses and folders that would open in another program. */
export const keepOpened = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
    shell.openPath = (path) => {
      opened.push(path);
      return Promise.resolve('');
    };
    shell.showItemInFolder = (path) => void opened.push(path);
  });

/** An Escale of either engine that a test starts itself after preparing the library. */
export type Startable = Readonly<{
  library: string;
  profile: string;
  /** Stage of the running app; another after each start. */
  stage: Stage;
  page: Page;
  /** Resolves once the page is loaded. */
  start(): Promise<void>;
  /** For fixtures: a running one is kept. */
  startOnce(): Promise<void>;
  /** Closes like an author, by the handshake. */
  quit(): Promise<void>;
}>;

export function electronStage(escale: Escale): Stage {
  const { app, page, library } = escale;
  return {
    page,
    library,
    command: (id) =>
      app.evaluate(({ Menu }, item) => {
        Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
      }, id),
    async resize({ width, height }, zoom = 1) {
      await app.evaluate(
        ({ BrowserWindow }, [size, factor]) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.setContentSize(size.width, size.height);
          window?.webContents.setZoomFactor(factor);
        },
        [{ width, height }, zoom] as const,
      );
      await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width / zoom);
    },
    choose: (...paths) =>
      app.evaluate(
        ({ dialog }, filePaths) => {
          const canceled = filePaths.length === 0;
          const note = (options: unknown): void => void Object.assign(globalThis, { lastDialog: options });
          dialog.showOpenDialog = (...args: unknown[]) => {
            note(args.at(-1));
            return Promise.resolve({ canceled, filePaths });
          };
          dialog.showSaveDialog = (...args: unknown[]) => {
            note(args.at(-1));
            return Promise.resolve({ canceled, filePath: filePaths[0] ?? '' });
          };
        },
        [...paths],
      ),
    proposedName: () =>
      app.evaluate(
        () => (Reflect.get(globalThis, 'lastDialog') as { defaultPath?: string } | undefined)?.defaultPath,
      ),
    // Electron 45 returns promises here, the substitute plain text.
    copied: () =>
      app.evaluate(async ({ clipboard }): Promise<Copied> => {
        const reader = clipboard as unknown as Record<
          'readText' | 'readHTML',
          () => string | Promise<string>
        >;
        return { text: await reader.readText(), html: await reader.readHTML() };
      }),
    copy: (content) =>
      app.evaluate(
        ({ clipboard }, data) => (clipboard as unknown as { write(data: object): void }).write(data),
        {
          ...content,
        },
      ),
    opened: () => app.evaluate(() => Reflect.get(globalThis, 'openedOutside') as string[]),
  };
}
