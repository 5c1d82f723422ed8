/** Words of an answer are found however they are typed, and lead to the answer. */
import { demoPosts, gardenInterview } from '../builders/demo-posts.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { SearchPage } from './pages/SearchPage.ts';

const ARCHIVE = [gardenInterview, ...demoPosts];

test.beforeEach(async ({ page }) => {
  await addPosts(page, ARCHIVE);
});

const SEARCHES = [
  {
    how: 'without accents',
    query: 'etat civil',
    person: 'Anne Martin',
    passage: 'dix ans au guichet de l’état civil',
    words: 'état',
    title: gardenInterview.title,
  },
  {
    how: 'with an elision',
    query: "l'ombre",
    person: 'Hélène Aubry',
    passage: 'Ils ont mesuré l’ombre toutes les heures',
    words: 'ombre',
    title: 'Une école dessine sa cour',
  },
  {
    how: 'in upper case',
    query: 'PASSERELLE JAMAIS CONSTRUITE',
    person: 'Léa Morel',
    passage: 'Un plan de 1911 pour une passerelle',
    words: 'passerelle',
    title: 'Trois questions à Léa Morel, archiviste',
  },
  {
    how: 'by its first letters',
    query: 'boulan',
    person: 'Idriss Faye',
    passage: 'Le boulanger choisit.',
    words: 'boulanger',
    title: 'Numérique et campagne : la tournée du bus',
  },
  {
    how: 'without a ligature',
    query: 'oeuvre collective',
    person: 'Anne Martin',
    passage: 'L’œuvre collective tient à des détails',
    words: 'œuvre',
    title: gardenInterview.title,
  },
] as const;

test.describe('words of an answer', () => {
  for (const [index, { how, query, person, passage, words, title }] of SEARCHES.entries()) {
    test(`${how}: the answer opens`, async ({ page }) => {
      const search = new SearchPage(page);
      await (index % 2 === 0 ? search.openByKeys() : search.openBySidebar());
      await page.keyboard.type(query);
      const found = search.passage(passage);
      await expect(found).toContainText(person);
      await expect(found.locator('mark').first()).toContainText(words);

      // By keyboard where it is the first of the list, by a click elsewhere.
      if (index % 2 === 0) {
        await page.keyboard.press('ArrowDown');
        await expect(search.results.getByRole('option').first()).toBeFocused();
        await expect(found).toBeFocused();
        await page.keyboard.press('Enter');
      } else await found.dblclick();

      await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue(title);
      await expect
        .poll(() => search.shown())
        .toMatchObject({ words: expect.stringContaining(words), visible: true });
      expect((await search.shown())?.paragraph).toContain(passage);
      await expect(page.locator('[data-flash]')).toContainText(passage);
    });
  }
});

/** What breaks a query language: each reaches the engine as someone typed it. */
const HOSTILE = [
  '"',
  '"""',
  '« jamais fermé',
  '(',
  ')) OR ((',
  'AND',
  'OR NOT NEAR',
  'NEAR(clef banc, 2)',
  '*',
  '^*',
  'text:clef',
  'clef AND text MATCH "x"',
  "'; DROP TABLE posts; --",
  'par:',
  'par:"',
  'par:-',
  'dans:nulle-part',
  'statut:x statut:y',
  '-',
  '--clef',
  '-"',
  '\\',
  '%_',
  '{ } [ ] + < >',
  '\u0000\u0001',
  '\u202Efelc',
  '👩🏽‍🌾',
  '\uD800',
  'é'.repeat(500),
  'a '.repeat(400),
];

test('no text gives an error', async ({ page }) => {
  const search = new SearchPage(page);
  await search.openByKeys();
  await page.evaluate(() => {
    const alerts: string[] = [];
    Object.assign(window, { alerts });
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll('[data-tone="alert"], [role="alert"]'))
        alerts.push(alert.textContent ?? '');
    }).observe(document.body, { childList: true, subtree: true });
  });
  for (const query of HOSTILE) {
    // `fill` gives what a paste gives; the engine is asked the very same once more, to be sure it has answered.
    await search.field.fill(query);
    await ask(page, 'archive.search', { query, limit: 20 });
  }
  await search.field.fill('boulanger');
  await expect(search.passage('Le boulanger choisit.')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'alerts') as string[])).toEqual([]);
});

test('« Aller à… » opens a post by its name, without accents', async ({ page }) => {
  await new SearchPage(page).goTo('ecole dess', 'Une école dessine sa cour');
  await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue('Une école dessine sa cour');
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toContainText(
    'Ils ont mesuré l’ombre toutes les heures',
  );
});

test('« Aller à… » keeps what the arrows choose in sight, and the box', async ({ page }) => {
  await page.keyboard.press('Control+O');
  const box = page.getByRole('dialog', { name: 'Aller à…' });
  const items = box.getByRole('menuitem');
  await expect(items.filter({ hasText: gardenInterview.title })).toBeVisible();
  // From wherever the choice stands: each press moves it by one.
  const chosen = (): Promise<number> =>
    items.evaluateAll((all) => all.findIndex((item) => item.hasAttribute('data-focused')));
  const last = (await items.count()) - 1;
  for (let at = await chosen(); at < last; at += 1) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(chosen).toBe(at + 1);
  }
  await expect(items.last()).toBeInViewport({ ratio: 0.9 });
  await expect(box.getByRole('searchbox')).toBeInViewport({ ratio: 0.9 });
});
