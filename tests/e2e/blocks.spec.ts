/** Blocks made by the slash and by their signs, through real keys: edited, saved, reopened, published alike. */
import { expect, test } from './fixtures.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';

test('the slash menu is filtered by what is typed, chosen by Enter, left by Escape', async ({ page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle('Blocs');
  await editor.press('Enter');
  await editor.type('/');
  const menu = page.getByRole('listbox', { name: 'Insérer' });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await editor.type('petit');
  await expect(menu.getByRole('option')).toHaveCount(1);
  await editor.press('Enter');
  await expect(menu).toBeHidden();
  await editor.type('Un intertitre');
  await expect(editor.text.locator('h3')).toHaveText('Un intertitre');
  await editor.press('Enter');
  await editor.type('Noir et/ou blanc /li');
  await expect(menu).toBeVisible();
  await editor.press('Escape');
  await expect(menu).toBeHidden();
  await expect(editor.text.locator('p').last()).toHaveText('Noir et/ou blanc /li');
});
