/** Opens a post with one of every block in the window, and reports the focus. */
import type { Page } from '@playwright/test';
import { addWholePost, openWholePost } from './sample-post.ts';
import type { Stage } from '../stage/stage.ts';
import { caretAfter, wordsOf, type Where } from '../writing-surfaces.ts';

/** The whole post, open, the caret in the second answer. */
export async function openSamplePost(stage: Stage): Promise<Where> {
  const { page } = stage;
  const where = { page, stage, words: wordsOf('fr') };
  await addWholePost(page);
  await openWholePost(page);
  await caretAfter(where, 'Des gens, surtout.');
  return where;
}

/** The focused element, once everything that restores the focus has run. Waits for ever without one. */
export async function focused(page: Page): Promise<string> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames += 1)
      await new Promise<void>((drawn) => requestAnimationFrame(() => drawn()));
  });
  // A closing element restores the focus once it is removed, on a slow machine after more frames than these.
  await page.waitForFunction(
    () => document.activeElement !== null && document.activeElement !== document.body,
  );
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element?.matches('[data-escale-text]') === true) return 'text';
    return element?.matches('[data-escale-title]') === true
      ? 'title'
      : (element?.tagName.toLowerCase() ?? '');
  });
}
