/** Windows of words: read, scrolled and left by keys, each at the first press. */
import { window as words } from '#assets/messages/fr/window.ts';
import { expect, test } from './fixtures.ts';
import { AppPage } from './pages/AppPage.ts';
import { SettingsPage } from './pages/SettingsPage.ts';

test('the list of keys is scrolled at once, and Escape closes it from its cross too', async ({ page }) => {
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

test('two Escapes in one breath close the window on top, then the one behind it', async ({ page }) => {
  const window = new AppPage(page);
  await window.startWithoutBlog();
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.dialog.getByRole('button', { name: 'Relier un blog WordPress…' }).click();
  const over = page.getByRole('dialog', { name: 'Relier un blog WordPress' });
  await expect(over).toBeVisible();
  // The second comes in the moment in which the first has gone, and nothing has the focus yet.
  await over.evaluate((dialog) => {
    new MutationObserver((_, observer) => {
      if (dialog.isConnected) return;
      observer.disconnect();
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press('Escape');
  await expect(settings.dialog).toBeHidden();
});

test('Escape closes a window also in the moment in which nothing in it has the focus', async ({ page }) => {
  await new AppPage(page).startWithoutBlog();
  const settings = new SettingsPage(page);
  await settings.open();
  // What had it is still there, so that nothing is to be put right: react-aria gives it back in the next frame.
  await settings.dialog.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
  });
  await expect(settings.dialog).toBeHidden();
});
