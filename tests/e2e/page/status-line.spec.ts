/** The line under the text: the post’s state is complete, on one line, in a window of 1280 pixels. */
import type { Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { cutTexts } from '../support/cut-texts.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

/** The words beside the state’s icon, their lines, and how much of them is hidden. */
const measure = (page: Page) =>
  page.getByRole('contentinfo').evaluate((line) => {
    const words = line.querySelector<HTMLElement>('[data-state-words]');
    if (words === null) throw new Error('the line has no state');
    const height = Number.parseFloat(getComputedStyle(words).lineHeight);
    return {
      lines: Math.round(words.getBoundingClientRect().height / height),
      hidden: words.scrollWidth - words.clientWidth + Math.max(0, words.scrollHeight - words.clientHeight),
    };
  });

for (const [language, toUpdate] of [
  ['fr', 'En ligne, à mettre à jour'],
  ['en', 'Online, to update'],
] as const)
  test(`marks a published post with changes as to be updated (${language})`, async ({
    page,
    stage,
  }, testInfo) => {
    await stage.resize({ width: 1280, height: 800 });
    const [postId = ''] = await addPosts(page, [gardenInterview]);
    await ask(page, 'settings.set', { language, holdSeconds: 0 });
    const { id: blogId } = await ask(page, 'blogs.start-practice', { language });
    const { saveNumber, document } = await ask(page, 'posts.get', { id: postId });
    await ask(page, 'publications.send', { postId, blogId, saveNumber, holdSeconds: 0 });
    await expect
      .poll(async () => (await ask(page, 'publications.of-post', { postId })).items[0]?.state)
      .toBe('online');
    await ask(page, 'posts.save', {
      id: postId,
      baseSave: saveNumber,
      saveId: 'save-changed',
      document: { ...document, title: 'Un autre titre' },
    });
    await ask(page, 'backups.make', {});
    await ask(page, 'approvals.await', { postId, name: 'Édouard Kermadec-Le Goff', awaited: true });
    await ask(page, 'last-position.set', { postId, caret: '' });
    await page.reload();
    const line = page.getByRole('contentinfo');
    await expect(line.getByText(toUpdate)).toBeVisible();
    await page.screenshot({ path: testInfo.outputPath(`status-${language}.png`) });
    expect(await measure(page)).toEqual({ lines: 1, hidden: 0 });
    // The time of the save is complete or hidden; a pending approval names its person.
    expect((await cutTexts(line)).filter((text) => /^(?:Enregistré|Saved)/.test(text))).toEqual([]);
    // In the smallest window the page’s button is complete too.
    await stage.resize({ width: 900, height: 600 });
    const see = await line.getByRole('button', { name: language === 'fr' ? 'Voir' : 'View' }).boundingBox();
    const act = await line.getByRole('button', { name: /\((?:essai|practice)\)$/u }).boundingBox();
    expect(see?.width).toBeGreaterThan(30);
    expect((see?.x ?? 0) + (see?.width ?? 0)).toBeLessThanOrEqual(act?.x ?? 0);
    await page.screenshot({ path: testInfo.outputPath(`status-small-${language}.png`) });
  });
