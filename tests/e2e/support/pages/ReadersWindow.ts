/** A public page in a browser or a window of its own, for screenshots and axe. */
import type { ElectronApplication, Page } from '@playwright/test';

export type Size = Readonly<{ width: number; height: number }>;
export const PHONE: Size = { width: 390, height: 844 };
export const DESKTOP: Size = { width: 1_200, height: 900 };

export async function openForReaders(
  app: ElectronApplication,
  url: string,
  size: Size = DESKTOP,
): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(
    ({ BrowserWindow }, { address, width, height }) => {
      const window = new BrowserWindow({
        width,
        height,
        useContentSize: true,
        // A browser session of its own, as Escale’s reaches no network.
        webPreferences: { sandbox: true, partition: 'readers' },
      });
      void window.loadURL(address);
    },
    { address: url, ...size },
  );
  const page = await opened;
  await page.waitForURL(url);
  await page.waitForLoadState('load');
  return page;
}

/**
 * In the browser of `page`, in a context of its own; for tests of the project `engine`. Closing the page closes the
 * context.
 */
export async function openInBrowser(page: Page, url: string, size: Size = DESKTOP): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page runs in no browser, but in Electron');
  const readers = await browser.newPage({ viewport: size });
  await readers.goto(url);
  return readers;
}
