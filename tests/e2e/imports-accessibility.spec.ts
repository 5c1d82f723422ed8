/** Every step of an import: nothing for axe in both languages and themes; files dropped; a small window. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { largeBackup } from '../builders/large-backup.ts';
import { makeDocx, docxParagraph } from '../builders/document-files.ts';
import { demoPosts } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { ImportPage } from './pages/ImportPage.ts';

// Sizes of pictures are asked where they stand: nobody answers.
test.use({ env: { ESCALE_TEST_OUTSIDE: 'http://127.0.0.1:9' } });

const CUT = resolve(__dirname, '../fixtures/imports/classic/cut.xml');
const WHOLE = resolve(__dirname, '../fixtures/imports/current/whole.atom');

async function furnished(page: Page): Promise<void> {
  await addPosts(page, demoPosts);
  await page.reload();
  await expect(page.getByRole('row').first()).toBeVisible();
}

/** Each step in turn, as `at` sees it. */
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

for (const language of ['fr', 'en'] as const)
  for (const theme of ['light', 'dark'] as const)
    test.describe(language, () => {
      test.use({ language });
      test(`every step of an import, ${theme}`, async ({ stage, page }, testInfo) => {
        const large = testInfo.outputPath('feed.atom');
        await writeFile(large, largeBackup({ posts: 1_500 }));
        await furnished(page);
        await ask(page, 'settings.set', { theme });
        const found: Record<string, string[]> = {};
        await walk(new ImportPage(stage, language), large, async (step) => {
          found[step] = await axeFindings(page);
        });
        expect(found).toEqual(Object.fromEntries(Object.keys(found).map((step) => [step, []])));
      });
    });

const sized = (app: ElectronApplication, width: number, height: number): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0] ?? 0, size[1] ?? 0),
    [width, height],
  );

test('a small window: nothing is wider than its place, at any step', async ({
  app,
  stage,
  page,
}, testInfo) => {
  const large = testInfo.outputPath('feed.atom');
  await writeFile(large, largeBackup({ posts: 1_500 }));
  await furnished(page);
  await sized(app, 900, 600);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(900);
  await walk(new ImportPage(stage), large, async (step) => {
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('[role="main"] *')]
        .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
        .map((each) => each.className),
    );
    expect(wide, step).toEqual([]);
  });
});

test('texts and a folder dropped on the screen; what a page makes up has no place on this computer', async ({
  stage,
  page,
}, testInfo) => {
  await furnished(page);
  const file = testInfo.outputPath('Visite du port.docx');
  await writeFile(file, makeDocx({ body: docxParagraph('Une visite.') }));
  const imports = new ImportPage(stage);
  const { words } = imports;
  await imports.open();
  const session = await page.context().newCDPSession(page);
  const at = { x: 640, y: 500 };
  const data = {
    items: [],
    files: [file, resolve(__dirname, '../fixtures/imports/takeout')],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await expect(page.getByText(words.dropNow)).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  await imports.copyAll(3, 0, words.reportTitle.done(3));
  await expect(page.getByText(words.dropNow)).toBeHidden();

  const given = await page.evaluate(async () => {
    const { escale } = window as unknown as { escale: { giveDropped(files: object[]): Promise<unknown> } };
    const made = new File(['<feed/>'], 'feed.atom');
    Object.defineProperty(made, 'path', { value: '/etc/passwd' });
    return escale.giveDropped([made, { path: '/etc/passwd', name: 'passwd' }]);
  });
  expect(given).toEqual({ ok: true, value: { files: [] } });
});
