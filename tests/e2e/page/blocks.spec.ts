/**
 * Blocks created by the slash menu and by typed signs, through real keys: edited, saved, reopened, published alike.
 */
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test('filters the slash menu while typing, chooses by Enter and closes by Escape', async ({ page }) => {
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

test('saves, reopens and publishes every block alike, inserted by the slash menu or by its typed signs', async ({
  fresh,
}) => {
  await fresh.start();
  const { page, stage } = fresh;
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle('Blocs');
  await editor.press('Enter');
  await editor.type('Un paragraphe.');
  await editor.press('Enter');
  await editor.type('/tableau');
  await editor.press('Enter');
  await editor.type('Nom');
  for (const word of ['Ville', 'An', 'Anne', 'Nantes', '2024', 'Karim', 'Brest', '2025', 'Élodie', 'Lyon']) {
    await editor.press('Tab');
    await editor.type(word);
  }
  await editor.press('ArrowDown');
  await editor.type('Après le tableau.');
  await editor.press('Enter');
  await editor.type('> Le vent se lève.');
  await editor.press('Enter', 'Enter');
  await editor.type('Paul Valéry');
  await editor.press('Enter');
  await editor.type('```ts');
  await editor.press('Enter');
  await editor.type('if (x) {');
  await editor.press('Enter', 'Tab');
  await editor.type('y();');
  await editor.press('Enter', 'Shift+Tab');
  await editor.type('}');
  await editor.press('Control+Enter');
  await editor.type('---');
  await editor.type('/lire');
  await editor.press('Enter');
  await editor.type('## Fin');
  await editor.press('Enter');
  await editor.type('- un');
  await editor.press('Enter', 'Tab');
  await editor.type('un bis');
  await editor.press('Enter', 'Enter', 'Enter');
  await editor.type('3. trois');
  await editor.press('Enter', 'Enter');
  await editor.type('Dernier mot.');
  await window.saved();

  await window.publishOnPracticeBlog();
  const response = await fetch(await window.addressSeen(stage));
  const html = (await response.text()).replace(/ (?:style|border|cellpadding|class|id)="[^"]*"/gu, '');
  for (const part of [
    '<tr><th scope="col">Nom</th><th scope="col">Ville</th><th scope="col">An</th></tr>',
    '<tr><td>Élodie</td><td>Lyon</td><td></td></tr>',
    '<p>Le vent se lève.</p>',
    'Paul Valéry',
    '<pre><code>if (x) {<br />  y();<br />}</code></pre>',
    '<hr>',
    '<li>un<ul><li>un bis</li></ul></li>',
    '<ol start="3"><li>trois</li></ol>',
    'Dernier mot.',
  ])
    expect(html).toContain(part);

  const blocks = (text: EditorPage['text']) =>
    text.evaluate((root) => [...root.children].map((one) => `${one.tagName} ${one.textContent}`));
  const written = await blocks(editor.text);
  await fresh.quit();
  await fresh.start();
  const later = new EditorPage(fresh.page);
  await expect(later.text.getByText('Dernier mot.')).toBeVisible();
  expect(await blocks(later.text)).toEqual(written);
});

test('undoes each inserted block in one step, and selects a card before it deletes it', async ({ page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle('Blocs');
  await editor.press('Enter');
  await editor.type('Un.');
  await editor.press('Enter');
  await editor.type('---');
  await expect(editor.text.locator('hr')).toHaveCount(1);
  await editor.press('Control+z');
  await expect(editor.text.locator('hr')).toHaveCount(0);
  await expect(editor.text.getByText('---')).toBeVisible();
  await editor.press('Control+Shift+z');
  await expect(editor.text.locator('hr')).toHaveCount(1);
  await editor.type('Deux.');
  await editor.press('Home');
  await editor.caretSettled();
  await editor.press('Backspace');
  const rule = page.getByRole('group', { name: 'Filet de séparation' });
  await expect(rule).toHaveAttribute('data-selected');
  await editor.press('Backspace');
  await expect(editor.text.locator('hr')).toHaveCount(0);
  await expect(editor.text.getByText('Deux.')).toBeVisible();

  await editor.press('Control+End', 'Enter');
  await editor.type('/tableau');
  await editor.press('Enter');
  await editor.type('Un');
  await page.getByRole('button', { name: 'Tableau' }).click();
  await page.getByRole('menuitem', { name: 'Ajouter une colonne après' }).click();
  await expect(editor.text.locator('th')).toHaveCount(4);
  await editor.press('Control+z');
  await expect(editor.text.locator('th')).toHaveCount(3);
  await page.getByRole('button', { name: 'Tableau' }).click();
  await page.getByRole('menuitem', { name: 'Légende du tableau' }).click();
  await editor.type('Les villes');
  await editor.press('Enter');
  await expect(editor.text.locator('.escale-table-caption')).toHaveText('Les villes');
  await editor.type(' ici');
  await expect(editor.text.locator('th').first()).toHaveText(' iciUn');
  await window.saved();
});

test('copies a selection that starts below a table and ends inside it, and the window keeps working', async ({
  page,
}) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Les digues');
  await editor.press('Enter');
  await editor.type('/tableau');
  await editor.press('Enter');
  await editor.type('Ville');
  for (let cell = 0; cell < 8; cell += 1) await editor.press('Tab');
  await editor.press('ArrowDown');
  await editor.type('Après');
  for (let line = 0; line < 3; line += 1) await editor.press('Shift+ArrowUp');
  await editor.press('Control+C');
  await editor.press('ArrowRight', 'Control+End');
  await editor.type(' le tableau');
  await expect(editor.text).toContainText('Après le tableau');
  await window.saved();
});
