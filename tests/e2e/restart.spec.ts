/** Closing and coming back: the text, the post, the caret; and the window's other shapes. */
import { expect, test } from './fixtures.ts';
import { ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { asRead, garden } from './sample-interview.ts';

test.use({ alone: true });

test('a restart brings everything back, with the caret where it was in the post last edited', async ({
  escale,
}) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle('Au bord du canal');
  await editor.writeTurns([
    { question: 'Que voit-on du pont ?' },
    { name: 'Léa Morel', answer: ['On voit passer les péniches.'] },
  ]);
  await window.newInterview();
  await editor.writeTitle('Un autre jour');
  await window.saved();
  await window.openPost('Au bord du canal');
  await expect(editor.title).toHaveValue('Au bord du canal');
  await expect(editor.text).toBeFocused();
  await editor.press('Control+End');
  await editor.type(' Et les canards');
  // Before « les canards »: the place that must be found again.
  await editor.press('Control+ArrowLeft', 'Control+ArrowLeft');
  await window.saved();
  await escale.quit();

  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue('Au bord du canal');
  await expect(later.text).toBeFocused();
  await later.type('tous ');
  await expect(later.text.getByText('On voit passer les péniches. Et tous les canards')).toBeVisible();
  await new AppPage(escale.page).openPost('Un autre jour');
  await expect(later.title).toHaveValue('Un autre jour');
});

test('typing and closing at once: the text is saved before the window goes', async ({ escale }) => {
  const window = new AppPage(escale.page);
  const editor = new EditorPage(escale.page);
  await window.startWithoutBlog();
  await editor.writeTitle('Les derniers mots');
  await editor.type('Sont-ils gardés ?');
  await escale.quit();

  await escale.start();
  const later = new EditorPage(escale.page);
  await expect(later.title).toHaveValue('Les derniers mots');
  await expect(later.text.getByText('Sont-ils gardés ?')).toBeVisible();
});

test('a second start shows the window that is being written in, its text untouched', async ({
  escale,
  app,
  page,
}) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Une seule fenêtre');
  await editor.type('Combien de fenêtres ?');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect((await escale.startAgain()).code).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
    )
    .toEqual([true]);
  await editor.type(' Une');
  await expect(editor.text.getByText('Combien de fenêtres ? Une')).toBeVisible();
  await window.saved();
});

test('in 900 × 600 an interview is written, seen and saved', async ({ stage, page }) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await stage.resize({ width: 900, height: 600 });
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([900, 600]);
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
  expect(asRead(stored)).toEqual({ title: garden.title, lead: [], turns });
});

test.describe('in English', () => {
  test.use({ language: 'en' });

  test('an interview is written, saved and found again', async ({ escale }) => {
    const window = new AppPage(escale.page, 'en');
    const editor = new EditorPage(escale.page, 'en');
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
    await escale.quit();
    await escale.start();
    const later = new EditorPage(escale.page, 'en');
    await expect(later.title).toHaveValue('Two gardeners at the town hall');
    expect(await later.text.innerText()).toBe(text);
  });
});
