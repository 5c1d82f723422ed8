/** From a card back to the text with the mouse: what is typed next stands where one pressed. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { writePicture } from '../support/samples/write-picture.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test('one press in the text, out of the fields of a new picture, puts the caret there', async ({
  stage,
  page,
}, testInfo) => {
  await addPosts(page, [gardenInterview]);
  await page.reload();
  await new AppPage(page).openPost(gardenInterview.title);
  const editor = new EditorPage(page);
  await editor.text.getByText('Toute l’équipe').click();
  await editor.insertPicture(stage, await writePicture(testInfo.outputPath('serre.png')), () =>
    editor.press('Control+Shift+i'),
  );
  await editor.text.getByText('De prêter une clef.').click();
  await editor.type('X');
  await expect(editor.text.getByText(/^De pr.*X.*clef\.$/u)).toBeVisible();
});
