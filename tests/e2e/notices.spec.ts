/** What the window says: a notice acts on what it speaks of, can be pressed over an open window, and moves nothing else. */
import type { Page } from '@playwright/test';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { typography } from '#assets/messages/fr/checks.ts';
import { blockToText } from '#interview/plain.ts';
import { buildArticle, buildInterview } from '../builders/interview-builder.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { enter } from './keys.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import type { Stage } from './stage.ts';

const post = buildInterview()
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

async function pasteAnswers(stage: Stage, page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.text.getByText('Merci à toutes.').click();
  await editor.press('Control+End', 'Enter');
  await editor.paste(stage, RECEIVED);
  await expect(new AppPage(page).message(words.answersLikely(2))).toBeVisible();
  return editor;
}

test('answers that were pasted stay where they are when their window is cancelled', async ({
  stage,
  page,
}) => {
  const [id = ''] = await open(page, post, buildArticle().titled('Autre billet').saying('Rien ici.').post);
  const window = new AppPage(page);
  const editor = await pasteAnswers(stage, page);
  await window.messages.getByRole('button', { name: words.title }).click();
  await expect(page.getByRole('dialog', { name: words.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(editor.text.getByText('Une passeuse.')).toBeVisible();

  // Said again for another paste, and gone once something else is written.
  await pasteAnswers(stage, page);
  await editor.press('Control+End');
  await editor.type(' Et bonne route.');
  await expect(window.message(words.answersLikely(2))).toBeHidden();
  await window.saved();
  const { body } = (await ask(page, 'posts.get', { id })).document;
  expect(body.map(blockToText).join('\n')).toContain('Et bonne route.');

  // And with the post that it speaks of.
  await pasteAnswers(stage, page);
  await window.openPost('Autre billet');
  await expect(window.message(words.answersLikely(2))).toBeHidden();
});

test('« Annuler » of the corrections is gone once more is written', async ({ page }) => {
  await open(page, buildArticle().titled('Le bac').saying('Quoi ? Un bac !').post);
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

test('a notice said in a window over the window stands in it and covers nothing of it', async ({
  app,
  stage,
  page,
}) => {
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
  await expect(sheet.getByText(words.copied, { exact: true })).toBeVisible();
  expect((await stage.copied()).text).not.toBe('');
  expect(await axeFindings(page)).toEqual([]);
  // The act of the window can be pressed where it stands.
  await sheet.getByRole('button', { name: 'Annuler' }).click({ trial: true });
  await window.messages.getByRole('button', { name: 'OK' }).click();
  await expect(window.message(words.copied)).toBeHidden();
  await expect(sheet).toBeVisible();
});

test('a notice said before a window opens waits until it is closed', async ({ escale, page }) => {
  await open(page, post);
  const window = new AppPage(page);
  process.kill(escale.backendPid(), 'SIGKILL');
  const notice = window.message(window.names.backendBack);
  await expect(notice).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('dialog', { name: 'Réglages' })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(notice).toBeVisible();
  await window.messages.getByRole('button', { name: 'OK' }).click();
  await expect(notice).toHaveCount(0);
});

test('what is undone elsewhere is said no more', async ({ page }) => {
  await open(page, buildArticle().titled('Le bac').saying('Rien.').post);
  const window = new AppPage(page);
  const list = page.getByRole('region', { name: window.names.list });
  await list.getByRole('row', { name: 'Le bac' }).press('Delete');
  const said = window.message('est dans la corbeille.');
  await expect(said).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: 'Corbeille' })
    .press('Enter');
  await list.getByRole('row', { name: 'Le bac' }).click();
  await enter(page.getByRole('main').getByRole('button', { name: 'Remettre dans les brouillons' }));
  await expect(new EditorPage(page).text).toBeVisible();
  await expect(said).toBeHidden();
});

test('a notice never stands on the line of the caret', async ({ stage, page }) => {
  const lines = Array.from(
    { length: 60 },
    (_one, line) => `Ligne ${line}, ${'des mots et encore '.repeat(12)}`,
  );
  await open(
    page,
    buildArticle()
      .titled('Le bac')
      .saying(...lines).post,
  );
  await stage.resize({ width: 900, height: 600 });
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  const shown = window.messages.locator('> div');
  await editor.text.getByText('Ligne 0').click();
  await page.keyboard.press('Control+Shift+C');
  await expect(window.messages.getByRole('button', { name: 'OK' })).toBeVisible();
  await expect(shown).not.toHaveAttribute('data-at', 'top');
  const notice = await shown.boundingBox();
  const text = await editor.text.boundingBox();
  if (notice === null || text === null) throw new Error('nothing is drawn');
  expect(notice.x, 'it lies over the text').toBeLessThan(text.x + text.width);
  // On a line that goes on under it.
  await page.mouse.click(notice.x - 20, notice.y + notice.height / 2);
  await expect(shown).toHaveAttribute('data-at', 'top');
  await editor.press('Control+Home');
  await expect(shown).not.toHaveAttribute('data-at', 'top');
});

test.describe('as authors have it', () => {
  test.use({ noticesGo: true });
  test('a notice that asks nothing goes by itself', async ({ page }) => {
    await open(page, post);
    const window = new AppPage(page);
    await page.keyboard.press('Control+Shift+C');
    const dismiss = window.messages.getByRole('button', { name: 'OK' });
    await expect(dismiss).toBeVisible();
    await expect(dismiss).toBeHidden({ timeout: 60_000 });
  });
});

test('with the find bar open, writing far from what is found stays where one writes', async ({ page }) => {
  const long = Array.from({ length: 80 }, (_one, line) => (line === 0 ? 'Une clef.' : `Ligne ${line}.`));
  await open(
    page,
    buildArticle()
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
