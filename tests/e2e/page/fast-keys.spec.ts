/** Keys that wait while the window is busy are handled in order, each at the result of the one before. */
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test('deletes no selected word when Enter follows End at once', async ({ page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Touches rapides');
  await editor.press('Enter');
  await editor.type('Des mots choisis');
  await editor.press('Shift+Home');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('Des mots choisis');
  await window.saved();

  const busy = page.evaluate(() => {
    const until = performance.now() + 400;
    while (performance.now() < until);
  });
  await Promise.all([busy, editor.press('End'), editor.press('Enter')]);
  await editor.type('Suite');
  await expect(editor.text.locator('p')).toHaveText(['', 'Des mots choisis', 'Suite']);
});
