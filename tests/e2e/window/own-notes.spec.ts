/** An own note, written by keyboard on the selected words, and found again after a restart. */
import { axeFindings } from '../support/axe.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { expect, test } from '../support/stage/fixtures.ts';

test.use({ alone: true });

test('keeps a note on the selected words over a restart', async ({ escale }) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle('Au bord du canal');
  await editor.writeTurns([
    { question: 'Que voit-on du pont ?' },
    { name: 'Léa Morel', answer: ['On voit passer les péniches.'] },
  ]);
  await editor.press('Shift+Control+ArrowLeft', 'Shift+Control+ArrowLeft');
  await editor.press('Control+Shift+m');
  const dialog = escale.page.getByRole('dialog', { name: 'Nouvelle note' });
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await expect(dialog.getByText(/péniches/)).toBeVisible();
  expect(await axeFindings(escale.page)).toEqual([]);
  await escale.page.keyboard.type('Combien par jour ?');
  await escale.page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(editor.text).toBeFocused();
  await window.saved();
  await escale.quit();

  await escale.start();
  await escale.stage.resize({ width: 1500, height: 900 });
  const { page } = escale;
  await expect(page.getByText('Combien par jour ?')).toBeVisible();
  await page.getByRole('button', { name: /^Aller au passage/ }).press('Enter');
  await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toMatch(/péniches/);
  expect(await axeFindings(page)).toEqual([]);
});
