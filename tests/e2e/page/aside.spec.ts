/**
 * A boxed note by real keys: inserted by the slash menu, typed, crossed by arrow keys, joined by Delete, saved; axe
 * finds nothing.
 */
import { buildArticle } from '../../builders/interview-builder.ts';
import { axeFindings } from '../support/axe.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

const POST = buildArticle().titled('Un encadré').saying('Avant le cadre.', 'Après le cadre.').post;

test('writes a boxed note by keyboard, crosses it by arrow keys, and saves it', async ({ page }) => {
  await addPosts(page, [POST]);
  await page.reload();
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await page.getByText('Un encadré').first().click();
  await editor.text.getByText('Avant le cadre.').click();
  await editor.press('End', 'Enter');
  await editor.type('/encadré');
  await editor.press('Enter');
  await editor.type('Repères');
  await editor.press('Enter');
  await editor.type('1872 : ouverture.');
  await editor.press('Enter');
  await editor.type('2024 : fin.');
  const lines = editor.text.locator('.escale-aside-title, .escale-aside');
  await expect(lines).toHaveText(['Repères', '1872\u00a0: ouverture.', '2024\u00a0: fin.']);
  await editor.press('ArrowUp', 'ArrowUp', 'End');
  await editor.type(' utiles');
  await editor.press('ArrowDown', 'ArrowDown', 'End', 'Delete', 'Delete');
  await expect(lines).toHaveText([
    'Repères utiles',
    '1872\u00a0: ouverture.',
    '2024\u00a0: fin.Après le cadre.',
  ]);
  await editor.press('Control+z', 'Control+z');
  await expect(lines).toHaveText(['Repères utiles', '1872\u00a0: ouverture.', '2024\u00a0: fin.']);
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page)).toEqual([]);
  }
  await window.saved();
  await expect(page.getByText('12 mots').first()).toBeVisible();
});
