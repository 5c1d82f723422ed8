/** Long titles in lists: two lines of them are read, and a third is cut. */
import type { Locator } from '@playwright/test';
import { buildArticle } from '../../builders/interview-builder.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { addPosts } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

const LONG = 'Les jardins partagés de la rue des Lilas, vingt ans après leur ouverture ';

/** How many lines of text an element shows. */
const linesOf = (title: Locator): Promise<number> =>
  title.evaluate((element) =>
    Math.round(element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight)),
  );

test('shows two lines of a long title in the list of posts and in a search', async ({ page }) => {
  await addPosts(page, [
    buildArticle().titled(LONG.repeat(4).trim()).saying('La serre est ouverte.').post,
    buildArticle().titled('Bref').saying('La serre est fermée.').post,
  ]);
  await page.reload();
  const row = page.getByRole('row', { name: /^Les jardins/ });
  expect(await linesOf(row.getByText(LONG.trim()))).toBe(2);
  expect(await linesOf(page.getByRole('row', { name: 'Bref' }).getByText('Bref'))).toBe(1);

  const search = new SearchPage(page);
  await search.openByKeys();
  await search.field.fill('serre');
  const { results } = search;
  expect(await linesOf(results.getByText(LONG.trim()))).toBe(2);
  expect(await linesOf(results.getByText('Bref'))).toBe(1);
});
