/** Files that go out of the real window: each format from the menu to the disk, the whole archive, a text to be read over. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { gardenPicture } from '../builders/demo-picture.ts';
import { demoPosts, gardenInterview } from '../builders/demo-posts.ts';
import type { Image, Post } from '../../interview/document.ts';
import { expect, test } from './fixtures.ts';
import { addPicture, addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { ExportPage } from './pages/ExportPage.ts';

const TITLE = 'Les rencontres du laboratoire deux jardinières de l’action publique';
/** Where pictures of the dialogs go, when one wants to look at them. */
const SHOTS = process.env.ESCALE_SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** The interview open, with its picture, and others beside it. */
async function furnished(page: Page, more: Partial<Post> = {}): Promise<string> {
  const asset = await addPicture(page, await gardenPicture(), 'jardin.png');
  const image: Image = {
    type: 'image',
    asset,
    width: 1_200,
    height: 700,
    alt: 'Un jardin entre deux immeubles',
    caption: [{ type: 'text', text: 'Le jardin, au printemps' }],
    credit: 'Anne Martin',
    decorative: false,
  };
  const { body } = gardenInterview;
  const garden: Post = {
    ...gardenInterview,
    numbered: true,
    body: [body[0] as Post['body'][number], ...body.slice(1, 3), image, ...body.slice(3)],
    ...more,
  };
  const ids = await addPosts(page, [...demoPosts.slice(0, 3), garden]);
  await page.reload();
  await page.getByText(gardenInterview.title, { exact: true }).first().click();
  await expect(page.getByRole('main').getByText('De prêter une clef.')).toBeVisible();
  return ids.at(-1) ?? '';
}

function textOfPdf(file: string): string | undefined {
  const run = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return run.error === undefined ? run.stdout : undefined;
}

/** A PDF by its first bytes and its weight, and by its words where the tool that reads them is at hand. */
function expectPdf(file: string, words: readonly RegExp[]): void {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(10_000);
  const text = textOfPdf(file);
  if (text === undefined) return;
  for (const word of words) expect(text).toMatch(word);
}

async function windowOf(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w as number, h as number),
    [width, height],
  );
}

test('each format, from the menu to a file; the folder shown without the page knowing it', async ({
  app,
  page,
}, testInfo) => {
  test.slow();
  await furnished(page);
  const exports = new ExportPage(app, page);
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
    await exports.willSaveAt(file);
    await exports.open('export');
    await exports.choose(format);
    if (format === 'docx') await shot(page, 'export');
    await exports.button(words.chooseFile).click();
    await expect(exports.dialog.getByText(words.ended.done(1))).toBeVisible({ timeout: 30_000 });
    expect(await exports.proposedName()).toBe(`${TITLE}.${ending}`);
    await expect(exports.dialog.getByText(`essai.${ending}`)).toBeVisible();
    if (format === 'pdf') await shot(page, 'export-report');
    await expect(exports.button(words.finish)).toBeFocused();
    await exports.button(words.openFolder).click();
    await expect.poll(() => exports.opened()).toEqual([file]);
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
  app,
  page,
}, testInfo) => {
  await furnished(page);
  const exports = new ExportPage(app, page);
  await exports.willSaveAt(undefined);
  await exports.open('export');
  await exports.choose('html');
  await exports.button(exports.words.chooseFile).click();
  await expect(exports.button(exports.words.chooseFile)).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(exports.dialog).toBeHidden();

  const file = testInfo.outputPath('frais.html');
  await page.getByRole('textbox', { name: 'Titre', exact: true }).fill('Un titre tout neuf');
  await exports.willSaveAt(file);
  await exports.open('export');
  await exports.choose('html');
  await exports.button(exports.words.chooseFile).click();
  await expect(exports.dialog.getByText(exports.words.ended.done(1))).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('<h1>Un titre tout neuf</h1>');
});

test('everything: a backup for Blogger and a folder of Markdown, and a place that cannot be written says so', async ({
  app,
  page,
}, testInfo) => {
  await furnished(page);
  const exports = new ExportPage(app, page);
  const { words } = exports;
  const folder = testInfo.outputPath('tout');
  mkdirSync(folder, { recursive: true });
  await exports.willSaveAt(folder);
  await exports.open('export-all');
  await expect(
    exports.dialog.getByRole('button', { name: `${words.lists.all} (${words.postCount(4)})` }),
  ).toBeVisible();
  await shot(page, 'export-all');
  await exports.button(words.chooseFolder).click();
  await expect(exports.dialog.getByText(words.ended.done(1))).toBeVisible();
  await exports.button(words.openFolder).click();
  await expect.poll(() => exports.opened()).toEqual([folder]);
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
  await exports.willSaveAt(taken);
  await exports.open('export-all');
  await exports.button(words.chooseFolder).click();
  await expect(
    exports.dialog.getByText('Rien n’a pu être écrit à cet endroit', { exact: false }),
  ).toBeVisible();
  expect(readFileSync(taken, 'utf8')).toBe('à moi');
});

