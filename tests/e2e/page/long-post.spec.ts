/** A post of many pages, laid out in parts: the visible part does not move meanwhile. */
import { buildInterview, picture } from '../../builders/interview-builder.ts';
import { gardenPicture } from '../../builders/demo-picture.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPicture, addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { openLongPost, QUESTIONS, sized, TITLE, pendingBlocks } from '../support/samples/sample-long-post.ts';

test('scrolls a long post to the caret as soon as a far-moving key has laid that part out', async ({
  page,
}) => {
  const editor = await openLongPost(page);
  await editor.press('Control+End');
  const last = editor.text.getByText(`Le jour ${QUESTIONS}, on note`);
  await expect(last).toBeInViewport();
  await editor.press('Control+Home');
  await expect(editor.text.getByText('Que fait-on ici le jour 1 ?')).toBeInViewport();
  await expect(pendingBlocks(page)).toHaveCount(0);
  await editor.press('Control+End');
  await expect(last).toBeInViewport();
});

test('lays out nothing around the text while the author types', async ({ page }) => {
  await openLongPost(page);
  const scroller = page.locator('[data-escale-scroll]');
  // The engine starts layout in a box of its own, which is no grid or flex item.
  await expect(scroller).toHaveCSS('contain', 'strict');
  await expect(scroller.locator('xpath=..')).toHaveCSS('display', 'block');
  const [inside, around] = [await scroller.boundingBox(), await scroller.locator('xpath=..').boundingBox()];
  expect(inside).toEqual(around);
});

test('scrolls to a match far down in a long post', async ({ page }) => {
  const editor = await openLongPost(page);
  await editor.press('Control+f');
  await page.keyboard.type('le jour 55,');
  await expect(editor.text.getByText('Le jour 55, on note')).toBeInViewport();
  await expect(pendingBlocks(page)).toHaveCount(0);
  await expect(editor.text.getByText('Le jour 55, on note')).toBeInViewport();
});

test('draws every picture of a long post, also in parts never scrolled to', async ({ page }) => {
  const editor = await openLongPost(page);
  await expect(editor.text.locator('.escale-image img')).toHaveCount(QUESTIONS / 5);
  await expect(pendingBlocks(page)).toHaveCount(0);
  await expect(editor.text.locator('.escale-image img')).toHaveCount(QUESTIONS / 5);
});

test('draws a picture below the words of a short post later, without moving the text at the caret', async ({
  page,
}) => {
  const asset = await addPicture(page, await gardenPicture(), 'guichet.png');
  const words = 'Nous avons repris le guichet avec les habitants. '.repeat(20).trim();
  const post = buildInterview()
    .titled(TITLE)
    .asking('Que fait-on ici ?')
    .answering('Anne Martin', words, words, words)
    .answering('Karim Benali', 'On note ce qui bloque.', sized(picture(asset, 'Le guichet')))
    .asking('Et demain ?')
    .answering('Anne Martin', words, 'Demain, on recommence.').post;
  await addPosts(page, [post, buildInterview().titled('Un autre jour').post]);
  await page.reload();
  const window = new AppPage(page);
  await window.openPost('Un autre jour');
  // The waiting state when the words are first seen, and whether they were drawn then.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const card = document.querySelector('[data-later]');
      if (card === null) return;
      watch.disconnect();
      Object.assign(globalThis, { waited: `${card.className} ${card.childElementCount}` });
    });
    watch.observe(document, { subtree: true, childList: true, attributeFilter: ['data-later'] });
  });
  await window.openPost(TITLE);
  const editor = new EditorPage(page);
  await expect(editor.text).toBeFocused();
  await editor.press('Control+End');
  const last = editor.text.getByText('Demain, on recommence.');
  await expect(last).toBeInViewport();
  await expect(editor.text.locator('.escale-image img')).toHaveCount(1);
  await expect(pendingBlocks(page)).toHaveCount(0);
  await expect(last).toBeInViewport();
  expect(await page.evaluate(() => (globalThis as unknown as { waited?: string }).waited)).toMatch(
    /escale-image.* 0$/,
  );
});

test('returns to the caret in a long post and keeps it in view while the rest is laid out', async ({
  page,
}) => {
  const editor = await openLongPost(page);
  await editor.text.getByText('Le jour 41, on note').click();
  await editor.press('End');
  await editor.type(' Encore.');
  await new AppPage(page).saved();
  const written = 'Le jour 41, on note ce qui bloque encore. Encore.';
  // The caret’s position is stored once it rests.
  await expect
    .poll(async () => (await ask(page, 'last-position.get', {})).position?.caret)
    .toMatch(new RegExp(`:${written.length}$`, 'u'));

  // The caret’s offset after each laid out part of the text.
  await page.addInitScript(() => {
    const recordedShifts: number[] = [];
    Object.assign(window, { seen: recordedShifts });
    new MutationObserver(() => {
      const selection = getSelection();
      const words = selection?.anchorNode?.parentElement;
      if (words?.closest('[data-escale-text]')) recordedShifts.push(words.getBoundingClientRect().bottom);
    }).observe(document, { subtree: true, attributeFilter: ['data-later'] });
  });
  await page.reload();
  await expect(editor.text).toBeFocused();
  await expect(editor.text.getByText(written)).toBeInViewport();
  await expect(pendingBlocks(page)).toHaveCount(0);
  const shifts = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  expect(shifts.length).toBeGreaterThan(2);
  // Less than half a line of text: no visible jump.
  expect(Math.max(...shifts) - Math.min(...shifts)).toBeLessThan(12);
  await expect(editor.text.getByText(written)).toBeInViewport();
  await editor.type(' Et là.');
  await expect(editor.text.getByText(`${written} Et là.`)).toBeInViewport();
});

test('shows the caret of a long post after a restart of the app', async ({ fresh }) => {
  await fresh.start();
  const editor = await openLongPost(fresh.page);
  await editor.text.getByText('Le jour 41, on note').click();
  await editor.press('End');
  await editor.type(' Encore.');
  await new AppPage(fresh.page).saved();
  await expect
    .poll(async () => (await ask(fresh.page, 'last-position.get', {})).position?.caret)
    .toMatch(/:49$/u);
  await fresh.quit();

  await fresh.start();
  const { text } = new EditorPage(fresh.page);
  await expect(text).toBeFocused();
  await expect(pendingBlocks(fresh.page)).toHaveCount(0);
  await fresh.page.evaluate(() => document.fonts.ready);
  await expect(text.getByText('on note ce qui bloque encore. Encore.')).toBeInViewport();
});
