/** The search screen: by keyboard, left and restored, in windows of each size. */
import type { Page } from '@playwright/test';
import { ENGLISH, HOSTILE, makeArchive } from '../../builders/sample-archive.ts';
import { demoPosts, gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import type { Startable } from '../support/stage/stage.ts';

const USUAL = { width: 1_280, height: 800 } as const;

async function openSearch(escale: Startable, settings = {}): Promise<SearchPage> {
  await makeArchive(escale.library, undefined, settings);
  await escale.start();
  await escale.stage.resize(USUAL);
  const search = new SearchPage(escale.page);
  await search.openByKeys();
  return search;
}

test('moves through results by arrow keys while typing, and returns to the same position after leaving a post', async ({
  fresh,
}) => {
  const search = await openSearch(fresh);
  const { page } = fresh;
  await search.look('ressources', '34\u00a0billets trouvés');
  // The best result is previewed at once: the question, the speaker with role, the marked words.
  await expect(search.preview.locator('mark').first()).toHaveText('ressources');
  await expect(search.preview).toContainText('Quelles ressources vous manquent le plus ?');

  await page.keyboard.press('ArrowDown');
  await expect(search.results.getByRole('option').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search.field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search.chosen()).toBeFocused();
  await page.keyboard.type('xy');
  await expect(search.field).toHaveValue('ressourcesxy');
  await expect(search.field).toBeFocused();
  await search.look('ressources', '34\u00a0billets trouvés');

  // Far rows are not rendered, and more are loaded on the way.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect.poll(() => search.results.getByRole('option').count()).toBeLessThan(20);
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('PageDown');
  const chosen = search.chosen();
  await expect(chosen).toBeFocused();
  const excerpt = (await chosen.textContent()) ?? '';
  const top = (await chosen.boundingBox())?.y ?? 0;
  await expect(search.preview).toContainText(/Ville de/);

  await page.keyboard.press('Enter');
  await expect.poll(async () => (await search.shown())?.words).toBe('ressources');
  expect((await search.shown())?.visible).toBe(true);

  await search.openByKeys();
  await expect(search.field).toHaveValue('ressources');
  await expect(search.chosen()).toHaveText(excerpt);
  await expect
    .poll(async () => Math.abs(((await search.chosen().boundingBox())?.y ?? 0) - top))
    .toBeLessThan(2);
  await page.keyboard.press('ArrowDown');
  await expect(search.chosen()).toBeFocused();
  await expect(search.chosen()).toHaveText(excerpt);
});

test('opens the preview by Space or a click in a small window, and closes it', async ({ fresh }) => {
  const search = await openSearch(fresh);
  const { page } = fresh;
  await fresh.stage.resize({ width: 900, height: 600 });
  await search.look('clef', '1\u00a0billet trouvé');
  await expect(search.preview).toBeHidden();
  await expect(search.facets).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(search.preview).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(search.preview).toBeHidden();
  await search.results.getByRole('option').nth(1).click();
  await expect(search.preview).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search.field).toBeFocused();
  await search.preview.getByRole('button', { name: 'Masquer l’aperçu' }).click();
  await expect(search.chosen()).toBeFocused();
});

/** Whether anything is wider than the window. Runs in the page. */
const wider = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const main = document.querySelector('[role="main"]');
    return (
      document.documentElement.scrollWidth > window.innerWidth ||
      (main?.scrollWidth ?? 0) > (main?.clientWidth ?? 0) + 1
    );
  });

for (const [width, height, zoom] of [
  [1_280, 800, 1],
  [900, 600, 1],
  [1_280, 800, 2],
  [900, 600, 2],
] as const)
  test(`keeps hostile and very long names inside the window: ${width} × ${height}, ${zoom * 100} %`, async ({
    fresh,
  }) => {
    const search = await openSearch(fresh, { theme: 'dark' });
    const { page, stage } = fresh;
    await stage.resize({ width, height }, zoom);
    await search.look('hostilité', '1\u00a0billet trouvé');
    expect(await wider(page)).toBe(false);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(
      search.preview.getByRole('heading', { name: HOSTILE.title.slice(0, 20), exact: false }),
    ).toBeVisible();
    expect(await wider(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
  });

test.describe('in English', () => {
  test.use({ language: 'en' });
  test('has no axe violation without a query, nor in its popovers', async ({ fresh }) => {
    await makeArchive(fresh.library, undefined, {
      theme: 'dark',
      savedSearches: [{ name: 'Keys', query: 'key', order: 'date' }],
    });
    await fresh.start();
    const { page } = fresh;
    await fresh.stage.resize(USUAL);
    // Keys are handled once the window is rendered.
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible();
    await page.keyboard.press('Control+Shift+F');
    await expect(page.getByRole('region', { name: 'Saved searches' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    await expect(page.getByRole('heading', { name: ENGLISH.title })).toBeVisible();
    await page.getByRole('button', { name: 'Save this search…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });
});

test('opens a result by a double click and scrolls to its matching words', async ({ fresh }) => {
  const search = await openSearch(fresh);
  const { page } = fresh;
  await search.field.fill("l'ombre");
  const result = search.passage('Ils ont mesuré l’ombre toutes les heures');
  await expect(result).toContainText('Hélène Aubry');
  await result.dblclick();
  await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue('Une école dessine sa cour');
  await expect.poll(() => search.shown()).toMatchObject({ words: 'ombre', visible: true });
});

test('keeps the option chosen by arrow keys and the search box of « Aller à… » in view', async ({ page }) => {
  await addPosts(page, [gardenInterview, ...demoPosts]);
  await page.keyboard.press('Control+O');
  const box = page.getByRole('dialog', { name: 'Aller à…' });
  const items = box.getByRole('menuitem');
  await expect(items.filter({ hasText: gardenInterview.title })).toBeVisible();
  // From any choice, each key press moves it by one.
  const chosen = (): Promise<number> =>
    items.evaluateAll((all) => all.findIndex((item) => item.hasAttribute('data-focused')));
  const last = (await items.count()) - 1;
  for (let at = await chosen(); at < last; at += 1) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(chosen).toBe(at + 1);
  }
  await expect(items.last()).toBeInViewport({ ratio: 0.9 });
  await expect(box.getByRole('searchbox')).toBeInViewport({ ratio: 0.9 });
});
