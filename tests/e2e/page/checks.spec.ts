/**
 * The list of checks beside the text, in a real layout; its contents and repairs are in tests/unit/renderer/checks/.
 */
import { randomUUID } from 'node:crypto';
import { fr } from '#assets/messages/fr.ts';
import { postToCheck } from '../../builders/post-to-check.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { textOf, wordsOf } from '../support/writing-surfaces.ts';
import { pressEnter } from '../support/keys.ts';

test('the list of checks is accessible in both themes, leads to each passage, and leaves the text visible in a small window', async ({
  page,
  stage,
}) => {
  // Wide enough for the panel beside the text.
  await stage.resize({ width: 1_500, height: 1_000 });
  const document = postToCheck();
  const { id, saveNumber } = await ask(page, 'posts.create', { kind: document.kind, language: 'fr' });
  await ask(page, 'posts.save', { id, baseSave: saveNumber, saveId: randomUUID(), document });
  await ask(page, 'settings.set', { welcomed: true });
  await page.reload();
  await page.getByRole('row', { name: document.title }).click();
  const text = textOf({ page, stage, words: wordsOf('fr') });
  await expect(text).toBeVisible();
  const side = page.getByRole('complementary', { name: fr.window.regions.panel });
  const list = side.getByRole('button', { name: /^Liste tapée/ });
  await expect(list).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.emulateMedia({ colorScheme: theme });
    // The text itself skips a heading level, which axe reports.
    expect(await axeFindings(page, ['heading-order'])).toEqual([]);
  }
  await side.getByRole('button', { name: /^Passage en anglais/ }).press('Enter');
  await expect(text).toBeFocused();
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString()))
    .toBe('There is no such thing as a greenhouse without its gardeners.');

  await stage.resize({ width: 900, height: 600 });
  await stage.command('toggle-panel');
  await expect(list).toBeVisible();
  await list.scrollIntoViewIfNeeded();
  await pressEnter(side.getByRole('button', { name: /^Corriger : Liste/ }));
  // The overlay over the text has closed, and the list is back.
  await expect(side).toBeHidden();
  await expect(text.getByRole('listitem')).toHaveCount(2);
});
