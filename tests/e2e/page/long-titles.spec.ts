/** Long titles in lists: two lines are shown, and a third is cut. */
import type { Locator } from '@playwright/test';
import { buildArticle, buildInterview } from '../../builders/interview-builder.ts';
import { cutTexts } from '../support/cut-texts.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

const LONG = 'Les jardins partagés de la rue des Lilas, vingt ans après leur ouverture ';

/** Number of visible lines of an element. */
const linesOf = (title: Locator): Promise<number> =>
  title.evaluate((element) =>
    Math.round(element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight)),
  );

test('shows two lines of a long title in the list of posts and in the search', async ({ page }) => {
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

test('cuts no text beside a long title: the state in a list, the result of a send', async ({
  page,
  stage,
}) => {
  await stage.resize({ width: 1280, height: 800 });
  const { post } = buildInterview()
    .titled(LONG.repeat(2).trim())
    .asking('Qui ?')
    .answering('Anne Martin', 'Moi.');
  const ids = await addPosts(page, [post, { ...post, title: 'Bref' }]);
  const blog = await ask(page, 'blogs.start-practice', {});
  for (const [at, postId] of ids.entries()) {
    const { saveNumber } = await ask(page, 'posts.get', { id: postId });
    // The second waits, which is the longest state in a list.
    await ask(page, 'publications.send', {
      postId,
      blogId: blog.id,
      saveNumber,
      holdSeconds: at === 0 ? 0 : 60,
    });
  }
  const waiting = page.getByRole('row', { name: 'Bref' });
  await expect(waiting).toContainText('En attente d’envoi');
  expect(await cutTexts(waiting)).toEqual([]);
  await page.getByRole('button', { name: /^Envois/ }).click();
  const sent = page.getByRole('listitem').filter({ hasText: 'En ligne, vérifié.' });
  await expect(sent).toBeVisible();
  for (const width of [1280, 900]) {
    await stage.resize({ width, height: 600 });
    expect(await cutTexts(sent)).toEqual([expect.stringContaining(LONG.trim())]);
  }
});

test('leaves room for descenders and accents in the title field', async ({ page }) => {
  await addPosts(page, [buildArticle().titled('Épigraphe, jeu du gypse').saying('Bref.').post]);
  await page.reload();
  await page.getByRole('row', { name: /^Épigraphe/ }).click();
  const title = page.getByRole('textbox', { name: 'Titre' });
  await expect(title).toHaveValue(/^Épigraphe/);
  const left = await title.evaluate(async (field: HTMLTextAreaElement) => {
    const style = getComputedStyle(field);
    await document.fonts.load(style.font);
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.font = style.font;
    const letters = context.measureText(field.value);
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = letters;
    const leading = (Number.parseFloat(style.lineHeight) - ascent - descent) / 2;
    return {
      above: Number.parseFloat(style.paddingTop) + leading + ascent - letters.actualBoundingBoxAscent,
      below: Number.parseFloat(style.paddingBottom) + leading + descent - letters.actualBoundingBoxDescent,
    };
  });
  expect(left.above).toBeGreaterThanOrEqual(0);
  expect(left.below).toBeGreaterThanOrEqual(0);
});
