import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';

/** Enter on a button once it can be pressed: a key, unlike a click, does not wait for that, and is lost on one that waits itself. */
export async function pressEnter(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}
