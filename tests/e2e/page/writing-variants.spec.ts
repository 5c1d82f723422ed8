/** An interview written by keys: from a whole pasted text, in a small window, in English. */
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { readPublicPage } from '../support/pages/PublicPage.ts';
import { workshopText } from '../../builders/interview-texts.ts';
import { publicPostOf, garden, readPlainText } from '../support/samples/sample-interview.ts';

test('publishes a whole text, typed by keyboard alone, turn by turn', async ({ stage, page }) => {
  const text = readPlainText(workshopText.text);
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startOnPracticeBlog();
  await editor.writeTitle(text.title);
  await editor.writeTurns(text.turns);
  await window.saved();
  await window.publishOnPracticeBlog();
  expect(await readPublicPage(await window.addressSeen(stage))).toEqual(text);
});

test('writes, previews and saves an interview in 900 × 600', async ({ stage, page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await stage.resize({ width: 900, height: 600 });
  await window.startWithoutBlog();
  await editor.writeTitle(garden.title);
  const turns = garden.turns.slice(0, 6);
  await editor.writeTurns(turns);
  await window.saved();

  const last = editor.text.getByText(
    turns.flatMap((turn) => ('answer' in turn ? turn.answer : [])).at(-1) ?? '',
  );
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(window.status).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(900);
  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
  const { document: stored } = await ask(page, 'posts.get', { id: items[0]?.id ?? '' });
  expect(publicPostOf(stored)).toEqual({ title: garden.title, lead: [], turns });
});

test.describe('in English', () => {
  test.use({ language: 'en' });

  test('writes, saves and finds an interview', async ({ fresh }) => {
    await fresh.start();
    const window = new AppPage(fresh.page, 'en');
    const editor = new EditorPage(fresh.page, 'en');
    await window.startWithoutBlog();
    await editor.writeTitle('Two gardeners at the town hall');
    await editor.writeTurns([
      { question: 'Where do you come from?' },
      { name: 'Ruth Ellery', answer: ['From the front desk.', 'Ten years of it.'] },
      { name: 'Sam Okoro', answer: ['From a workshop by the canal.'] },
      { text: 'With thanks to both.' },
    ]);
    await window.saved();
    const text = await editor.text.innerText();
    await fresh.quit();
    await fresh.start();
    const later = new EditorPage(fresh.page, 'en');
    await expect(later.title).toHaveValue('Two gardeners at the town hall');
    expect(await later.text.innerText()).toBe(text);
  });
});
