/** « Guide d’Escale » on screen: by keyboard alone, scrolled to a heading, in a small window. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { appFolder } from '../support/stage/launch.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { wordsOf } from '../support/writing-surfaces.ts';

const fr = wordsOf('fr');
const words = fr.guide;
const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: words.title });
const titleOf = (page: Page, title: string): Locator =>
  dialogOf(page).getByRole('heading', { level: 3, name: title, exact: true });
const textOf = (page: Page): Locator => dialogOf(page).getByRole('region');

test('opens, searches and follows the guide by keyboard, and restores the focus when it closes', async ({
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

  // The subjects are one Tab stop.
  const subjects = dialogOf(page).getByRole('listbox', { name: words.subjects });
  await window.moveTo(subjects.getByRole('option', { name: 'Un premier entretien' }), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(titleOf(page, 'Les réponses par courriel')).toBeVisible();

  // A passage opens at its heading, and reading continues there.
  await page.keyboard.press('Control+f');
  await expect(dialogOf(page).getByRole('searchbox', { name: words.search })).toBeFocused();
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
  await window.moveTo(dialogOf(page).getByRole('button', { name: words.back('Les sauvegardes') }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(titleOf(page, 'Les sauvegardes')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(title).toBeFocused();
});

test('opens the guide from the list of keys', async ({ page }) => {
  const window = new AppPage(page);
  await window.startWithoutBlog();
  await page.keyboard.press('F1');
  const keys = page.getByRole('dialog', { name: fr.window.shortcuts.title });
  await window.moveTo(keys.getByRole('button', { name: words.open }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(keys).toBeHidden();
  await expect(textOf(page)).toBeFocused();
});

// Pages with tables, long words and links, which differ. Each theme and each language once, as in
// accessibility.spec.ts.
for (const [language, theme, pages, query] of [
  [
    'fr',
    'light',
    ['Un premier entretien', 'Connecter un blog Blogger', 'Pour le service informatique'],
    'photos',
  ],
  ['en', 'dark', ['A first interview', 'Connecting a Blogger blog', 'For the IT department'], 'pictures'],
] as const)
  test.describe(language, () => {
    test.use({ language });
    test(`the guide’s pages are accessible and fit a small window, ${theme}`, async ({ page, stage }) => {
      const { guide } = wordsOf(language);
      const dialog = page.getByRole('dialog', { name: guide.title });
      await addPosts(page, [gardenInterview]);
      await ask(page, 'settings.set', { theme });
      await stage.resize({ width: 900, height: 600 });
      await stage.command('guide');
      const violations: string[] = [];
      for (const name of pages) {
        await dialog.getByRole('option').filter({ hasText: name }).click();
        await expect(dialog.getByRole('heading', { level: 3, name, exact: true })).toBeVisible();
        violations.push(...(await axeFindings(page)));
        const wide = await dialog.getByRole('region').evaluate((text) => text.scrollWidth - text.clientWidth);
        expect(wide, `${name} is as wide as its place`).toBeLessThanOrEqual(0);
      }
      await dialog.getByRole('searchbox', { name: guide.search }).fill(query);
      await expect(dialog.getByRole('listbox', { name: guide.results })).toBeVisible();
      violations.push(...(await axeFindings(page)));
      expect(violations).toEqual([]);
    });
  });

test('loads the texts of the guide as a chunk of their own, not at startup', () => {
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
