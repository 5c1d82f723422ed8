/**
 * Dead keys, AltGr and input methods in the real window, by the debugger’s protocol: the engine composes as for a
 * keyboard. None of Escale’s own typing features (names, slash menu, typography, shorthands) may run meanwhile.
 */
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { callRaw } from '../support/bridge.ts';
import { ask } from '../support/samples/library.ts';

/** Texts shown while composing, and the committed one. */
async function compose(keyboard: CDPSession, steps: readonly string[], committed: string): Promise<void> {
  for (const text of steps)
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await keyboard.send('Input.insertText', { text: committed });
}

/** A dead key, then its letter: « ^ » is underlined until « e » makes it « ê ». */
const deadKey = (keyboard: CDPSession, accent: string, letter: string): Promise<void> =>
  compose(keyboard, [accent], letter);

/** Like Windows: a key with Ctrl and Alt held, then its character alone. */
async function altGr(keyboard: CDPSession, code: string, character: string): Promise<void> {
  const key = { key: character, code, modifiers: 3 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await keyboard.send('Input.insertText', { text: character });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

async function readStored(page: Page): Promise<string> {
  const { items } = await ask(page, 'posts.list', { list: 'drafts', limit: 1 });
  const { text } = await ask(page, 'posts.render', { id: items[0]?.id ?? '', format: 'markdown' });
  return text;
}

async function openEditor(
  page: Page,
): Promise<{ window: AppPage; editor: EditorPage; keyboard: CDPSession }> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  const keyboard = await page.context().newCDPSession(page);
  await window.startWithoutBlog();
  return { window, editor, keyboard };
}

test('writes by dead keys in the title, the lead, and at the start of a question and an answer', async ({
  page,
}) => {
  const { window, editor, keyboard } = await openEditor(page);
  await deadKey(keyboard, '^', 'Ê');
  await editor.type('tre ici');
  await editor.press('Enter');
  await expect(editor.text).toBeFocused();
  await editor.press('ArrowUp');
  await deadKey(keyboard, '`', 'À');
  await editor.type(' bord');
  await editor.press('ArrowDown');
  await deadKey(keyboard, '^', 'ê');
  await editor.type('tes-vous là');
  await editor.press('Enter');
  await editor.namePerson('Anne Martin');
  // Directly after the name, which is not part of the text.
  await deadKey(keyboard, '¨', 'ï');
  await editor.type('d, ma');
  await deadKey(keyboard, '¨', 'ï');
  await editor.type('s');
  await window.saved();
  const markdown = await readStored(page);
  expect(markdown).toContain('# Être ici');
  expect(markdown).toContain('À bord');
  expect(markdown).toContain('êtes-vous là');
  expect(markdown).toContain('ïd, maïs');
});

test('keeps a composition inside a link within the link', async ({ page }) => {
  const { window, editor, keyboard } = await openEditor(page);
  await editor.writeTitle('Un lien');
  await editor.writeQuestion('Où ?');
  await editor.namePerson('Anne Martin');
  await callRaw(page, 'clipboard.write', {
    html: '<p>voir <a href="https://exemple.fr/">le pr sec</a></p>',
    text: 'voir le pr sec',
  });
  await editor.press('Control+v');
  await expect(editor.text.getByRole('link', { name: 'le pr sec' })).toBeVisible();
  await editor.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await deadKey(keyboard, '´', 'é');
  await expect(editor.text.getByRole('link', { name: 'le pré sec' })).toBeVisible();
  await window.saved();
  expect(await readStored(page)).toContain('[le pré sec](<https://exemple.fr/>)');
});

test('runs no shortcut or correction while an input method composes a sentence', async ({ page }) => {
  const { window, editor, keyboard } = await openEditor(page);
  await editor.writeTitle('こんにちは');
  await compose(keyboard, ['/', '/k', '/か', '/かん'], '環境');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await editor.type(' ');
  await compose(keyboard, ['n', 'に'], '日本');
  await editor.press('Enter');
  await editor.namePerson('Anne Martin');
  // A name with its colon counts once typed, not while composed.
  await compose(keyboard, ['A', 'Anne Martin', 'Anne Martin : '], 'Anne');
  await compose(keyboard, ['--', '"'], ' essaie.');
  await window.saved();
  const markdown = await readStored(page);
  expect(markdown).toContain('環境 日本');
  expect(markdown).toMatch(/Anne Martin.:\*\* Anne essaie\./);
});

test('leaves nothing behind when a composition is cancelled', async ({ page }) => {
  const { window, editor, keyboard } = await openEditor(page);
  await editor.writeTitle('Rien de trop');
  await editor.type('Pourquoi');
  await keyboard.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
  await keyboard.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await editor.type(' donc');
  await window.saved();
  expect(await readStored(page)).toContain('Pourquoi donc\n');
});

test('types the AltGr character and runs no command', async ({ page }) => {
  const { window, editor, keyboard } = await openEditor(page);
  await editor.writeTitle('Les signes');
  for (const [code, character] of [
    ['Digit0', '@'],
    ['KeyE', '€'],
    ['Digit3', '#'],
    ['Digit5', '['],
    ['Digit4', '{'],
    ['KeyK', 'ĸ'],
    ['KeyF', 'đ'],
    ['Digit1', '&'],
  ] as const)
    await altGr(keyboard, code, character);
  await window.saved();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('search')).toHaveCount(0);
  expect((await readStored(page)).replaceAll('\\', '')).toContain('@€#[{ĸđ&');
});
