/** From a card back to the text by mouse: typing continues at the click. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { writePicture } from '../support/samples/write-picture.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test('puts the caret in the text by one click outside the fields of a new picture', async ({
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

test('folds a described picture when its fields lose the focus, and the text below keeps its position', async ({
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
  await editor.type('La serre');
  const credit = page.getByRole('textbox', { name: 'Crédit' });
  const card = page.getByRole('figure', { name: 'Image', exact: true });
  const heightOf = async (): Promise<number> => (await card.boundingBox())?.height ?? 0;
  const unfolded = await heightOf();
  const below = editor.text.getByText('De prêter une clef.');
  await below.scrollIntoViewIfNeeded();
  const before = await below.boundingBox();
  await below.click();
  await expect.poll(heightOf).toBeLessThan(unfolded);
  expect((await below.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);

  // Its fields remain reachable by keyboard.
  await page.getByRole('textbox', { name: 'Légende' }).focus();
  expect(await heightOf()).toBeLessThan(unfolded);
  await editor.press('Tab');
  await expect(credit).toBeFocused();
  expect(await heightOf()).toBe(unfolded);
});
