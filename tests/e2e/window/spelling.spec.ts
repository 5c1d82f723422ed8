/** Spelling in the real window: underlined words, suggestions, and the author’s own words and names. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { Inline, Participant, Post } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { paragraph, text } from '../../builders/interview-builder.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import type { Escale } from '../support/stage/launch.ts';
import { clickItem, forgetMenus, keepMenus, lastMenu, type Shown } from '../support/outside/native-menus.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import {
  RIGHT_IN_ENGLISH,
  RIGHT_IN_FRENCH,
  WRONG_IN_ENGLISH,
  WRONG_IN_FRENCH,
} from '../support/samples/spelled-words.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';

/** Position of a word on the page. */
async function placeOf(page: Page, word: string): Promise<{ x: number; y: number }> {
  const box = await page.evaluate((word) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(word);
      if (at < 0 || node.parentElement?.closest('[data-escale-text]') === null) continue;
      const range = document.createRange();
      const middle = at + Math.floor(word.length / 2);
      range.setStart(node, middle);
      range.setEnd(node, middle + 1);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  }, word);
  if (box === null) throw new Error(`« ${word} » is not in the text`);
  return box;
}

/** The checker’s result for the word under the mouse: the misspelled word, or nothing. */
async function menuAt(app: ElectronApplication, page: Page, word: string): Promise<Shown> {
  await forgetMenus(app);
  const { x, y } = await placeOf(page, word);
  await page.mouse.click(x, y, { button: 'right' });
  return lastMenu(app);
}

async function isMisspelled(app: ElectronApplication, page: Page, word: string): Promise<boolean> {
  return (await menuAt(app, page, word)).items.some(({ id }) => id === 'add-word');
}

/** Opens a post and edits its text, which starts Chromium’s check. */
async function open(page: Page, title: string): Promise<void> {
  await page.reload();
  await page.getByRole('region', { name: 'Liste' }).getByText(title, { exact: true }).click();
  await page.getByRole('textbox', { name: 'Texte du billet' }).click();
  await page.keyboard.press('Control+End');
}

const textInLanguage = (language: string, words: string): Inline => ({ type: 'text', text: words, language });

/** An article of one paragraph. */
const post = (
  title: string,
  language: string,
  runs: readonly (string | Inline)[],
  participants: Participant[] = [],
): Post => ({
  ...emptyPost('article', language),
  title,
  participants,
  body: [paragraph(...runs)],
});

const start = async (escale: Escale): Promise<{ app: ElectronApplication; page: Page }> => {
  await keepMenus(escale.app);
  return { app: escale.app, page: escale.page };
};

test('offers corrections for a misspelled word by mouse and at the caret, in one undo step, keeping its formatting', async ({
  escale,
}) => {
  const { app, page } = await start(escale);
  await addPosts(page, [
    post('Un chat', 'fr', [
      'Le ',
      text('chatt', 'bold'),
      ' de l’innovvation dort aujourd’hui, c’est-à-dire souvent.',
    ]),
  ]);
  await open(page, 'Un chat');
  await expect.poll(() => isMisspelled(app, page, 'chatt')).toBe(true);
  const { items } = await menuAt(app, page, 'chatt');
  expect(items.slice(0, 2).map(({ label }) => label)).toEqual(['chat', 'chatte']);
  expect(items.slice(-6).map(({ label }) => label)).toEqual([
    'Ajouter au dictionnaire',
    'Couper',
    'Copier',
    'Coller',
    'Coller sans mise en forme',
    'Tout sélectionner',
  ]);
  await clickItem(app, 'suggestion-0');
  const written = page.locator('[data-escale-text]');
  await expect(written).toContainText('Le chat de l’innovvation');
  await expect(written.locator('.escale-bold')).toHaveText('chat');
  await page.keyboard.press('Control+z');
  await expect(written).toContainText('Le chatt de l’innovvation');
  await expect(written.locator('.escale-bold')).toHaveText('chatt');

  const elided = await menuAt(app, page, 'innovvation');
  expect(elided.items[0]?.label).toBe('l’innovation');
  for (const right of ['aujourd’hui', 'c’est-à-dire', 'c’est-à'])
    expect(await isMisspelled(app, page, right), right).toBe(false);

  // By keyboard, the menu is for the word at the caret.
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Voici le chienn ');
  await expect.poll(() => isMisspelled(app, page, 'chienn')).toBe(true);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await forgetMenus(app);
  await page.keyboard.press('Shift+F10');
  const atCaret = await lastMenu(app);
  expect(atCaret.items[0]?.label).toBe('chien');
  expect(atCaret.x).toBeGreaterThan(0);
  await clickItem(app, 'suggestion-0');
  await expect(written).toContainText('Voici le chien ');
});

