/** Words dragged within the text move; a drop from another program is read like a paste. One undo each. */
import type { Locator, Page } from '@playwright/test';
import type { Post } from '#interview/document.ts';
import { compact } from '../../builders/compact-document.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

async function readStored(page: Page): Promise<Post> {
  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
  return (await ask(page, 'posts.get', { id: items[0]?.id ?? '' })).document;
}

/** Position of some words on the screen: the middle of their start. */
async function boundsOf(words: Locator): Promise<{ left: number; right: number; y: number }> {
  const box = await words.boundingBox();
  if (box === null) throw new Error('not on the screen');
  return { left: box.x, right: box.x + box.width, y: box.y + box.height / 2 };
}

async function twoParagraphs(page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await new AppPage(page).startWithoutBlog();
  // Title, lead, text.
  await editor.press('Enter', 'Enter', 'Control+Shift+0');
  await editor.type('galet sur la plage');
  await editor.press('Enter');
  await editor.type('vers le large');
  await expect(editor.text).toContainText('vers le large');
  return editor;
}

test('moves dragged words to another paragraph and back by one undo', async ({ page }) => {
  const editor = await twoParagraphs(page);
  const window = new AppPage(page);
  const first = editor.text.getByText('galet sur la plage');
  const from = await boundsOf(first);
  await page.mouse.dblclick(from.left + 12, from.y);
  expect((await page.evaluate(() => getSelection()?.toString() ?? '')).trim()).toBe('galet');
  const to = await boundsOf(editor.text.getByText('vers le large'));
  await page.mouse.move(from.left + 12, from.y);
  await page.mouse.down();
  await page.mouse.move(from.left + 30, from.y + 10, { steps: 4 });
  await page.mouse.move(to.left + 1, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(editor.text).toContainText(/galet\s?vers le large/u);
  await window.saved();
  const moved = compact((await readStored(page)).body);
  expect(moved.match(/galet/gu)).toHaveLength(1);
  await editor.press('Control+z');
  await expect(editor.text).toContainText('galet sur la plage');
  await window.saved();
  expect(compact((await readStored(page)).body)).toBe('p galet sur la plage\np vers le large\n');
});

test('reads HTML dropped from another program as a paste and removes it by one undo', async ({ page }) => {
  const editor = await twoParagraphs(page);
  const to = await boundsOf(editor.text.getByText('vers le large'));
  await editor.text.evaluate(
    (text, point) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData(
        'text/html',
        "<p class=MsoNormal style='mso-x:1'><b>Un</b><o:p></o:p></p><ul><li>deux</li></ul><script>x()</script>",
      );
      dataTransfer.setData('text/plain', 'Un\ndeux');
      const target = document.elementFromPoint(point.x, point.y) ?? text;
      const event = { bubbles: true, cancelable: true, dataTransfer, clientX: point.x, clientY: point.y };
      target.dispatchEvent(new DragEvent('dragover', event));
      target.dispatchEvent(new DragEvent('drop', event));
    },
    { x: to.left + 1, y: to.y },
  );
  await expect(editor.text).toContainText('deux');
  const window = new AppPage(page);
  await window.saved();
  expect(compact((await readStored(page)).body)).toBe(
    'p galet sur la plage\np **Un**\n- deux\np vers le large\n',
  );
  await editor.press('Control+z');
  await expect(editor.text).not.toContainText('deux');
  await expect(editor.text).toContainText('vers le large');
});
