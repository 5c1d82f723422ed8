import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** Enter on a button once it can be pressed: a key, unlike a click, does not wait for that, and is lost on one that waits itself. */
export async function enter(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}

/** Until the editor has the caret and the selection that keys gave: it takes them with a frame, a command may come sooner. */
export const selectionTaken = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
