/** A search result beside the open text: read, copied, closed, and hidden without room. */
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test('shows a post beside the open one for reading and copying; Escape returns to the text', async ({
  page,
  stage,
}) => {
  await stage.resize({ width: 1_280, height: 800 });
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Au bord du canal');
  await editor.writeTurns([
    { question: 'Que voit-on du pont ?' },
    { name: 'Léa Morel', answer: ['On voit passer les péniches.'] },
  ]);
  await window.saved();
  await window.newInterview();
  await editor.writeTitle('Un autre jour');
  await window.saved();
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('péniches');
  await page.getByRole('button', { name: 'Afficher à côté' }).click();
  const pane = page.getByRole('complementary', { name: 'Billet à côté' });
  await expect(pane.getByText('On voit passer')).toBeInViewport();
  await expect(editor.title).toHaveValue('Un autre jour');
  expect(await axeFindings(page)).toEqual([]);

  await pane.getByText('On voit passer').click({ clickCount: 3 });
  await page.keyboard.press('Control+c');
  await expect.poll(async () => (await stage.copied()).text).toContain('On voit passer les péniches.');
  await stage.resize({ width: 880, height: 600 });
  await expect(pane).toBeHidden();
  await stage.resize({ width: 1_280, height: 800 });
  await pane.getByRole('group', { name: 'Texte du billet à côté' }).focus();
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(editor.text).toBeFocused();
});
