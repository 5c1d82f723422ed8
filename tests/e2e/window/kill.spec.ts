/** The whole app ends without warning, as in a power cut. */
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { garden } from '../support/samples/sample-interview.ts';

test.use({ alone: true });

test('after SIGKILL once the status line reports the save, restores everything and opens the last edited post', async ({
  escale,
}) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle('Une école dessine sa cour');
  await editor.writeTurns(garden.turns.slice(0, 2));
  await window.newInterview();
  await editor.writeTitle('Ce que disent les oiseaux');
  await window.saved();
  await window.waitForPosts('Ce que disent les oiseaux', 'Une école dessine sa cour');
  await window.openPost('Une école dessine sa cour');
  await expect(editor.title).toHaveValue('Une école dessine sa cour');
  await expect(editor.text).toBeFocused();
  await editor.press('Control+End');
  await editor.type(' Et un mot de plus.');
  await window.saved();
  const text = await editor.text.innerText();
  await escale.kill();
  await expect.poll(() => escale.processes(), { message: 'nothing of ours survives' }).toEqual([]);

  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue('Une école dessine sa cour');
  expect(await later.text.innerText()).toBe(text);
  expect(text).toContain('Et un mot de plus.');
  await new AppPage(escale.page).openPost('Ce que disent les oiseaux');
  await expect(later.title).toHaveValue('Ce que disent les oiseaux');
});

test('after SIGKILL while typing, loses at most the last second', async ({ escale }) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle('Compter sans s’arrêter');
  const typed: { word: string; at: number }[] = [];
  const aSecondBefore = (moment: number) => typed.filter(({ at }) => at < moment - 1_000);
  while (aSecondBefore(Date.now()).length < 40) {
    const word = `mot${typed.length}`;
    await editor.type(`${word} `);
    typed.push({ word, at: Date.now() });
  }
  const killed = Date.now();
  await escale.kill();
  await expect.poll(() => escale.processes(), { message: 'nothing of ours survives' }).toEqual([]);

  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue('Compter sans s’arrêter');
  const savedWords = (await later.text.innerText()).trim().split(/\s+/u);
  // The last word may be incomplete.
  const wholeWords = savedWords.slice(0, -1);
  expect(wholeWords).toEqual(typed.slice(0, wholeWords.length).map(({ word }) => word));
  const older = aSecondBefore(killed);
  expect(savedWords.length).toBeGreaterThanOrEqual(older.length);
  expect(savedWords.slice(0, older.length)).toEqual(older.map(({ word }) => word));
});
