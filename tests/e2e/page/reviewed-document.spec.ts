/**
 * A reviewed document, by keyboard; the post made from it is in
 * tests/unit/renderer/posts/reviewed-document.all.test.tsx.
 */
import { writeFile } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
import { reviewed as words } from '#assets/messages/fr/proposals.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { reviewedInterview } from '../../builders/reviewed-document.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { pressEnter } from '../support/keys.ts';
import type { Stage } from '../support/stage/stage.ts';

/** A non-empty library with its window open, and the document as a file. */
async function writeReviewedDocument(page: Page, testInfo: TestInfo): Promise<string> {
  await addPosts(page, [gardenInterview]);
  await page.reload();
  await new AppPage(page).openPost(gardenInterview.title);
  const file = testInfo.outputPath('relu.docx');
  await writeFile(file, reviewedInterview);
  return file;
}

/** « Depuis un document… », with the system’s dialog answered automatically. */
async function chooseDocument(stage: Stage, file: string): Promise<void> {
  await stage.choose(file);
  await stage.command('new-from-document');
}

test('accepts or rejects tracked changes one by one by keyboard, and shows the comment beside its passage', async ({
  stage,
  page,
}, testInfo) => {
  const file = await writeReviewedDocument(page, testInfo);
  await chooseDocument(stage, file);
  const dialog = page.getByRole('dialog', { name: words.title('relu.docx') });
  await expect(dialog.getByRole('radio', { name: words.accepted })).toBeChecked();
  await dialog.getByRole('radio', { name: words.accepted }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: words.each })).toBeChecked();
  await expect(dialog.getByText(words.acceptedCount(2, 2))).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const change = dialog.getByRole('checkbox', { name: 'habitants' });
  await change.focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByText(words.acceptedCount(1, 2))).toBeVisible();
  await expect(dialog.locator('section')).toHaveAttribute('aria-busy', 'false');
  await pressEnter(dialog.getByRole('button', { name: words.create }));

  await expect(dialog).toBeHidden();
  await expect(new AppPage(page).messages.getByText(words.notesAdded(1), { exact: false })).toBeVisible();

  const panel = page.getByRole('complementary');
  if (!(await panel.isVisible())) await page.keyboard.press('Shift+F9');
  const note = panel.getByRole('button', { name: words.goTo('service des usages') });
  await expect(note).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await note.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.getSelection()?.toString()))
    .toBe('service des usages');
  // The panel is beside the text, and stays while the passage is shown.
  await expect(note).toBeVisible();
});
