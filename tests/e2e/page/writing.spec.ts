/** An interview written by keyboard alone, from the welcome screen to its public page. */
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { readPublicPage } from '../support/pages/PublicPage.ts';
import { garden } from '../support/samples/sample-interview.ts';
import { writePicture } from '../support/samples/write-picture.ts';

test('publishes an interview with a picture, written by keyboard alone, turn by turn', async ({
  stage,
  page,
}, testInfo) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle(garden.title);
  await editor.writeLead(garden.lead[0] ?? '');

  // Enter turns the empty question into a paragraph, for the picture.
  await editor.press('Enter');
  await editor.insertPicture(stage, await writePicture(testInfo.outputPath('serre.png')), async () => {
    await window.moveTo(editor.toolbar, 'Shift+Tab');
    await window.moveTo(editor.pictureButton, 'ArrowLeft');
    await editor.press('Enter');
  });
  await editor.type('Deux personnes devant une serre');
  await editor.press('Tab');
  await editor.type('La serre du laboratoire');
  await editor.press('Tab');
  await editor.type('Photo : Anne Martin');
  await editor.press('Enter');
  await editor.nextQuestion();
  await editor.writeTurns(garden.turns);
  await window.saved();

  await window.publishOnPracticeBlog();
  const picture = {
    alt: 'Deux personnes devant une serre',
    caption: 'La serre du laboratoire Photo : Anne Martin',
    width: 640,
  };
  expect(await readPublicPage(await window.addressSeen(stage))).toEqual({
    ...garden,
    turns: [picture, ...garden.turns],
  });
});
