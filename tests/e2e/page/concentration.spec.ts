/**
 * The concentration mode with its options: the caret’s line keeps its height, and the caret’s sentence is
 * highlighted.
 */
import type { Page } from '@playwright/test';
import { buildArticle } from '../../builders/interview-builder.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

const PARAGRAPH = 'Une serre est là. Elle est ouverte ? Oui, depuis le matin, et jusqu’au soir. '.repeat(4);

/** Distance of the caret below its fixed height, in pixels. */
const distance = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { top = 0, height = 0 } =
      document.querySelector('[data-escale-scroll]')?.getBoundingClientRect() ?? {};
    const caret = document.getSelection()?.getRangeAt(0).getClientRects()[0]?.top ?? -1;
    return Math.abs(Math.round((caret - top - height * 0.45) / 2));
  });

const sentence = (page: Page): Promise<string> =>
  page.evaluate(() => [...(CSS.highlights.get('escale-sentence') ?? [])].map(String).join('|'));

test('keeps the caret’s line at its height and highlights its sentence', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await addPosts(page, [
    buildArticle()
      .titled('Long')
      .saying(...Array.from({ length: 30 }, () => PARAGRAPH.trim())).post,
  ]);
  await ask(page, 'settings.set', { focusPart: 'sentence', typewriter: true });
  await page.reload();
  await page.getByRole('row', { name: 'Long' }).click();
  const editor = new EditorPage(page);
  await editor.text.getByText('Une serre').nth(10).click();
  await editor.press('Shift+F11');
  for (const key of ['ArrowDown', 'ArrowDown', 'PageDown', 'Control+End']) {
    await editor.press(key);
    await expect.poll(() => distance(page), key).toBe(0);
  }
  await editor.type(' Fin ? Non.');
  await expect.poll(() => distance(page)).toBe(0);
  expect(await sentence(page)).toBe('Non.');

  // One undo step, as without the mode; then nothing is left.
  await editor.press('Control+z');
  expect(await sentence(page)).toMatch(/soir\.$/u);
  await editor.press('Shift+F11');
  expect(await sentence(page)).toBe('');
});
