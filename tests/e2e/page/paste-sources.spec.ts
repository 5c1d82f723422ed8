/** A rich interview pasted by real keys: the offer of turns, by keyboard. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/stage/fixtures.ts';
import { callRaw } from '../support/bridge.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

const folder = resolve(__dirname, '../../fixtures/clipboard');
const fixture = (name: string): string => readFileSync(resolve(folder, name), 'utf8');

/** A copy by another program. */
async function copyElsewhere(page: Page, html: string, text: string): Promise<void> {
  expect(await callRaw(page, 'clipboard.write', { html, text })).toMatchObject({ ok: true });
}

async function openFirstPost(page: Page): Promise<EditorPage> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.press('Enter');
  await expect(editor.text).toBeFocused();
  return editor;
}

test('offers to turn a pasted interview into turns, shows the result first, and undoes it in one step', async ({
  page,
}) => {
  const editor = await openFirstPost(page);
  const { names } = editor;
  await copyElsewhere(page, fixture('word-fr-entretien.html'), 'x');
  await editor.press('Control+v');
  const offer = page.getByRole('region', { name: names.offer });
  await expect(offer).toBeVisible();
  await expect(offer).toContainText(names.looksLike);
  // The focus stays in the text; F6 goes to the offer.
  await expect(editor.text).toBeFocused();
  const before = await editor.text.innerText();

  await editor.press('F6');
  await expect(offer.getByRole('button', { name: names.seeOffer })).toBeFocused();
  await editor.press('Enter');
  const sheet = page.getByRole('dialog', { name: names.offerTitle });
  await expect(sheet).toContainText('Que faut-il emporter');
  await sheet.getByRole('button', { name: names.makeTurns }).click();
  await expect(sheet).toBeHidden();
  await expect(offer).toBeHidden();
  const name = editor.text.locator('.escale-person', { hasText: 'Omar Sadi' });
  await expect(name).toBeVisible();

  await editor.press('Control+z');
  await expect(name).toHaveCount(0);
  await expect.poll(() => editor.text.innerText()).toBe(before);
  await editor.press('Control+z');
  await expect(editor.text).toHaveText('');
});

test('keeps the pasted text by « Laisser tel quel » or Escape and restores the focus', async ({ page }) => {
  const editor = await openFirstPost(page);
  const offer = page.getByRole('region', { name: editor.names.offer });
  await copyElsewhere(page, fixture('word-fr-entretien.html'), 'x');
  await editor.press('Control+v');
  await expect(offer).toBeVisible();
  await editor.press('F6', 'Escape');
  await expect(offer).toBeHidden();
  await expect(editor.text).toBeFocused();
  await expect(editor.text).toContainText('Lucie Marchand');
});
