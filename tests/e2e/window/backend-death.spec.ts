/** The library’s process dies, then hangs, while the author types in the real app: nothing is lost. */
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { garden } from '../support/samples/sample-interview.ts';

test('restarts a backend killed while typing and one hung at closing, with one notice, no conflict and every word', async ({
  escale,
}) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle(garden.title);
  await editor.writeTurns(garden.turns.slice(0, 2));
  await window.saved();

  const words = Array.from({ length: 80 }, (_, index) => `mot${index}`);
  for (const [index, word] of words.entries()) {
    await editor.type(` ${word}`);
    if (index === 30) process.kill(escale.backendPid(), 'SIGKILL');
  }
  await expect(window.message(window.names.backendBack)).toBeVisible();
  await editor.type(' fin.');
  await window.saved();
  await expect(window.status.getByText(window.names.conflict)).toBeHidden();
  const text = await editor.text.innerText();
  expect(text).toContain(`${words.join(' ')} fin.`);

  // An open question would keep the window from closing.
  await escale.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  // Like a process that waits for a disk for ever: alive, without answering.
  process.kill(escale.backendPid(), 'SIGSTOP');
  await editor.type(' Les derniers mots.');
  await escale.quit();
  expect(escale.log()).toContain('the backend does not answer any more');
  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue(garden.title);
  expect(await later.text.innerText()).toBe(`${text} Les derniers mots.`);
});
