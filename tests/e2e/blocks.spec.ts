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

test('tour', async ({ app, page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle('Blocs');
  await editor.press('Enter');
  await editor.type('Un paragraphe.');
  await editor.press('Enter');
  await editor.type('/tableau');
  await editor.press('Enter');
  await page.keyboard.type('Nom');
  for (const w of ['Ville', 'An', 'Anne', 'Nantes', '2024', 'Karim', 'Brest', '2025', 'Élodie', 'Lyon']) {
    await editor.press('Tab');
    await page.keyboard.type(w);
  }
  await page.screenshot({ path: '/tmp/shots/t1.png' });
  await editor.press('ArrowDown');
  await page.keyboard.type('Après le tableau.');
  await editor.press('Enter');
  await editor.type('/citation');
  await editor.press('Enter');
  await editor.type('Le vent se lève.');
  await editor.press('Enter', 'Enter');
  await page.screenshot({ path: '/tmp/shots/t2.png' });
  await editor.type('Paul Valéry');
  await editor.press('Enter');
  await editor.type('/code');
  await editor.press('Enter');
  await editor.type('if (x) {');
  await editor.press('Enter', 'Tab');
  await editor.type('y();');
  await editor.press('Enter', 'Shift+Tab');
  await editor.type('}');
  await editor.press('Control+Enter');
  await editor.type('/filet');
  await editor.press('Enter');
  await editor.type('/lire');
  await editor.press('Enter');
  await editor.type('Fin.');
  await page.screenshot({ path: '/tmp/shots/t3.png', fullPage: true });
  await window.saved();
});
