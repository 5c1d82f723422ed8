/** Old posts looked through in the real window, from the keyboard. */
import { ARCHIVE } from '../builders/imported-post.ts';
import { startOnArchive } from './imported-archive.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './library.ts';
import { ReviewPage } from './pages/ReviewPage.ts';
import { SearchPage } from './pages/SearchPage.ts';

const [garden, three, canal, night] = ARCHIVE.map(({ title }) => title) as [string, string, string, string];

test('people first, then one post after the other, each decided by one key and taken back by Ctrl+Z', async ({
  unstarted,
}) => {
  await startOnArchive(unstarted);
  const { page } = unstarted;
  const review = new ReviewPage(page);
  await expect(review.entry).toContainText('8');
  await review.open();

  // Who is who, before the posts.
  await expect(page.getByRole('heading', { level: 3 })).toHaveText('BENALI Karim = Karim Benali ?');
  await review.press('o');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText('A. Martin = Anne Martin ?');
  await expect(page.getByText('même initiale du prénom')).toBeVisible();
  await review.press('n');
  await expect(page.getByText(review.words.empty.people)).toBeVisible();
  await review.press('Control+z');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText('A. Martin = Anne Martin ?');
  await review.press('o');
  await page.getByRole('button', { name: review.words.nextPart(review.words.parts.sure) }).click();

  // Before and after, side by side.
  await expect(review.title(garden)).toBeVisible();
  await expect(review.proposal).toContainText('Qui êtes-vous ?');
  await expect(review.proposal).toContainText('Anne Martin');
  await expect(page.frameLocator('iframe').getByText('Anne Martin :').first()).toBeVisible();
  await expect(page.getByText('Très probable')).toBeVisible();

  await review.press('a');
  await expect(review.title(three)).toBeVisible();
  // The name that was chosen, in every proposal.
  await expect(review.proposal).toContainText('Anne Martin');
  await review.counts('sure', 5);
  await review.press('r');
  await expect(review.title(canal)).toBeVisible();
  await review.press('s');
  await expect(review.title(night)).toBeVisible();
  await expect(review.proposal).toContainText('Karim Benali');
  await review.press('ArrowLeft');
  await expect(review.title(canal)).toBeVisible();
  await review.counts('sure', 4);

  await review.press('Control+z');
  await expect(review.title(three)).toBeVisible();
  await review.press('Control+z');
  await expect(review.title(garden)).toBeVisible();
  await review.counts('sure', 6);
});

test('it goes on where it was left, also after a restart; a post opened from it is an interview, up to date', async ({
  unstarted,
}) => {
  await startOnArchive(unstarted);
  let review = new ReviewPage(unstarted.page);
  await review.open();
  await review.goTo('sure');
  await review.press('a');
  await expect(review.title(three)).toBeVisible();
  await review.press('s');
  await expect(review.title(canal)).toBeVisible();
  await review.press('o');
  const title = unstarted.page.getByRole('textbox', { name: 'Titre' });
  await expect(title).toHaveValue(canal);
  await review.open();
  await expect(review.title(canal)).toBeVisible();
  // It is open in the editor, and accepted here all the same.
  await review.press('a');
  await expect(review.title(night)).toBeVisible();

  await unstarted.quit();
  await unstarted.start();
  review = new ReviewPage(unstarted.page);
  await review.open();
  await expect(review.title(night)).toBeVisible();

  const { page } = unstarted;
  await page.getByRole('button', { name: /^Tous les billets/ }).click();
  await page.getByRole('row', { name: canal }).click();
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toContainText('Je suis éclusier');
  await expect(page.getByRole('contentinfo')).toContainText('En ligne, à jour');
  expect((await ask(page, 'posts.counts', {})).changed).toBe(0);
});

test('all the sure ones at once, after a sample of five, and taken back whole', async ({ unstarted }) => {
  await startOnArchive(unstarted);
  const { page } = unstarted;
  const review = new ReviewPage(page);
  await review.open();
  await review.goTo('sure');
  const all = page.getByRole('button', { name: 'Accepter les 6\u00a0sûrs' });
  for (let seen = 1; seen < 5; seen += 1) {
    await expect(page.getByText(review.words.sampleFirst(5 - seen))).toBeVisible();
    await expect(all).toBeHidden();
    await review.press('s');
  }
  await all.click();
  await expect(page.getByText(review.words.acceptedAll(6))).toBeVisible();
  expect(await ask(page, 'posts.counts', {})).toMatchObject({ changed: 0, published: 13, review: 2 });
  await page.getByRole('button', { name: review.words.undoAll }).click();
  await review.counts('sure', 6);
  expect(await ask(page, 'posts.counts', {})).toMatchObject({ changed: 0, published: 13, review: 8 });
});

test('what was no interview can be told to be one', async ({ unstarted }) => {
  await startOnArchive(unstarted);
  const review = new ReviewPage(unstarted.page);
  await review.open();
  await review.goTo('none');
  await expect(review.title('Une cour d’école sans bitume')).toBeVisible();
  await review.press('e');
  await expect(review.part('check')).toBeChecked();
  await expect(review.title('Une cour d’école sans bitume')).toBeVisible();
  await expect(review.proposal).toContainText('Pourquoi enlever le bitume ?');
  await review.counts('none', 4);
});

test('search knows who said what before anything is accepted, and says that it is proposed', async ({
  unstarted,
}) => {
  await startOnArchive(unstarted);
  const { page } = unstarted;
  const find = async () =>
    (await ask(page, 'archive.search', { query: 'par:"Anne Martin" citerne', limit: 10 })).hits;
  expect((await find()).map(({ title, proposed }) => ({ title, proposed }))).toEqual([
    { title: garden, proposed: true },
  ]);
  const search = new SearchPage(page);
  await search.openByKeys();
  await page.keyboard.type('citerne');
  await expect(search.passage('Je voudrais une citerne')).toContainText('Anne Martin');
  await expect(page.getByText('suggéré', { exact: true }).first()).toBeVisible();
  await search.passage('Je voudrais une citerne').dblclick();
  await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue(garden);
  await expect
    .poll(() => search.shown())
    .toMatchObject({ words: expect.stringContaining('citerne'), visible: true });

  const review = new ReviewPage(page);
  await review.open();
  await review.goTo('sure');
  await review.press('a');
  await expect(review.title(three)).toBeVisible();
  expect((await find()).map(({ proposed }) => proposed)).toEqual([undefined]);
});

for (const language of ['fr', 'en'] as const)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ language });
      test('axe finds nothing on any part', async ({ unstarted }) => {
        await startOnArchive(unstarted);
        const { page, stage } = unstarted;
        await ask(page, 'settings.set', { theme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        const review = new ReviewPage(page, language);
        await review.open();
        const found: Record<string, string[]> = {};
        for (const part of ['people', 'sure', 'check', 'none'] as const) {
          await review.goTo(part);
          await expect(page.getByRole('heading', { level: 3 })).toBeVisible();
          found[part] = await axeFindings(page);
        }
        await stage.resize({ width: 900, height: 600 });
        await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(900);
        await review.goTo('sure');
        await expect(review.proposal).toBeVisible();
        found['small'] = await axeFindings(page);
        expect(found).toEqual({ people: [], sure: [], check: [], none: [], small: [] });
      });
    });
