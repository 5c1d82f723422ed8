/** An article of one paragraph with the caret on the empty line after it, and its stored form. */
import type { Page } from '@playwright/test';
import type { Post } from '#interview/document.ts';
import { ask } from './library.ts';
import { AppPage } from '../pages/AppPage.ts';
import { EditorPage } from '../pages/EditorPage.ts';

/** The last changed post. */
export async function storedPost(page: Page): Promise<{ id: string; document: Post }> {
  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
  const id = items[0]?.id ?? '';
  return { id, document: (await ask(page, 'posts.get', { id })).document };
}

export async function writeArticle(page: Page): Promise<{ window: AppPage; editor: EditorPage }> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle('La serre');
  await editor.press('Enter');
  await editor.type('Avant les images.');
  await editor.press('Enter');
  return { window, editor };
}
