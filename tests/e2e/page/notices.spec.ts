/** A notice over a dialog can be clicked there; over the text it never covers the caret’s line. */
import type { Page } from '@playwright/test';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { buildArticle, buildInterview } from '../../builders/interview-builder.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

const post = buildInterview()
  .titled('Le bac')
  .asking('Qui tient la barre ?')
  .asking('Pourquoi ce bac ?')
  .saying('Merci à toutes.').post;
const RECEIVED = 'Bonjour\n\nQui tient la barre ?\nUne passeuse.\n\nPourquoi ce bac ?\nPour le marché.';

async function open(page: Page, ...posts: Parameters<typeof addPosts>[1]): Promise<void> {
  await addPosts(page, posts);
  await page.reload();
  await new AppPage(page).openPost(posts[0]?.title ?? '');
}

test('shows a notice inside the topmost dialog, where it covers no text', async ({ stage, page }) => {
  await open(page, post);
  await page.keyboard.press('Control+Shift+A');
  const sheet = page.getByRole('dialog', { name: words.title });
  await stage.copy({ text: `${RECEIVED}\n\nUne suite ?\nEncore.` });
  await sheet.getByRole('textbox', { name: words.pasteLabel }).focus();
  await page.keyboard.press('Control+v');
  await sheet.getByRole('button', { name: words.copy }).first().click();
  const window = new AppPage(page);
  await expect(sheet.getByText(words.copied, { exact: true })).toBeVisible();
  expect((await stage.copied()).text).not.toBe('');
  expect(await axeFindings(page)).toEqual([]);
  // The notice does not cover the dialog’s button.
  await sheet.getByRole('button', { name: 'Annuler' }).click({ trial: true });
  await window.messages.getByRole('button', { name: 'Fermer' }).click();
  await expect(window.message(words.copied)).toBeHidden();
  await expect(sheet).toBeVisible();
});

test('never covers the caret’s line with a notice', async ({ stage, page }) => {
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
  const noticeBox = window.messages.locator('> div');
  await editor.text.getByText('Ligne 0').click();
  await page.keyboard.press('Control+Shift+C');
  await expect(window.messages.getByRole('button', { name: 'Fermer' })).toBeVisible();
  await expect(noticeBox).not.toHaveAttribute('data-at', 'top');
  const notice = await noticeBox.boundingBox();
  const text = await editor.text.boundingBox();
  if (notice === null || text === null) throw new Error('nothing is drawn');
  expect(notice.x, 'it lies over the text').toBeLessThan(text.x + text.width);
  // On a line that continues under it.
  await page.mouse.click(notice.x - 20, notice.y + notice.height / 2);
  await expect(noticeBox).toHaveAttribute('data-at', 'top');
  await editor.press('Control+Home');
  await expect(noticeBox).not.toHaveAttribute('data-at', 'top');
});
