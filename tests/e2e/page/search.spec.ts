/**
 * Words of an answer match while they are typed, and lead to the answer: the index, its thread and the page together.
 */
import { demoPosts, gardenInterview } from '../../builders/demo-posts.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';

test('finds an answer by words without accents and opens it by Enter with those words selected', async ({
  page,
}) => {
  await addPosts(page, [gardenInterview, ...demoPosts]);
  const search = new SearchPage(page);
  await search.openByKeys();
  await page.keyboard.type('etat civil');
  const passage = 'dix ans au guichet de l’état civil';
  const result = search.passage(passage);
  await expect(result).toContainText('Anne Martin');
  await expect(result.locator('mark').first()).toContainText('état');
  await page.keyboard.press('ArrowDown');
  await expect(search.results.getByRole('option').first()).toBeFocused();
  await expect(result).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue(gardenInterview.title);
  await expect
    .poll(() => search.shown())
    .toMatchObject({ words: expect.stringContaining('état'), visible: true });
  expect((await search.shown())?.paragraph).toContain(passage);
  await expect(page.locator('[data-flash]')).toContainText(passage);
});
