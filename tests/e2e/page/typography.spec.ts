/** Typography through real keys, commands of the menu and the real clipboard. ~ is U+00A0, ^ is U+202F. */
import type { Page } from '@playwright/test';
import { toSpaces, toSigns } from '../../unit/interview/typography/space-signs.ts';
import { callRaw } from '../support/bridge.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { pressEnter } from '../support/keys.ts';

test.use({ typography: true });

const SHOTS = process.env.ESCALE_SHOTS;
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** A first paragraph of text with the caret in it. */
async function start(page: Page): Promise<{ window: AppPage; editor: EditorPage }> {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Une escale');
  await editor.press('Enter');
  return { window, editor };
}

/**
 * Switches typography while typing off. The page has the setting once it shows the other one set in the same request.
 */
async function typedAsGiven(page: Page): Promise<void> {
  await callRaw(page, 'settings.set', { typographyAsTyped: false, theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
}

const textIn = async (editor: EditorPage): Promise<string> => toSigns(await editor.text.innerText());

test('corrects typography while typing, reverts a correction by one key, and does not repeat it', async ({
  page,
}) => {
  const { editor } = await start(page);
  await editor.type('L\'eau : "oui" ? Un coeur... 10 km et M. Martin');
  await expect.poll(() => textIn(editor)).toContain('L’eau~: «~oui~»^? Un cœur… 10~km et M.~Martin');

  await editor.press('Enter');
  await editor.type('Pourquoi ?');
  await expect.poll(() => textIn(editor)).toContain('Pourquoi^?');
  await editor.press('Control+z');
  await expect.poll(() => textIn(editor)).toContain('Pourquoi ?');
  await editor.type(' Non');
  await expect.poll(() => textIn(editor)).toContain('Pourquoi ? Non');

  await editor.type('...');
  await expect.poll(() => textIn(editor)).toContain('Non…');
  await editor.press('Backspace');
  await expect.poll(() => textIn(editor)).toContain('Non...');
  await editor.type(' !');
  await expect.poll(() => textIn(editor)).toContain('Non...^!');
  await editor.press('Backspace', 'Backspace');
  await expect.poll(() => textIn(editor)).toContain('Non... ');
  await shot(page, 'typed');
});

test('corrects the title while typing and reverts by one key', async ({ page }) => {
  const window = new AppPage(page);
  await window.startWithoutBlog();
  const title = page.locator('[data-escale-title]');
  await title.focus();
  await page.keyboard.type("L'eau ?");
  await expect.poll(async () => toSigns(await title.inputValue())).toBe('L’eau^?');
  await page.keyboard.press('Backspace');
  await expect(title).toHaveValue('L’eau ?');
  await page.keyboard.type(' Oui');
  await expect(title).toHaveValue('L’eau ? Oui');
  await page.keyboard.press('Home');
  await page.keyboard.type('Ah !');
  await expect.poll(async () => toSigns(await title.inputValue())).toBe('Ah^!L’eau ? Oui');
  await page.keyboard.type(' ');
  await expect.poll(async () => toSigns(await title.inputValue())).toBe('Ah^! L’eau ? Oui');
});

test('rewrites nothing while an input method composes', async ({ page }) => {
  const { editor } = await start(page);
  await editor.type('mot');
  const keys = await page.context().newCDPSession(page);
  await keys.send('Input.imeSetComposition', { text: ' ?', selectionStart: 2, selectionEnd: 2 });
  await expect.poll(() => textIn(editor)).toContain('mot ?');
  await keys.send('Input.imeSetComposition', { text: ' "x', selectionStart: 3, selectionEnd: 3 });
  await expect.poll(() => textIn(editor)).toContain('mot "x');
  await keys.send('Input.insertText', { text: ' "x' });
  await editor.type('y');
  await expect.poll(() => textIn(editor)).toContain('mot "xy');
});

test('the typography review by F7 lists, chooses and applies corrections, undone in one step, and reports an empty list', async ({
  stage,
  page,
}) => {
  const { editor } = await start(page);
  await editor.press('F7');
  const dialog = page.getByRole('dialog', { name: 'Vérifier la typographie' });
  await expect(dialog.getByText('Rien à corriger')).toBeVisible();
  await shot(page, 'nothing');
  await editor.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(editor.text).toBeFocused();

  await typedAsGiven(page);
  await editor.paste(stage, 'Etat des lieux : "un coeur" ?');
  await editor.press('Enter');
  await editor.type("Pourquoi ? L'eau...");
  await editor.press('F7');
  const apply = dialog.getByRole('button', { name: /^Appliquer les 8/ });
  await expect(apply).toBeFocused();
  const suggestion = dialog.getByRole('checkbox', { name: 'É au lieu de E' });
  await expect(suggestion).not.toBeChecked();
  await shot(page, 'typography-dark');
  await callRaw(page, 'settings.set', { theme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await shot(page, 'typography');
  await dialog.getByRole('checkbox', { name: 'Guillemets (2)' }).press('Space');
  await expect(dialog.getByRole('button', { name: /^Appliquer les 6/ })).toBeVisible();
  await suggestion.press('Space');
  await pressEnter(dialog.getByRole('button', { name: /^Appliquer les 7/ }));
  await expect(dialog).toBeHidden();
  await expect(editor.text).toBeFocused();
  await expect.poll(() => textIn(editor)).toContain('État des lieux~: "un cœur"^?');
  await expect.poll(() => textIn(editor)).toContain('Pourquoi^? L’eau…');
  await editor.press('Control+z');
  await expect.poll(() => textIn(editor)).toContain('Etat des lieux : "un coeur" ?');
  await expect.poll(() => textIn(editor)).toContain("Pourquoi ? L'eau...");

  await editor.press('F7', 'Enter');
  await expect(dialog).toBeHidden();
  await editor.press('F7');
  // Suggestions only: nothing is ticked.
  await expect(dialog.getByRole('button', { name: 'Appliquer', exact: true })).toBeDisabled();
  await editor.press('Escape');
  await expect(editor.text).toBeFocused();
});

test('keeps no-break spaces through typing, display, copy, paste, saving and rendering', async ({
  stage,
  page,
}) => {
  const { window, editor } = await start(page);
  await editor.type('un');
  await editor.press('Control+Shift+Space');
  await editor.type('mot');
  await stage.command('thin-space');
  // The command arrives as a message, and the next key could be faster.
  await expect.poll(() => textIn(editor)).toContain('un~mot^');
  await editor.type('fin');
  await expect.poll(() => textIn(editor)).toContain('un~mot^fin');

  await stage.command('show-spaces');
  const drawn = (): Promise<number[]> =>
    page.evaluate(() =>
      ['escale-no-break', 'escale-thin'].map((name) => CSS.highlights.get(name)?.size ?? -1),
    );
  await expect.poll(drawn).toEqual([1, 1]);
  await editor.press('Enter');
  await editor.type('Quoi : qui ?');
  await expect.poll(drawn).toEqual([2, 2]);
  await shot(page, 'spaces');

  await editor.press('Home', 'Shift+End', 'Control+c');
  // A clipboard cannot be read during a write.
  await expect(async () => expect((await stage.copied()).text).toBe(toSpaces('Quoi~: qui^?'))).toPass();
  await editor.press('End', 'Enter', 'Control+v');
  await expect.poll(() => textIn(editor)).toMatch(/Quoi~: qui\^\?\s+Quoi~: qui\^\?/);
  await expect.poll(drawn).toEqual([3, 3]);
  await editor.press('Enter');
  await editor.paste(stage, toSpaces('collé~: net^!'));
  await window.saved();

  const listed = await callRaw(page, 'posts.list', { list: 'drafts', limit: 10 });
  const id = JSON.stringify(listed).match(/"id":"([^"]+)"/)?.[1] ?? '';
  const rendered = await callRaw(page, 'posts.render', { id, format: 'html' });
  expect(toSigns(JSON.stringify(rendered))).toContain('un~mot^fin');
  expect(toSigns(JSON.stringify(rendered))).toContain('collé~: net^!');

  await stage.command('show-spaces');
  await expect.poll(drawn).toEqual([-1, -1]);
});

test('sets, shows, changes and removes the language of a passage', async ({ stage, page }) => {
  const { window, editor } = await start(page);
  await editor.type('Il dit why not');
  await stage.command('language-en');
  await expect(window.message('Sélectionnez d’abord')).toBeVisible();
  for (let letters = 0; letters < 'why not'.length; letters += 1) await editor.press('Shift+ArrowLeft');
  await stage.command('language-en');
  const passage = editor.text.locator('[lang="en"]');
  await expect(passage).toHaveText('why not');
  await expect(passage).toHaveAttribute('title', 'anglais');
  await shot(page, 'passage');
  await editor.press('ArrowRight');
  await typedAsGiven(page);
  await editor.type(" ? It's");
  await expect(passage).toHaveText("why not ? It's");
  await editor.press('F7');
  const dialog = page.getByRole('dialog', { name: 'Vérifier la typographie' });
  await expect(dialog.getByRole('button', { name: /^Appliquer les 2/ })).toBeFocused();
  await editor.press('Enter');
  await expect(passage).toHaveText('why not? It’s');

  for (let letters = 0; letters < 'why not? It’s'.length; letters += 1) await editor.press('Shift+ArrowLeft');
  await stage.command('passage-language');
  const other = page.getByRole('dialog', { name: 'Langue du passage' });
  await expect(other.getByRole('button', { name: /anglais/ })).toBeVisible();
  await shot(page, 'language');
  await editor.press('Escape');
  await stage.command('language-none');
  await expect(passage).toBeHidden();
});
