/** A post with one of everything, open in the window; and where the focus is then. */
import type { Page } from '@playwright/test';
import { addWholePost, openWholePost } from './sample-post.ts';
import type { Stage } from '../stage/stage.ts';
import { caretAfter, wordsOf, type Where } from '../writing-surfaces.ts';

/** The whole post, open, the caret in the second answer. */
export async function start(stage: Stage): Promise<Where> {
  const { page } = stage;
  const where = { page, stage, words: wordsOf('fr') };
  await addWholePost(page);
  await openWholePost(page);
  await caretAfter(where, 'Des gens, surtout.');
  return where;
}

/** What has the focus, once everything that gives it back has had its turn. Waits for ever where nothing has it. */
export async function focused(page: Page): Promise<string> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames += 1)
      await new Promise<void>((drawn) => requestAnimationFrame(() => drawn()));
  });
  // What closed gives the focus on once it is gone: on a slow machine after more pictures than these.
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
