/** The author’s browser in a window of its own: for signing in to a blog, and handing over its answer. */
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expect } from '../stage/fixtures.ts';

export type TestBrowser = Readonly<{
  page: Page;
  /** The next address with a custom scheme, which the system would open by the registered program. */
  handsOver(): Promise<string>;
  close(): Promise<void>;
}>;

export async function startTestBrowser(display: string, folder: string): Promise<TestBrowser> {
  const app = await _electron.launch({
    args: ['--disable-gpu', '--no-sandbox', `--user-data-dir=${folder}`, join(__dirname, 'browser/main.cjs')],
    env: { ...(process.env as Record<string, string>), DISPLAY: display },
  });
  const page = await app.firstWindow();
  const handed = (): Promise<string[]> =>
    app.evaluate(() => Reflect.get(globalThis, 'handedOver') as string[]);
  return {
    page,
    async handsOver() {
      await expect.poll(async () => (await handed()).length, { message: 'an answer comes back' }).toBe(1);
      return await app.evaluate(() => (Reflect.get(globalThis, 'handedOver') as string[]).shift() ?? '');
    },
    close: () => app.close(),
  };
}

/**
 * The sign-in form of a WordPress. Its page focuses the first field a fifth of a second after loading: words typed
 * into the second field then end up in the first one.
 */
export async function signInOn(web: Page, address: string, user: string): Promise<void> {
  await web.goto(address);
  await expect(web.locator('#user_login')).toBeFocused();
  await web.locator('#user_login').fill(user);
  await web.locator('#user_pass').fill(user);
  await web.locator('#wp-submit').click();
}
