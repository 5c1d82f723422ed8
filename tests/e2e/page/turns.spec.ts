/** Speakers, turns and the outline of an interview, by real keys and a real mouse. */
import type { Page } from '@playwright/test';
import {
  anne,
  answer,
  heading,
  karim,
  lines,
  post,
  question,
  text,
  zoe,
} from '../../unit/renderer/editor/turn-editor.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

const TITLE = 'Les rencontres du jardin';
const garden = {
  ...post(
    [anne, karim, zoe],
    question('q1', 'Un ?'),
    answer('a1', 'anne', 'Oui et non.'),
    answer('a2', 'karim', 'Non.'),
    heading('La serre'),
    question('q2', 'Deux ?'),
    answer('a3', 'anne', 'Deux fois.'),
    question('q3', 'Trois ?'),
    text('Merci.'),
  ),
  title: TITLE,
  numbered: true,
};
const knownIds = ['q1', 'a1', 'a2', 'q2', 'a3', 'q3'];

type Opened = Readonly<{
  editor: EditorPage;
  window: AppPage;
  stored: () => Promise<string[]>;
  caretIn: (words: string) => Promise<void>;
}>;

async function open(page: Page): Promise<Opened> {
  const [id = ''] = await addPosts(page, [garden]);
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.openPost(TITLE);
  await expect(editor.text.getByText('Oui et non.')).toBeVisible();
  return {
    editor,
    window,
    stored: async () => lines((await ask(page, 'posts.get', { id })).document.body, knownIds),
    async caretIn(words) {
      await editor.text.getByText(words, { exact: true }).click();
      await editor.caretSettled();
    },
  };
}

const isFocused = (element: Element): boolean => element === document.activeElement;
const outline = (page: Page) => page.getByRole('grid', { name: 'Questions' });
const row = (page: Page, name: string) => outline(page).getByRole('row', { name });

test('splits, joins and moves turns by keys, and marks the missing answer', async ({ page }) => {
  const { stored, caretIn, editor } = await open(page);
  await caretIn('Oui et non.');
  await editor.press('End', ...Array.from({ length: 4 }, () => 'ArrowLeft'), 'Alt+Shift+Enter');
  const name = page.getByRole('combobox', { name: editor.names.nameField });
  await expect(name).toBeFocused();
  await editor.press('Escape');
  await editor.type('Et ');
  await expect.poll(async () => (await stored()).slice(1, 3)).toEqual(['a1 anne: Oui et ', '* zoe: Et non.']);
  await editor.press('Alt+Shift+Backspace');
  await expect.poll(async () => (await stored())[1]).toBe('a1 anne: Oui et  | Et non.');
  await caretIn('Non.');
  await editor.press('Alt+Shift+ArrowDown');
  await expect
    .poll(async () => (await stored()).slice(2, 5))
    .toEqual(['# La serre', 'q2 Deux ?', 'a2 karim: Non.']);
  await editor.type('Mais ');
  await expect.poll(async () => (await stored())[4]).toMatch(/Mais/u);
  await caretIn('Deux ?');
  await editor.press('Alt+Shift+ArrowUp');
  await expect.poll(async () => (await stored()).slice(2, 3)).toEqual(['q2 Deux ?']);
  // The button in the line starts the missing answer.
  await page.getByRole('button', { name: 'Commencer la réponse de Karim Haddad' }).first().click();
  await editor.type('Bonjour.');
  await expect
    .poll(async () => (await stored()).slice(0, 3))
    .toEqual(['q1 Un ?', 'a1 anne: Oui et  | Et non.', '* karim: Bonjour.']);
});

test('sets several speakers, hides a name and addresses a question to some people by F2', async ({
  page,
}) => {
  const { stored, caretIn, editor } = await open(page);
  await caretIn('Deux fois.');
  await editor.press('F2');
  await expect(page.getByRole('combobox', { name: editor.names.nameField })).toBeFocused();
  await page.getByRole('option', { name: 'Plusieurs personnes…' }).click();
  const people = page.getByRole('dialog', { name: 'Personnes de la réponse' });
  await expect(people.getByRole('option', { name: 'Anne Lenoir' })).toBeFocused();
  await editor.press('ArrowDown', 'Space');
  await expect.poll(async () => (await stored())[5]).toBe('a3 anne+karim: Deux fois.');
  await people.getByText('Afficher le nom').click();
  await editor.press('Escape');
  await expect(editor.text).toBeFocused();
  await expect(editor.text.locator('[data-turn="a3"] .escale-name')).toHaveCount(0);
  await editor.press('Control+z');
  await expect(editor.text.locator('[data-turn="a3"] .escale-name')).toHaveText('Anne LenoirKarim Haddad');
  await caretIn('Trois ?');
  await editor.press('F2');
  await expect(page.getByRole('dialog', { name: 'Personnes de la question' })).toBeVisible();
  await editor.press('ArrowDown', 'ArrowDown', 'Space', 'Escape');
  await expect(editor.text.getByText('À Zoé')).toBeVisible();
  await expect.poll(async () => (await stored())[6]).toBe('q3 Trois ? (à zoe)');
});

