/** A text dialog is read, scrolled and closed by keys, each at the first press. */
import { window as words } from '#assets/messages/fr/window.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';

test('scrolls the list of keys at once, and closes it by Escape with the focus on its close button', async ({
  page,
}) => {
  const window = new AppPage(page);
  await window.startWithoutBlog();
  await page.keyboard.press('F1');
  const dialog = page.getByRole('dialog', { name: words.shortcuts.title });
  const list = dialog.getByRole('region', { name: words.shortcuts.title });
  await expect(list).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => list.evaluate((body) => body.scrollTop)).toBeGreaterThan(0);
  await window.moveTo(dialog.getByRole('button', { name: words.close }), 'Shift+Tab');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