test.describe('in English, dark, in a small window', () => {
  test.use({ language: 'en' });
  test('every dialog holds its words', async ({ app, page }) => {
    await furnished(page);
    await ask(page, 'settings.set', { theme: 'dark' });
    await windowOf(app, 900, 600);
    const exports = new ExportPage(app, page, 'en');
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

test('a text to be read over: to whom, their answers alone, as PDF and docx; then it waits in its list', async ({
  app,
  page,
}, testInfo) => {
  test.slow();
  const id = await furnished(page);
  const exports = new ExportPage(app, page);
  const { words } = exports;
  const pdf = testInfo.outputPath('relecture.pdf');
  await exports.willSaveAt(pdf);
  await exports.open('send-for-review');
  const recipient = exports.dialog.getByRole('combobox', { name: words.recipient });
  await expect(recipient).toBeFocused();
  await exports.button(words.sendAct).click();
  await expect(exports.dialog.getByText(words.recipientMissing)).toBeVisible();
  await recipient.fill('anne');
  await page.getByRole('option', { name: 'Anne Martin' }).click();
  await expect(recipient).toHaveValue('Anne Martin');
  await expect(exports.dialog.getByRole('radio', { name: words.partOf('Anne Martin') })).toBeChecked();
  await expect(exports.dialog.getByText(/Projet, version du .+, ne pas diffuser/)).toBeVisible();
  await exports.choose('pdf');
  await shot(page, 'relecture');
  await exports.button(words.sendAct).click();
  await expect(exports.dialog.getByText(words.sentDone('relecture.pdf', 'Anne Martin'))).toBeVisible({
    timeout: 30_000,
  });
  await exports.button(words.finish).click();
  expectPdf(pdf, [/Projet, version du .+, ne pas diffuser/, /De prêter une clef\./]);
  const said = textOfPdf(pdf);
  if (said !== undefined) expect(said).not.toContain('Vivant');

  // The whole, to someone who is not in the post.
  const docx = testInfo.outputPath('juridique.docx');
  await exports.willSaveAt(docx);
  await exports.open('send-for-review');
  await recipient.fill('Le service juridique');
  await expect(exports.dialog.getByRole('radio', { name: words.whole })).toBeChecked();
  await exports.button(words.sendAct).click();
  await expect(
    exports.dialog.getByText(words.sentDone('juridique.docx', 'Le service juridique')),
  ).toBeVisible();
  expect(await exports.proposedName()).toMatch(/ - relecture Le service juridique\.docx$/);
  await exports.button(words.finish).click();
  expect(readFileSync(docx).subarray(0, 2).toString()).toBe('PK');

  const { items } = await ask(page, 'revisions.list', { postId: id });
  expect(items.filter(({ reason }) => reason === 'sent').map(({ recipient: to }) => to)).toEqual([
    'Le service juridique',
    'Anne Martin',
  ]);
  await windowOf(app, 1_440, 900);
  const panel = page.getByRole('complementary', { name: exports.all.window.regions.panel });
  await panel.getByRole('button', { name: exports.all.window.panel.revisions }).click();
  await expect(panel.getByText(words.sent('Anne Martin'))).toBeVisible();
  await panel.getByText(words.sent('Anne Martin')).scrollIntoViewIfNeeded();
  await shot(page, 'modifications');

  const sidebar = page.getByRole('navigation', { name: exports.all.window.regions.sidebar });
  await sidebar.getByRole('button', { name: `${exports.all.window.screens.reading} 1` }).click();
  await expect(
    page.getByRole('region', { name: exports.all.window.regions.list }).getByRole('row'),
  ).toHaveCount(1);
});

test('the description: counted, proposed from the lead, seen as others see it, copied by hand and never said to be sent', async ({
  app,
  page,
}) => {
  await furnished(page);
  await windowOf(app, 1_440, 900);
  const { words, all } = new ExportPage(app, page);
  const panel = page.getByRole('complementary', { name: all.window.regions.panel });
  await panel.getByRole('button', { name: words.description, exact: true }).click();
  const field = panel.getByRole('textbox', { name: words.descriptionLabel });
  await field.fill('x'.repeat(151));
  await expect(panel.getByText(words.tooLong(150))).toBeVisible();
  await panel.getByRole('button', { name: words.fromLead }).click();
  await expect(field).toHaveValue(/^Anne Martin et Karim Benali ont passé une année .+\.$/);
  const description = await field.inputValue();
  expect(description.length).toBeLessThanOrEqual(150);
  await expect(panel.getByText(words.signs(description.length, 150)).first()).toBeVisible();
  await expect(panel.getByText(words.byHand)).toBeVisible();
  await field.scrollIntoViewIfNeeded();
  await shot(page, 'description');
  await new AppPage(page).saved();
  await panel.getByRole('button', { name: words.copyDescription }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(description);

  await ask(page, 'blogs.start-practice', {});
  await page.keyboard.press('Control+Shift+p');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: words.shown }).click();
  await expect(sheet.getByRole('region', { name: words.inSearch }).getByText(description)).toBeVisible();
  await expect(sheet.getByRole('region', { name: words.inShare }).getByRole('img')).toBeVisible();
  await sheet.getByText(words.byHand).scrollIntoViewIfNeeded();
  await shot(page, 'sheet');
  await expect(sheet.getByText(words.byHand)).toBeVisible();
});