test('turns an unknown name typed with a colon into a person by Tab, and leaves it as text otherwise', async ({
  page,
}) => {
  const { stored, caretIn, editor } = await open(page);
  await caretIn('Non.');
  await editor.press('End', 'Enter');
  await editor.type('Lou Perrin : ');
  await expect(
    page.getByRole('button', { name: 'Créer «\u00a0Lou Perrin\u00a0» comme auteur de la réponse' }),
  ).toBeVisible();
  await editor.press('Tab');
  await expect(editor.text.locator('.escale-name').getByText('Lou Perrin')).toBeVisible();
  await expect(editor.text).toBeFocused();
  await editor.type('Bonjour.');
  await expect.poll(async () => (await stored())[3]).toMatch(/^\* \S+: Bonjour\.$/u);
  await editor.press('Enter');
  await editor.type('Jean Valjean : un nom.');
  await expect(page.getByRole('button', { name: /Jean Valjean/u })).toBeHidden();
  await expect.poll(async () => (await stored())[3]).toMatch(/: Bonjour\. \| Jean Valjean : un nom\.$/u);
});

test('goes to questions and reorders them in the outline, by mouse and by keys, with undo', async ({
  stage,
  page,
}) => {
  // Wide enough for the panel beside the text; as an overlay it closes when a question is chosen.
  await stage.resize({ width: 1_500, height: 900 });
  const { stored, editor } = await open(page);
  const before = await stored();
  // By the outline’s key, then the moving keys.
  await editor.press('Control+Shift+o');
  await expect(row(page, 'Un ?')).toContainText('Sans réponse\u00a0: Zoé');
  await expect(outline(page).locator(':focus')).toHaveCount(1);
  await row(page, 'Trois ?').focus();
  await editor.press('Alt+Shift+ArrowUp');
  const moved = [
    'q1 Un ?',
    'a1 anne: Oui et non.',
    'a2 karim: Non.',
    '# La serre',
    'q3 Trois ?',
    '- Merci.',
    'q2 Deux ?',
    'a3 anne: Deux fois.',
  ];
  await expect.poll(stored).toEqual(moved);
  await expect(row(page, 'Trois ?')).toBeFocused();
  await row(page, 'Trois ?').press('Enter');
  await expect(editor.text).toBeFocused();
  await expect(row(page, 'Trois ?').locator('[aria-current]')).toHaveCount(1);
  await editor.press('Control+z');
  await expect.poll(stored).toEqual(before);

  // By mouse. The outline follows the text a moment later.
  await expect(outline(page).getByRole('row')).toContainText(['Un ?', 'La serre', 'Deux ?', 'Trois ?']);
  const from = await row(page, 'Deux ?').boundingBox();
  const to = await row(page, 'Un ?').boundingBox();
  if (from === null || to === null) throw new Error('no rows');
  await page.mouse.move(from.x + 80, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 80, to.y + 30, { steps: 6 });
  await page.mouse.move(to.x + 80, to.y + 3, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => (await stored()).slice(0, 3))
    .toEqual(['q2 Deux ?', 'a3 anne: Deux fois.', 'q1 Un ?']);
  await editor.text.click();
  await editor.press('Control+z');
  await expect.poll(stored).toEqual(before);

  // By the keyboard’s own drag and drop.
  await row(page, 'Deux ?').focus();
  await editor.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Déplacer «\u00a0Deux ?\u00a0»' })).toBeFocused();
  await editor.press('Enter');
  // Each insertion point in turn, with its name.
  const insertButton = page.getByRole('button', { name: 'Insérer avant 1. Un ?' });
  for (let tries = 0; tries < 8 && !(await insertButton.evaluate(isFocused)); tries += 1)
    await editor.press('ArrowUp');
  await expect(insertButton).toBeFocused();
  await editor.press('Enter');
  await expect
    .poll(async () => (await stored()).slice(0, 3))
    .toEqual(['q2 Deux ?', 'a3 anne: Deux fois.', 'q1 Un ?']);
});