/** Presses Escape before the removed button’s focus has moved. */
const escapeAsSoonAsGone = (page: Page, label: string): Promise<void> =>
  page.evaluate((label) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(`[aria-label="${label}"]`) !== null) return;
      observer.disconnect();
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }),
      );
    }).observe(document.body, { subtree: true, childList: true });
  }, label);

test('accepts a word added to the dictionary, also after a restart, until it is removed in the settings', async ({
  escale,
}) => {
  const first = await start(escale);
  await addPosts(first.page, [post('Un mot', 'fr', ['Le glouzou et l’innovvation, en fin de ligne.'])]);
  await open(first.page, 'Un mot');
  await expect.poll(() => isMisspelled(first.app, first.page, 'glouzou')).toBe(true);
  await menuAt(first.app, first.page, 'innovvation');
  await clickItem(first.app, 'add-word');
  await menuAt(first.app, first.page, 'glouzou');
  await clickItem(first.app, 'add-word');
  await expect.poll(() => isMisspelled(first.app, first.page, 'glouzou')).toBe(false);
  expect(await ask(first.page, 'spelling.words', {})).toEqual({ words: ['glouzou', 'innovvation'] });

  await escale.quit();
  await escale.start();
  const { app, page } = await start(escale);
  await open(page, 'Un mot');
  await page.keyboard.type(' Du chatt');
  await page.keyboard.type(' ');
  await expect.poll(() => isMisspelled(app, page, 'chatt')).toBe(true);
  expect(await isMisspelled(app, page, 'glouzou')).toBe(false);
  expect(await isMisspelled(app, page, 'innovvation')).toBe(false);

  const label = 'Retirer «\u00a0glouzou\u00a0» du dictionnaire';
  const remove = page.getByRole('button', { name: label });
  await new SettingsPage(page).open('Écriture');
  // The wait for its removal must start after it appears, or Escape would leave the settings.
  await remove.waitFor();
  await escapeAsSoonAsGone(page, label);
  await remove.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.locator('[data-escale-text]').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('glouzou ');
  await expect.poll(() => isMisspelled(app, page, 'glouzou')).toBe(true);
});

test('checks each post and passage in its language, skips Spanish, accepts names of people, and can be switched off', async ({
  escale,
}) => {
  const { app, page } = await start(escale);
  await addPosts(page, [
    post('English', 'en', ['The neighbour said wether, chaque semaine, and colorrful.']),
    post('Français', 'fr', ['Chaque semaine, whether, et ', textInLanguage('es', 'ciudadaníaa'), ' chatt.']),
    post('Español', 'es', ['La ciudadaníaa y el chatt.']),
    post(
      'Des noms',
      'fr',
      ['Kerzorgh, d’Ouzalie, KERZORGH, Jean-Kerzorgh, l’Ouzalie et le chatt.'],
      [{ id: 'p1', name: 'Ouzalie Kerzorgh', label: 'O. K.', organisation: 'Glouzou-Bank' }],
    ),
  ]);
  await test.step('languages', async () => {
    await open(page, 'English');
    await page.keyboard.type(' ');
    await expect.poll(() => isMisspelled(app, page, 'colorrful')).toBe(true);
    expect(await isMisspelled(app, page, 'semaine')).toBe(true);
    expect(await isMisspelled(app, page, 'said')).toBe(false);

    await open(page, 'Français');
    await page.keyboard.type(' ');
    await expect.poll(() => isMisspelled(app, page, 'chatt')).toBe(true);
    expect(await isMisspelled(app, page, 'whether')).toBe(true);
    expect(await isMisspelled(app, page, 'semaine')).toBe(false);
    expect(await isMisspelled(app, page, 'ciudadaníaa')).toBe(false);

    await open(page, 'Español');
    await page.keyboard.type(' chatt ');
    expect(await isMisspelled(app, page, 'chatt')).toBe(false);
    await expect(page.locator('[data-escale-text]')).toHaveAttribute('spellcheck', 'false');
  });
  await test.step('names', async () => {
    await open(page, 'Des noms');
    await expect.poll(() => isMisspelled(app, page, 'chatt')).toBe(true);
    for (const name of ['Kerzorgh', 'd’Ouzalie', 'KERZORGH', 'Jean-Kerzorgh', 'l’Ouzalie'])
      await expect.poll(() => isMisspelled(app, page, name), { message: name }).toBe(false);
    expect(await ask(page, 'spelling.words', {})).toEqual({ words: [] });
  });
  await test.step('switched off and on again', async () => {
    await ask(page, 'settings.set', { spelling: false });
    await expect.poll(() => isMisspelled(app, page, 'chatt')).toBe(false);
    await ask(page, 'settings.set', { spelling: true });
    await new EditorPage(page).text.click();
    await expect.poll(() => isMisspelled(app, page, 'chatt')).toBe(true);
  });
});

