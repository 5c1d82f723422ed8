import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';

/**
 * Presses Enter on a button once it is enabled: unlike a click, a key does not wait, and is lost on a pending button.
 */
export async function pressEnter(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}
