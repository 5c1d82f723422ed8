/** The toolbar: within reach of the keyboard, and never over the buttons beside it. */
import type { Page } from '@playwright/test';
import { buildInterview } from '../../builders/interview-builder.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

/** Toolbar buttons that overlap the next one, by name. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const buttons = [...document.querySelectorAll('[role="main"] button')].filter(
      (button) => button.getBoundingClientRect().top < 44 && button.getBoundingClientRect().width > 0,
    );
    const boxes = buttons
      .map((button) => ({ name: button.getAttribute('aria-label'), box: button.getBoundingClientRect() }))
      .toSorted((one, other) => one.box.left - other.box.left);
    if (boxes.length < 6) return ['nothing to look at'];
    return boxes.flatMap(({ name, box }, index) => {
      const next = boxes[index + 1];
      return next !== undefined && box.right > next.box.left + 0.5 ? [`${name} | ${next.name}`] : [];
    });
  });

test('collapses toolbar buttons before they overlap, at every width', async ({ stage, page }) => {
  await addPosts(page, [gardenInterview]);
  await page.reload();
  await new AppPage(page).openPost(gardenInterview.title);
  await new EditorPage(page).text.getByText('Auparavant').click();
  for (const beside of [false, true]) {
    if (beside) await page.keyboard.press('Control+Shift+e');
    for (const width of [1500, 1440, 1280, 1100, 1000, 900]) {
      await stage.resize({ width, height: 800 });
      await expect.poll(() => overlaps(page), { message: `${width}, preview: ${beside}` }).toEqual([]);
    }
  }
  await page.getByRole('button', { name: 'Plus de mises en forme' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Gras' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Insérer un bloc' }).click();
  await page.getByRole('menuitem', { name: 'Question suivante' }).click();
  await page.keyboard.type('Et ensuite ?');
  await expect(new EditorPage(page).text.getByText('Et ensuite ?')).toBeVisible();
});

test('moves the focus from the text to the toolbar and back by keys', async ({ page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Au clavier');
  await editor.type('Une question');
  await editor.press('Alt+F10');
  await window.moveTo(page.getByRole('button', { name: 'Gras' }), 'ArrowRight');
  await editor.press('Escape');
  await expect(editor.text).toBeFocused();
  await editor.type(' entière');
  await expect(editor.text.getByText('Une question entière')).toBeVisible();

  await editor.title.click();
  await expect(page.getByRole('button', { name: 'Gras' })).toBeHidden();
  await editor.press('Alt+F10');
  await expect(page.getByRole('button', { name: 'Gras' })).toBeVisible();
  await editor.press('Escape');
  await expect(editor.title).toBeFocused();
});

test('keeps the toolbar while another post opens, and then applies it to that post only', async ({
  page,
}) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  const { post: other } = buildInterview()
    .titled('La médiathèque')
    .asking('Qui vient ?')
    .answering('Anne Martin', 'Des voisins.');
  await addPosts(page, [gardenInterview, other]);
  await page.reload();
  await window.openPost(gardenInterview.title);
  await editor.text.getByText('Auparavant').click();
  await editor.press('End');
  await editor.type(' Ajouté ici.');
  await editor.press('Control+f');
  const find = page.getByRole('search', { name: 'Rechercher dans le billet' });
  await expect(find).toBeVisible();

  // At once: the save is still running, and the tools belong to the former post.
  await window.openPost(other.title);
  await expect(editor.title).toHaveValue(other.title);
  await expect(find).toBeHidden();
  await expect(page.getByRole('button', { name: 'Annuler', exact: true })).toBeDisabled();
  await editor.press('Control+z');
  await expect(editor.text).toContainText('Des voisins.');
  await expect(editor.text).not.toContainText('Ajouté ici.');
  // The list is updated with the pointer over it, and the clicked row keeps the focus.
  const rows = page.getByRole('region', { name: 'Liste' }).getByRole('row');
  await expect(rows.first()).toContainText(gardenInterview.title);
  await expect(rows.nth(1)).toHaveAttribute('tabindex', '0');
  await editor.text.getByText('Des voisins.').dblclick();
  await page.getByRole('button', { name: 'Gras' }).click();
  await expect(editor.text.locator('strong')).toHaveText('voisins');

  // Its row moves to the top of the list, away from the pointer.
  await expect(rows.first()).toContainText(other.title);
  await window.openPost(gardenInterview.title);
  await expect(editor.text).toContainText('Ajouté ici.');
  await expect(editor.text.locator('strong')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Annuler', exact: true })).toBeDisabled();
  await window.openPost(other.title);
  await expect(editor.text.locator('strong')).toHaveText('voisins');
});
