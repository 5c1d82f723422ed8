/** Files that go out of the real window: each format from the menu to the disk, and the whole archive. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectPdf, furnished, shot } from './export-fixture.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './library.ts';
import { ExportPage } from './pages/ExportPage.ts';

const TITLE = 'Les rencontres du laboratoire deux jardinières de l’action publique';

test('each format, from the menu to a file; the folder shown without the page knowing it', async ({
  stage,
  page,
}, testInfo) => {
  await furnished(page);
  const exports = new ExportPage(stage);
  const { words } = exports;
  const folder = testInfo.outputPath('sortie');
  mkdirSync(folder, { recursive: true });

  for (const [format, ending] of [
    ['docx', 'docx'],
    ['pdf', 'pdf'],
    ['html', 'html'],
    ['markdown', 'md'],
  ] as const) {
    const file = join(folder, `essai.${ending}`);
    await stage.choose(file);
    await exports.open('export');
    await exports.choose(format);
    if (format === 'docx') await shot(page, 'export');
    await exports.button(words.chooseFile).click();
    await expect(exports.dialog.getByText(words.ended.done(1))).toBeVisible();
    expect(await stage.proposedName()).toBe(`${TITLE}.${ending}`);
    await expect(exports.dialog.getByText(`essai.${ending}`)).toBeVisible();
    if (format === 'pdf') await shot(page, 'export-report');
    await expect(exports.button(words.finish)).toBeFocused();
    await exports.button(words.openFolder).click();
    await expect.poll(async () => (await stage.opened()).at(-1)).toBe(file);
    await exports.button(words.finish).click();
    await expect(exports.dialog).toBeHidden();
  }
  expect(readFileSync(join(folder, 'essai.docx')).subarray(0, 2).toString()).toBe('PK');
  expectPdf(join(folder, 'essai.pdf'), [
    /De prêter une clef\./,
    /Le jardin, au printemps/,
    /1 ?\/ ?\d/,
    /Les rencontres du laboratoire/,
  ]);
  expect(readFileSync(join(folder, 'essai.html'), 'utf8')).toContain('src="data:image/');
  expect(readFileSync(join(folder, 'essai.md'), 'utf8')).toContain('](<essai-images/1.png>)');
  expect(statSync(join(folder, 'essai-images/1.png')).size).toBeGreaterThan(1_000);
  expect(existsSync(join(folder, 'essai.pdf.part'))).toBe(false);
});

test('what was just typed is in the file, and a mind that changes writes nothing', async ({
  stage,
  page,
}, testInfo) => {
  await furnished(page);
  const exports = new ExportPage(stage);
  await stage.choose();
  await exports.open('export');
  await exports.choose('html');
  await exports.button(exports.words.chooseFile).click();
  await expect(exports.button(exports.words.chooseFile)).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(exports.dialog).toBeHidden();

  const file = testInfo.outputPath('frais.html');
  await page.getByRole('textbox', { name: 'Titre', exact: true }).fill('Un titre tout neuf');
  await stage.choose(file);
  await exports.open('export');
  await exports.choose('html');
  await exports.button(exports.words.chooseFile).click();
  await expect(exports.dialog.getByText(exports.words.ended.done(1))).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('<h1>Un titre tout neuf</h1>');
});

test('everything: a backup for Blogger and a folder of Markdown, and a place that cannot be written says so', async ({
  stage,
  page,
}, testInfo) => {
  await furnished(page);
  const exports = new ExportPage(stage);
  const { words } = exports;
  const folder = testInfo.outputPath('tout');
  mkdirSync(folder, { recursive: true });
  await stage.choose(folder);
  await exports.open('export-all');
  await expect(
    exports.dialog.getByRole('button', { name: `${words.lists.all} (${words.postCount(4)})` }),
  ).toBeVisible();
  await shot(page, 'export-all');
  await exports.button(words.chooseFolder).click();
  await expect(exports.dialog.getByText(words.ended.done(1))).toBeVisible();
  await exports.button(words.openFolder).click();
  await expect.poll(() => stage.opened()).toEqual([folder]);
  await exports.button(words.finish).click();
  const feed = readFileSync(join(folder, 'feed.atom'), 'utf8');
  expect(feed.match(/<entry>/g)).toHaveLength(4);
  expect(feed).toContain('<blogger:status>DRAFT</blogger:status>');

  await exports.open('export-all');
  await exports.choose('markdown');
  await exports.button(words.chooseFolder).click();
  await expect(exports.dialog.getByText(words.ended.done(4))).toBeVisible();
  await exports.button(words.finish).click();
  expect(readdirSync(folder).filter((name) => name.endsWith('.md'))).toHaveLength(4);

  const taken = testInfo.outputPath('un-fichier');
  writeFileSync(taken, 'à moi');
  await stage.choose(taken);
  await exports.open('export-all');
  await exports.button(words.chooseFolder).click();
  await expect(
    exports.dialog.getByText('Rien n’a pu être écrit à cet endroit', { exact: false }),
  ).toBeVisible();
  expect(readFileSync(taken, 'utf8')).toBe('à moi');
});

test.describe('in English, dark, in a small window', () => {
  test.use({ language: 'en' });
  test('every dialog holds its words', async ({ stage, page }) => {
    await furnished(page);
    await ask(page, 'settings.set', { theme: 'dark' });
    await stage.resize({ width: 900, height: 600 });
    const exports = new ExportPage(stage, 'en');
    for (const command of ['export', 'export-all', 'send-for-review'] as const) {
      await exports.open(command);
      const act = {
        export: exports.words.chooseFile,
        'export-all': exports.words.chooseFolder,
        'send-for-review': exports.words.sendAct,
      }[command];
      await expect(exports.button(act)).toBeInViewport();
      await shot(page, `en-${command}`);
      await page.keyboard.press('Escape');
      await expect(exports.dialog).toBeHidden();
    }
  });
});
