/** The library's process dies under the author's hands: nothing is lost, and it is said. */
import { existsSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { asRead, garden } from './sample-interview.ts';

const turns = garden.turns.slice(0, 3);

test.describe('between COMMIT and the reply', () => {
  test.use({
    env: async ({}, use, testInfo) => {
      await use({
        ESCALE_TEST_DIE_AT: 'posts.save:committed',
        ESCALE_TEST_DIE_MARKER: testInfo.outputPath('died'),
      });
    },
  });

  test('the save is known as done: no conflict, a notice, writing goes on', async ({
    escale,
    page,
  }, testInfo) => {
    const window = new AppPage(page);
    const editor = new EditorPage(page);
    await window.startWithoutBlog();
    const before = escale.backendPid();
    await editor.writeTitle(garden.title);
    await editor.writeTurns(turns);
    await expect(window.message(window.names.backendBack)).toBeVisible();
    expect(existsSync(testInfo.outputPath('died'))).toBe(true);
    expect(escale.backendPid()).not.toBe(before);
    await window.saved();
    await expect(window.status.getByText(window.names.conflict)).toBeHidden();

    const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
    expect(items).toHaveLength(1);
    const { document } = await ask(page, 'posts.get', { id: items[0]?.id ?? '' });
    expect(asRead(document)).toEqual({ title: garden.title, lead: [], turns });
  });
});

test('while typing: nothing is lost, a notice, no conflict, writing goes on and survives a restart', async ({
  escale,
}) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle(garden.title);
  await editor.writeTurns(turns.slice(0, 2));
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

  await escale.quit();
  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue(garden.title);
  expect(await later.text.innerText()).toBe(text);
});

/** As a process that waits for a disk for ever, or runs in a circle: it is there, and answers nothing. */
const hang = (pid: number): void => void process.kill(pid, 'SIGSTOP');

test('hung while typing: another takes its place by itself, nothing is lost, no conflict', async ({
  escale,
}) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle(garden.title);
  await editor.writeTurns(turns.slice(0, 2));
  await window.saved();
  const before = escale.backendPid();
  hang(before);
  await editor.type(' Écrit pendant ce temps.');
  await expect(window.message(window.names.backendBack)).toBeVisible({ timeout: 60_000 });
  await window.saved();
  await expect(window.status.getByText(window.names.conflict)).toBeHidden();
  expect(escale.backendPid()).not.toBe(before);
  expect(escale.log()).toContain('the backend does not answer any more');
  const [post] = (await ask(escale.page, 'posts.list', { list: 'all', limit: 10 })).items;
  const { document } = await ask(escale.page, 'posts.get', { id: post?.id ?? '' });
  expect(JSON.stringify(document)).toContain('Écrit pendant ce temps.');
});

test('hung as the window closes: nobody is asked whether words may be lost, and they are there', async ({
  escale,
}) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle(garden.title);
  await editor.writeTurns(turns.slice(0, 2));
  await window.saved();
  // Any question keeps the window: it would never close.
  await escale.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  hang(escale.backendPid());
  await editor.type(' Les derniers mots.');
  await escale.quit();
  await escale.start();
  await expect(new EditorPage(escale.page).text).toContainText('Les derniers mots.');
});
