/** Closing and restarting: the text, the post, the caret; and one window for any number of starts. */
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test.use({ alone: true });

test('a restart restores everything: the caret, the last edited post and the words typed while closing', async ({
  escale,
}) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle('Au bord du canal');
  await editor.writeTurns([
    { question: 'Que voit-on du pont ?' },
    { name: 'Léa Morel', answer: ['On voit passer les péniches.'] },
  ]);
  await window.newInterview();
  await editor.writeTitle('Un autre jour');
  await window.saved();
  await window.waitForPosts('Un autre jour', 'Au bord du canal');
  await window.openPost('Au bord du canal');
  await expect(editor.title).toHaveValue('Au bord du canal');
  await expect(editor.text).toBeFocused();
  await editor.press('Control+End');
  await editor.type(' Et les canards');
  // Before « les canards »: the position to restore.
  await editor.press('Control+ArrowLeft', 'Control+ArrowLeft');
  await window.saved();
  await escale.quit();

  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue('Au bord du canal');
  await expect(later.text).toBeFocused();
  await later.type('tous ');
  await expect(later.text.getByText('On voit passer les péniches. Et tous les canards')).toBeVisible();
  await new AppPage(escale.page).openPost('Un autre jour');
  await expect(later.title).toHaveValue('Un autre jour');
  await later.text.click();
  await later.type('Sont-ils gardés ?');
  // No pause: the last typed words are not saved yet.
  await escale.quit();

  await escale.start();
  const last = new EditorPage(escale.page);
  await expect(last.title).toHaveValue('Un autre jour');
  await expect(last.text.getByText('Sont-ils gardés ?')).toBeVisible();
});

test('a second start shows the window in use without changing its text', async ({ escale, app, page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Une seule fenêtre');
  await editor.type('Combien de fenêtres ?');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect((await escale.startAgain()).code).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
    )
    .toEqual([true]);
  await editor.type(' Une');
  await expect(editor.text.getByText('Combien de fenêtres ? Une')).toBeVisible();
  await window.saved();
});
