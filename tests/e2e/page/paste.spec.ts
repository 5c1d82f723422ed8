/** An interview pasted as plain text becomes its turns. */
import type { Page } from '@playwright/test';
import { editor as editorWords, paste as pasteWords } from '#assets/messages/fr/editor.ts';
import type { Post } from '#interview/document.ts';
import { workshopText } from '../../builders/interview-texts.ts';
import { asPlainText, garden, readPlainText } from '../support/samples/sample-interview.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { readPublicPage } from '../support/pages/PublicPage.ts';
import type { PublicPost } from '../support/pages/PublicPage.ts';

/** The only post of the library, as stored. */
async function storedPost(page: Page): Promise<Post> {
  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
  expect(items).toHaveLength(1);
  return (await ask(page, 'posts.get', { id: items[0]?.id ?? '' })).document;
}

const kindsOf = (post: PublicPost): string[] =>
  post.turns.map((turn) => ('question' in turn ? 'question' : 'answer' in turn ? 'answer' : 'paragraph'));

for (const [what, text, expected] of [
  ['an interview', asPlainText(garden), garden],
  ['a whole text as it comes', workshopText.text, readPlainText(workshopText.text)],
] as const) {
  test(`publishes ${what}, pasted, turn by turn, and stores it block by block`, async ({ stage, page }) => {
    const window = new AppPage(page);
    const editor = new EditorPage(page);
    await window.startOnPracticeBlog();
    await editor.press('Enter');
    await editor.paste(stage, text);
    await expect(window.message(window.names.recognized(6, 12))).toBeVisible();
    await window.saved();

    const stored = await storedPost(page);
    expect(stored.body.map((block) => block.type)).toEqual(kindsOf(expected));
    expect(stored.body.filter((block) => block.type === 'question')).toHaveLength(6);
    expect(stored.body.filter((block) => block.type === 'answer')).toHaveLength(12);
    expect(stored.participants).toHaveLength(2);
    expect(stored.body.at(-1)?.type).toBe('paragraph');

    await window.publishOnPracticeBlog();
    expect(await readPublicPage(await window.addressSeen(stage))).toEqual(expected);
  });
}

test('turns a new post with a pasted interview into an interview, and back, by command and by undo', async ({
  stage,
  page,
}, testInfo) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await stage.command('new-article');
  await expect(page.locator('[data-kind="article"]')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused();
  await editor.press('Enter');
  await editor.paste(stage, asPlainText(garden));
  const offer = page.getByRole('region', { name: pasteWords.offer });
  await expect(offer).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('offer.png') });
  await page.keyboard.press('F6');
  await offer.getByRole('button', { name: pasteWords.makeTurns }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-kind="interview"]')).toBeVisible();
  await window.saved();
  const kindOf = async () => {
    const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
    const post = items.find(({ title }) => title === garden.title);
    return post === undefined ? undefined : (await ask(page, 'posts.get', { id: post.id })).document.kind;
  };
  await expect.poll(kindOf).toBe('interview');

  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Changer en billet' }).click();
  await expect(window.message(editorWords.nowArticle)).toBeVisible();
  await window.saved();
  await expect.poll(kindOf).toBe('article');
  await editor.text.focus();
  await editor.press('Control+z');
  await window.saved();
  await expect.poll(kindOf).toBe('interview');
});
