/** A power cut while typing in a table, in a source and in code. */
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test.use({ alone: true });

test('keeps every save reported before SIGKILL while a table cell is edited', async ({ escale }) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle('Les digues');
  await editor.press('Enter');
  await editor.type('```');
  await editor.press('Enter');
  await editor.type('let a');
  await editor.press('Control+Enter');
  await editor.type('> Le vent se lève.');
  await editor.press('Enter', 'Enter');
  await editor.type('Paul Valéry');
  await editor.press('Enter');
  await editor.type('/tableau');
  await editor.press('Enter');
  await editor.type('Ville');
  await window.saved();
  const typed: string[] = [];
  const began = Date.now();
  while (Date.now() - began < 2_000) {
    typed.push(`mot${typed.length}`);
    await editor.type(` ${typed.at(-1) ?? ''}`);
  }
  await escale.kill();
  await expect.poll(() => escale.processes(), { message: 'nothing of ours survives' }).toEqual([]);

  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue('Les digues');
  await expect(later.text.locator('pre, code').first()).toHaveText('let a');
  await expect(later.text).toContainText('Paul Valéry');
  const cell = await later.text.locator('th').first().innerText();
  const savedWords = cell.trim().split(/\s+/u);
  expect(savedWords[0]).toBe('Ville');
  // The last word may be incomplete.
  expect(typed.slice(0, savedWords.length - 2)).toEqual(savedWords.slice(1, -1));
});
