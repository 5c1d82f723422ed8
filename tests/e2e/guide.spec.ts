/** « Guide d’Escale » and « Fichier de diagnostic… », by menu and by keys. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { guide, window as words } from '#assets/messages/fr/window.ts';
import { menu } from '#assets/messages/fr/menu.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { appFolder } from './launch.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { DiagnosticFilePage } from './pages/DiagnosticFilePage.ts';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: guide.title });
const titleOf = (page: Page, title: string): Locator =>
  dialogOf(page).getByRole('heading', { level: 3, name: title, exact: true });
const textOf = (page: Page): Locator => dialogOf(page).getByRole('region');

test('the guide opens by the menu and by F1, is read, searched and followed by keys, and gives the focus back', async ({
  page,
  stage,
}) => {
  const window = new AppPage(page);
  await window.startWithoutBlog();
  const title = page.getByRole('textbox', { name: window.names.title, exact: true });
  await stage.command('guide');
  await expect(titleOf(page, 'Un premier entretien')).toBeVisible();
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => textOf(page).evaluate((text) => text.scrollTop)).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(title).toBeFocused();

  await page.keyboard.press('F1');
  const keys = page.getByRole('dialog', { name: words.shortcuts.title });
  await window.moveTo(keys.getByRole('button', { name: guide.open }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(keys).toBeHidden();
  await expect(textOf(page)).toBeFocused();

  // The subjects: one stop of Tab, the arrows show.
  const subjects = dialogOf(page).getByRole('listbox', { name: guide.subjects });
  await window.moveTo(subjects.getByRole('option', { name: 'Un premier entretien' }), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(titleOf(page, 'Les réponses par courriel')).toBeVisible();

  // Looked for, shown at its heading, and read on from there.
  await page.keyboard.press('Control+f');
  await expect(dialogOf(page).getByRole('searchbox', { name: guide.search })).toBeFocused();
  await page.keyboard.type('restaurer');
  await expect(dialogOf(page).getByRole('status')).toHaveText(/passages? trouvés?/);
  await page.keyboard.press('Enter');
  await expect(titleOf(page, 'Les sauvegardes')).toBeVisible();
  await expect(dialogOf(page).getByRole('heading', { name: 'Restaurer', exact: true })).toBeInViewport();
  await expect(textOf(page)).toBeFocused();

  // A link to a heading of another page, and back.
  await window.moveTo(dialogOf(page).getByRole('link', { name: 'Un premier entretien' }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page).getByRole('heading', { name: 'Si cela ne va pas' })).toBeInViewport();
  await window.moveTo(dialogOf(page).getByRole('button', { name: guide.back('Les sauvegardes') }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(titleOf(page, 'Les sauvegardes')).toBeVisible();

  await dialogOf(page).getByRole('searchbox', { name: guide.search }).fill('hippopotame');
  await expect(dialogOf(page).getByText(guide.none)).toBeVisible();
  // The box is emptied first.
  await page.keyboard.press('Escape');
  await expect(subjects).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(title).toBeFocused();

  // Read on where it was left.
  await page.keyboard.press('Shift+F1');
  await expect(titleOf(page, 'Les sauvegardes')).toBeVisible();
});

test('on the first day the guide opens over the welcome, and leaves it as it was', async ({
  page,
  stage,
}) => {
  const window = new AppPage(page);
  const practice = page.getByRole('button', { name: window.names.practice });
  await expect(practice).toBeFocused();
  await stage.command('guide');
  await expect(titleOf(page, 'Un premier entretien')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(practice).toBeFocused();
  await window.startOnPracticeBlog();
});

for (const theme of ['light', 'dark'] as const)
  test(`every page of the guide is accessible in a small window, ${theme}`, async ({ page, stage }) => {
    await addPosts(page, [gardenInterview]);
    await ask(page, 'settings.set', { theme });
    await stage.resize({ width: 900, height: 600 });
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(900);
    await stage.command('guide');
    const options = dialogOf(page).getByRole('option');
    const found: string[] = [];
    // The tables, the longest words, the links: the pages that differ.
    for (const name of ['Un premier entretien', 'Relier un blog Blogger', 'Pour le service informatique']) {
      await options.filter({ hasText: name }).click();
      await expect(titleOf(page, name)).toBeVisible();
      found.push(...(await axeFindings(page)));
      const wide = await textOf(page).evaluate((text) => text.scrollWidth - text.clientWidth);
      expect(wide, `${name} is as wide as its place`).toBeLessThanOrEqual(0);
    }
    await dialogOf(page).getByRole('searchbox', { name: guide.search }).fill('photos');
    await expect(dialogOf(page).getByRole('listbox', { name: guide.results })).toBeVisible();
    found.push(...(await axeFindings(page)));
    expect(found).toEqual([]);
  });

test.describe('in English', () => {
  test.use({ language: 'en' });
  test('the guide is in the language of the window', async ({ page, stage }) => {
    await addPosts(page, [gardenInterview]);
    await stage.command('guide');
    await expect(page.getByRole('heading', { level: 3, name: 'A first interview' })).toBeVisible();
  });
});

test('the texts of the guide are a chunk of their own, which nothing loads at the start', () => {
  const built = path.join(appFolder, 'out/renderer');
  const html = readFileSync(path.join(built, 'index.html'), 'utf8');
  const started = [...html.matchAll(/assets\/[\w.-]+\.js/g)].map(([file]) => file);
  const holding = readdirSync(path.join(built, 'assets')).filter(
    (file) =>
      file.endsWith('.js') &&
      readFileSync(path.join(built, 'assets', file), 'utf8').includes('Un premier entretien'),
  );
  expect(started.length).toBeGreaterThan(0);
  expect(holding).toHaveLength(1);
  expect(started).not.toContain(`assets/${holding[0] ?? ''}`);
});

test('a diagnostic file is read first, written where it is asked, and holds nothing of the author', async ({
  page,
  stage,
}, testInfo) => {
  const SECRET = 'Quatrebarbes';
  await addPosts(page, [
    {
      ...gardenInterview,
      title: `Le secret de ${SECRET}`,
      labels: [SECRET],
      participants: gardenInterview.participants.map((person) => ({ ...person, organisation: SECRET })),
    },
  ]);
  await ask(page, 'settings.set', { equivalents: [[SECRET, `${SECRET} et fils`]] });
  await new AppPage(page).openPost(`Le secret de ${SECRET}`);
  await stage.command('diagnostic-file');
  const diagnostic = new DiagnosticFilePage(stage);
  const { dialog, shown } = diagnostic;
  await expect(shown).toContainText('SQLite:');
  await expect(shown).toContainText('info Escale starts');
  await expect(shown).toContainText('posts: draft 1');
  expect(await axeFindings(page)).toEqual([]);
  const written = await diagnostic.save(testInfo.outputPath('Diagnostic.txt'));
  expect(written).not.toContain(SECRET);
  for (const { name } of gardenInterview.participants) expect(written).not.toContain(name);
  // Neither the folder of the library, nor that of the profile.
  expect(written).not.toContain(testInfo.outputPath('escale'));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the help menu leads to the guide, the keys, the diagnostic file and the folder of the log', async ({
  app,
}) => {
  const items = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.getMenuItemById('menu-help')
      ?.submenu?.items.filter(({ type }) => type !== 'separator')
      .map(({ label }) => label),
  );
  expect(items).toEqual([
    menu.commands.guide,
    menu.commands.shortcuts,
    menu.commands.example,
    menu.commands['diagnostic-file'],
    menu.showLog,
    menu.commands.about,
  ]);
});
