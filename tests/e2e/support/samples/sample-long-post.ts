/** A post of many pages open in the window, and the parts that are not laid out. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Image, Post } from '#interview/document.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { addPicture, addPosts } from './library.ts';
import { AppPage } from '../pages/AppPage.ts';
import { EditorPage } from '../pages/EditorPage.ts';

export const TITLE = 'Le guichet du quartier';
export const QUESTIONS = 60;

/** With dimensions, as the editor stores them, so that their space is known before they load. */
export const sized = (image: Image): Image => ({ ...image, width: 1200, height: 700 });

/** Some 12,000 words; every fifth answer has a picture. */
function longPost(asset: string): Post {
  let interview = buildInterview().titled(TITLE);
  for (let at = 1; at <= QUESTIONS; at += 1)
    interview = interview
      .asking(`Que fait-on ici le jour ${at} ?`)
      .answering('Anne Martin', 'Nous avons repris le guichet avec les habitants. '.repeat(25).trim())
      .answering(
        'Karim Benali',
        `Le jour ${at}, on note ce qui bloque encore.`,
        ...(at % 5 === 0 ? [sized(picture(asset, `Le guichet, jour ${at}`))] : []),
      );
  return { ...interview.post, numbered: true };
}

export async function openLongPost(page: Page): Promise<EditorPage> {
  const asset = await addPicture(page, await gardenPicture(), 'guichet.png');
  await addPosts(page, [longPost(asset), buildInterview().titled('Un autre jour').post]);
  await page.reload();
  const window = new AppPage(page);
  await window.openPost('Un autre jour');
  await expect(new EditorPage(page).title).toHaveValue('Un autre jour');
  await window.openPost(TITLE);
  const editor = new EditorPage(page);
  await expect(editor.title).toHaveValue(TITLE);
  await expect(editor.text).toBeFocused();
  return editor;
}

/** Blocks that are laid out later. */
export const pendingBlocks = (page: Page): Locator => page.locator('[data-later]');
