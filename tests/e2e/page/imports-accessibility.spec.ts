/** Every step of an import without an axe finding, and within a small window. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { largeBackup } from '../../builders/large-backup.ts';
import { demoPosts } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { ImportPage } from '../support/pages/ImportPage.ts';

// Requests for picture sizes get no answer.
test.use({ env: { ESCALE_TEST_OUTSIDE: 'http://127.0.0.1:9' } });

const CUT = resolve(__dirname, '../../fixtures/imports/classic/cut.xml');
const WHOLE = resolve(__dirname, '../../fixtures/imports/current/whole.atom');

async function addDemoPosts(page: Page): Promise<void> {
  await addPosts(page, demoPosts);
  await page.reload();
  await expect(page.getByRole('row').first()).toBeVisible();
}

/** Each step in turn, passed to `at`. */
async function walk(imports: ImportPage, large: string, at: (step: string) => Promise<void>): Promise<void> {
  const { words, page } = imports;
  await imports.open();
  await imports.button(words.backupHow).click();
  await at('start');
  await imports.chooseFiles(CUT);
  await expect(imports.button(words.changeNothing)).toBeVisible();
  await at('damaged');
  await imports.button(words.beginPartial(2, 0)).click();
  await expect(imports.heading(words.reportTitle.done(2))).toBeVisible();
  await expect(imports.screen.getByRole('grid').getByRole('row').first()).toBeVisible();
  await at('report with remarks');
  await imports.button(words.undo).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await at('undoing?');
  await page.getByRole('alertdialog').getByRole('button', { name: words.undoNow }).click();
  await expect(imports.heading(words.reportTitle.undone)).toBeVisible();
  await at('undone');
  await imports.button(words.back).click();
  await imports.chooseFiles(WHOLE);
  await expect(imports.button(words.nothing)).toBeVisible();
  await at('found');
  await imports.button(words.nothing).click();
  await imports.chooseFiles(large);
  await imports.button(words.begin(1_500, 0)).click();
  await imports.button(words.pause).click();
  await expect(imports.button(words.resume)).toBeVisible();
  await at('paused');
  await imports.button(words.stop).click();
  await page.getByRole('alertdialog').getByRole('button', { name: words.stopNow }).click();
  await expect(imports.button(words.copyReport)).toBeVisible();
  await at('stopped');
  await imports.button(words.back).click();
  await expect(imports.screen.getByRole('heading', { name: words.earlier })).toBeVisible();
  await at('earlier');
}

/** Elements beyond the right edge of the window. Runs in the page. */
const tooWide = (): string[] =>
  [...document.querySelectorAll('[role="main"] *')]
    .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
    .map((each) => each.className);

// Each theme and each language once, as in accessibility.spec.ts.
for (const [language, theme] of [
  ['fr', 'light'],
  ['en', 'dark'],
] as const)
  test.describe(language, () => {
    test.use({ language });
    test(`has no axe violation at any step, ${theme}; fits a small window`, async ({
      stage,
      page,
    }, testInfo) => {
      const large = testInfo.outputPath('feed.atom');
      await writeFile(large, largeBackup({ posts: 1_500 }));
      await addDemoPosts(page);
      await ask(page, 'settings.set', { theme });
      const violations: Record<string, string[]> = {};
      await walk(new ImportPage(stage, language), large, async (step) => {
        violations[step] = await axeFindings(page);
        await stage.resize({ width: 900, height: 600 });
        // Parts of the window collapse in the next frame.
        await expect.poll(() => page.evaluate(tooWide), { message: step }).toEqual([]);
        await stage.resize({ width: 1_280, height: 800 });
      });
      expect(violations).toEqual(Object.fromEntries(Object.keys(violations).map((step) => [step, []])));
    });
  });
