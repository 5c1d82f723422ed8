/** A public page as readers see it, in a browser or a window of its own: for what it looks like, and what axe says of it. */
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
        // A browser of its own: Escale's own session reaches no network.
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

/** In the browser that runs `page`, apart from it; for tests of the project `engine`. Closing the page closes all of it. */
export async function openInBrowser(page: Page, url: string, size: Size = DESKTOP): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page runs in no browser, but in Electron');
  const readers = await browser.newPage({ viewport: size });
  await readers.goto(url);
  return readers;
}
