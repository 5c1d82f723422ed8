/** What each program puts on the clipboard, pasted by real keys into the real window, and one undo after it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Post } from '#interview/document.ts';
import { compact } from '../builders/compact-document.ts';
import { expect, test } from './fixtures.ts';
import { callRaw } from './bridge.ts';
import { ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';

const folder = resolve(__dirname, '../fixtures/clipboard');
const fixture = (name: string): string => readFileSync(resolve(folder, name), 'utf8');
/** What the golden file says, without what was left behind. */
const golden = (name: string): string => fixture(`${name}.expected.txt`).replace(/^left .*\n/gmu, '');

async function stored(page: Page): Promise<Post> {
  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
  return (await ask(page, 'posts.get', { id: items[0]?.id ?? '' })).document;
}

/** Through the shell, which knows the clipboards of both Electrons. */
async function copyElsewhere(page: Page, html: string, text: string): Promise<void> {
  expect(await callRaw(page, 'clipboard.write', { html, text })).toMatchObject({ ok: true });
}

async function inAnArticle(page: Page): Promise<EditorPage> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.press('Enter');
  await expect(editor.text).toBeFocused();
  return editor;
}

for (const name of [
  'word-fr-entretien',
  'word-mac-titres',
  'word-online',
  'libreoffice-article',
  'docs-entretien',
  'outlook-web',
  'gmail-reponse',
  'apple-pages',
  'chrome-page',
  'wikipedia',
]) {
  test(`${name}, pasted, is what its author meant; one undo takes it away`, async ({ page }) => {
    const editor = await inAnArticle(page);
    const window = new AppPage(page);
    await copyElsewhere(page, fixture(`${name}.html`), 'x');
    await editor.press('Control+v');
    await expect(editor.text).not.toHaveText('');
    await window.saved();
    expect(compact((await stored(page)).body)).toBe(golden(name));
    expect(await editor.text.innerHTML()).not.toMatch(/mso|MsoNormal|SCXW|docs-internal|font-family/iu);
    await editor.press('Control+z');
    await expect(editor.text).toHaveText('');
  });
}

test('a text copied from a PDF has its paragraphs back and is an interview at once', async ({
  stage,
  page,
}) => {
  const editor = await inAnArticle(page);
  await editor.paste(stage, fixture('pdf-page.txt'));
  await expect(editor.text.getByText('Mireille Auger', { exact: true })).toHaveCount(2);
  await expect(editor.text).toContainText('dans un lieu que peu de gens connaissent');
  await expect(editor.text).toContainText('vingtaine');
});

test('a rich interview is offered as turns: what becomes what is shown, and one undo gives the paste back', async ({
  page,
}) => {
  const editor = await inAnArticle(page);
  const { names } = editor;
  await copyElsewhere(page, fixture('word-fr-entretien.html'), 'x');
  await editor.press('Control+v');
  const offer = page.getByRole('region', { name: names.offer });
  await expect(offer).toBeVisible();
  await expect(offer).toContainText(names.looksLike);
  // The focus stays in the text; F6 leads to the offer.
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

test('« Laisser tel quel », or Escape there, leaves the text and gives the focus back', async ({ page }) => {
  const editor = await inAnArticle(page);
  const offer = page.getByRole('region', { name: editor.names.offer });
  await copyElsewhere(page, fixture('word-fr-entretien.html'), 'x');
  await editor.press('Control+v');
  await expect(offer).toBeVisible();
  await editor.press('F6', 'Escape');
  await expect(offer).toBeHidden();
  await expect(editor.text).toBeFocused();
  await expect(editor.text).toContainText('Lucie Marchand');
});

test('pasting without formatting gives words alone, by the keys and by the menu, and never turns', async ({
  app,
  page,
}) => {
  const editor = await inAnArticle(page);
  const window = new AppPage(page);
  const text =
    '\nQui êtes-vous ?\nLucie : Une\u00a0batelière\u202f!\nOmar : Un voisin.\n\nPourquoi ?\nLucie : Pour voir.\nOmar : Pour rien.';
  await copyElsewhere(page, '<p><b>Qui êtes-vous ?</b></p>', text);
  await editor.press('Control+Shift+v');
  await expect(editor.text).toContainText('Omar : Pour rien.');
  await window.saved();
  const expected =
    'p Qui êtes-vous ?\np Lucie : Une°batelière·!\np Omar : Un voisin.\np Pourquoi ?\np Lucie : Pour voir.\np Omar : Pour rien.\n';
  expect(compact((await stored(page)).body)).toBe(expected);
  await expect(page.getByRole('region', { name: editor.names.offer })).toHaveCount(0);
  await editor.press('Control+z');
  await expect(editor.text).toHaveText('');
  await app.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('paste-plain')?.click());
  await expect(editor.text).toContainText('Omar : Pour rien.');
  // In the title it is one line.
  await editor.title.click();
  await app.evaluate(({ clipboard }) => clipboard.writeText('Un\ntitre'));
  await editor.press('Control+Shift+v');
  await expect(editor.title).toHaveValue('Un titre');
});

test('what is copied here leaves clean, and comes back as it was', async ({ app, page }) => {
  const editor = await inAnArticle(page);
  const window = new AppPage(page);
  await copyElsewhere(page, fixture('libreoffice-article.html'), 'x');
  await editor.press('Control+v');
  await expect(editor.text).toContainText('plantes grimpantes');
  await editor.press('Control+a', 'Control+c');
  const html = await app.evaluate(({ clipboard }) =>
    (clipboard as unknown as { readHTML(): string }).readHTML(),
  );
  expect(html).toContain('<h2>Ce qui pousse</h2>');
  expect(html).not.toMatch(/class=|style=|id=|<div|<span(?! lang)/u);
  await window.saved();
  const before = compact((await stored(page)).body);
  await editor.press('Control+x');
  await expect(editor.text).toHaveText('');
  await editor.press('Control+v');
  await expect(editor.text).toContainText('plantes grimpantes');
  await window.saved();
  expect(compact((await stored(page)).body)).toBe(before);
});