/**
 * The words that Chromium finds misspelled, in a window of its own on the app’s session. `isWordMisspelled` passes
 * the word’s length in UTF-8 with its letters in UTF-16: for « l’égalité » it also reads four units of memory after
 * it, which may be letters. Blanks move the word in memory, so that only a word misspelled each time counts.
 */
const faultsAmong = (app: ElectronApplication, words: readonly string[]): Promise<string[]> =>
  app.evaluate(async ({ BrowserWindow }, words): Promise<string[]> => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { nodeIntegration: true, contextIsolation: false },
    });
    try {
      await window.loadURL('data:text/html,<p>');
      const suggestions: unknown = await window.webContents.executeJavaScript(
        `(({ webFrame }, words) => words.filter((word) =>
          [0, 8, 24, 56].every((blanks) => webFrame.isWordMisspelled(word + ' '.repeat(blanks)))))(require('electron'), ${JSON.stringify(words)})`,
      );
      return suggestions as string[];
    } finally {
      window.destroy();
    }
  }, words);

test('accepts the right words and marks the wrong ones among hundreds in each language', async ({
  escale,
}) => {
  const { app, page } = await start(escale);
  for (const { language, right, wrong } of [
    { language: 'fr', right: RIGHT_IN_FRENCH, wrong: WRONG_IN_FRENCH },
    { language: 'en', right: RIGHT_IN_ENGLISH, wrong: WRONG_IN_ENGLISH },
  ])
    await test.step(language, async () => {
      await addPosts(page, [post(`En ${language}`, language, ['Bref.'])]);
      await open(page, `En ${language}`);
      await expect.poll(() => faultsAmong(app, ['zzyzxq'])).toEqual(['zzyzxq']);
      // The former language’s checker may still be active.
      await expect.poll(() => faultsAmong(app, right)).toEqual([]);
      expect(await faultsAmong(app, wrong)).toEqual(wrong);
    });
});

test('accepts ordinals, acronyms and addresses while they are typed, and offers no correction for a name', async ({
  escale,
}) => {
  const { app, page } = await start(escale);
  await addPosts(page, [
    post('Un trajet', 'fr', [
      'Le chatt du 27e arrondissement, la 1re fois au XXIe siècle : la SNCF, l’INSEE, le CNRS ;',
      ' contact@vaulx-demain.fr ou www.kerdonel.fr. Il va à Gerland en tram.',
    ]),
  ]);
  await open(page, 'Un trajet');
  await expect.poll(() => isMisspelled(app, page, 'chatt')).toBe(true);
  for (const right of ['27e', '1re', 'XXIe', 'SNCF', 'INSEE', 'CNRS', 'vaulx', 'kerdonel'])
    expect(await isMisspelled(app, page, right), right).toBe(false);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' La GRDF et le 43e. ');
  for (const right of ['GRDF', '43e']) expect(await isMisspelled(app, page, right), right).toBe(false);
  const { items } = await menuAt(app, page, 'Gerland');
  expect(items.map(({ label }) => label)).not.toContain('Glander');
});
