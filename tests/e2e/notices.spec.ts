/** What the window says: a notice acts on what it speaks of, can be pressed over an open window, and moves nothing else. */
import type { ElectronApplication, Page } from '@playwright/test';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { typography } from '#assets/messages/fr/checks.ts';
import { blockToText } from '#interview/plain.ts';
import { anArticle, anInterview } from '../builders/an-interview.ts';
import { axeFindings } from './axe.ts';
import { clipboardOf } from './clipboard.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';

const post = anInterview()
  .titled('Le bac')
  .asking('Qui tient la barre ?')
  .asking('Pourquoi ce bac ?')
  .saying('Merci à toutes.').post;
const RECEIVED = 'Bonjour\n\nQui tient la barre ?\nUne passeuse.\n\nPourquoi ce bac ?\nPour le marché.';

async function open(page: Page, ...posts: Parameters<typeof addPosts>[1]): Promise<string[]> {
  const ids = await addPosts(page, posts);
  await page.reload();
  await new AppPage(page).openPost(posts[0]?.title ?? '');
  return ids;
}

async function pasteAnswers(app: ElectronApplication, page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.text.getByText('Merci à toutes.').click();
  await editor.press('Control+End', 'Enter');
  await editor.paste(app, RECEIVED);
  await expect(new AppPage(page).message(words.looksLikeAnswers(2))).toBeVisible();
  return editor;
}

test('answers that were pasted stay where they are when their window is cancelled', async ({ app, page }) => {
  const [id = ''] = await open(page, post, anArticle().titled('Autre billet').saying('Rien ici.').post);
  const window = new AppPage(page);
  const editor = await pasteAnswers(app, page);
  await window.messages.getByRole('button', { name: words.title }).click();
  await expect(page.getByRole('dialog', { name: words.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(editor.text.getByText('Une passeuse.')).toBeVisible();

  // Said again for another paste, and gone once something else is written.
  await pasteAnswers(app, page);
  await editor.press('Control+End');
  await editor.type(' Et bonne route.');
  await expect(window.message(words.looksLikeAnswers(2))).toBeHidden();
  await window.saved();
  const { body } = (await ask(page, 'posts.get', { id })).document;
  expect(body.map(blockToText).join('\n')).toContain('Et bonne route.');

  // And with the post that it speaks of.
  await pasteAnswers(app, page);
  await window.openPost('Autre billet');
  await expect(window.message(words.looksLikeAnswers(2))).toBeHidden();
});

test('« Annuler » of the corrections is gone once more is written', async ({ page }) => {
  await open(page, anArticle().titled('Le bac').saying('Quoi ? Un bac !').post);
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await editor.text.getByText('Quoi').click();
  await page.keyboard.press('F7');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Appliquer/ })
    .click();
  const undo = window.messages.getByRole('button', { name: typography.undo });
  await expect(undo).toBeVisible();
  await editor.press('Control+End');
  await editor.type(' Et une écluse.');
  await expect(undo).toBeHidden();
  await expect(editor.text.getByText('Et une écluse.')).toBeVisible();
});

test('a notice said while a window is open can be read and pressed over it', async ({ app, page }) => {
  await open(page, post);
  await page.keyboard.press('Control+Shift+A');
  const sheet = page.getByRole('dialog', { name: words.title });
  await app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    `${RECEIVED}\n\nUne suite ?\nEncore.`,
  );
  await sheet.getByRole('textbox', { name: words.pasteLabel }).focus();
  await page.keyboard.press('Control+v');
  await sheet.getByRole('button', { name: words.copy }).first().click();
  const window = new AppPage(page);
  await expect(window.message(words.copied)).toBeVisible();
  expect((await clipboardOf(app)).text).not.toBe('');
  expect(await axeFindings(page)).toEqual([]);
  await window.messages.getByRole('button', { name: 'Compris' }).click();
  await expect(window.message(words.copied)).toBeHidden();
  await expect(sheet).toBeVisible();
});

test('a notice said before a window opens does not cover it, and is there again once it is closed', async ({
  escale,
  page,
}) => {
  await open(page, post);
  const window = new AppPage(page);
  process.kill(escale.backendPid(), 'SIGKILL');
  const notice = window.messages.locator('> div', { hasText: window.names.backendBack });
  await expect(notice).toHaveCSS('opacity', '1');
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('dialog', { name: 'Réglages' })).toBeVisible();
  await expect(notice).toHaveCSS('opacity', '0');
  await expect(notice).toHaveCSS('pointer-events', 'none');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(notice).toHaveCSS('opacity', '1');
  await notice.getByRole('button', { name: 'Compris' }).click();
  await expect(notice).toHaveCount(0);
});

test('with the find bar open, writing far from what is found stays where one writes', async ({ page }) => {
  const long = Array.from({ length: 80 }, (_one, line) => (line === 0 ? 'Une clef.' : `Ligne ${line}.`));
  await open(
    page,
    anArticle()
      .titled('Le bac')
      .saying(...long).post,
  );
  const editor = new EditorPage(page);
  await editor.text.getByText('Une clef.').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('clef');
  await expect(page.getByText('1 sur 1')).toBeVisible();
  const last = editor.text.getByText('Ligne 79.');
  await last.click();
  await editor.press('Control+End');
  await editor.type(' Une autre clef.');
  await expect(page.getByText('1 sur 2')).toBeVisible();
  await expect(last).toBeInViewport();
});
