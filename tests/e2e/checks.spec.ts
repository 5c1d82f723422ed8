/**
 * Before publishing, in the real window: one list beside the text and in the sheet, each line leading
 * to its place, with its repair where there is one; what a blog asks for; links asked on command only.
 */
import { randomUUID } from 'node:crypto';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { fr } from '#assets/messages/fr.ts';
import type { AnswerBlock, Post, TopBlock } from '#interview/document.ts';
import { axeFindings } from './axe.ts';
import { expect, test as base } from './fixtures.ts';
import { ask } from './library.ts';
import { startOutsideWorld, type OutsideWorld } from './outside-world.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { textOf, wordsOf } from './writing-surfaces.ts';
import { enter } from './keys.ts';
import { SettingsPage } from './pages/SettingsPage.ts';

const test = base.extend<{ outside: OutsideWorld }>({
  outside: async ({}, use) => {
    const world = await startOutsideWorld();
    await use(world);
    world.close();
  },
  env: async ({ outside }, use) => use({ ESCALE_TEST_OUTSIDE: outside.origin }),
});

const TITLE = 'La serre partagée';
const words = (text: string) => [{ type: 'text' as const, text }];
const say = (...texts: string[]): AnswerBlock[] =>
  texts.map((text) => ({ type: 'paragraph', content: words(text) }));
const link = (url: string, text: string) => ({
  type: 'link' as const,
  url,
  content: [{ type: 'text' as const, text }],
});
const body: TopBlock[] = [
  { type: 'question', id: 'q1', content: [words('Que fait-on dans une serre partagée\u202f?')] },
  {
    type: 'answer',
    id: 'a1',
    participants: ['p1'],
    labelShown: true,
    blocks: [
      ...say(
        'On y apporte\u00a0:',
        '- des graines',
        '- de la patience',
        'Un voisin le dit mieux que moi\u00a0:',
      ),
      ...say('«\u00a0On y cultive surtout le temps que l’on n’a pas ailleurs.\u00a0»'),
      ...say('There is no such thing as a greenhouse without its gardeners.'),
      {
        type: 'paragraph',
        content: [...words('Le plan est '), link('https://serre.example/plan', 'ici'), ...words('.')],
      },
    ],
  },
  { type: 'heading', level: 4, content: words('Et demain') },
  { type: 'question', id: 'q2', content: [words('Et l’hiver\u202f?')] },
];
const post: Post = {
  version: 2,
  kind: 'interview',
  language: 'fr',
  title: TITLE,
  labels: [],
  participants: [{ id: 'p1', name: 'Jeanne Kermadec', label: 'Jeanne Kermadec' }],
  body,
};

async function resize(page: Page, app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
}

/** In a window where the panel stands beside the text. */
async function open(page: Page, app: ElectronApplication, document: Post = post): Promise<string> {
  await resize(page, app, 1_500, 1_000);
  const { id, saveNumber } = await ask(page, 'posts.create', { kind: document.kind, language: 'fr' });
  await ask(page, 'posts.save', { id, baseSave: saveNumber, saveId: randomUUID(), document });
  await ask(page, 'settings.set', { welcomed: true });
  await page.reload();
  await page.getByRole('row', { name: document.title }).click();
  await expect(page.getByRole('textbox', { name: fr.editor.body, exact: true })).toBeVisible();
  return id;
}
const stored = async (page: Page, id: string): Promise<Post> =>
  (await ask(page, 'posts.get', { id })).document;
const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: fr.window.regions.panel });
const lines = (place: Locator): Locator =>
  place.getByRole('listitem').getByRole('button').filter({ hasNotText: fr.checking.repair });
const selection = (page: Page): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '');

test('each line leads to its place, and what can be repaired is, in one step', async ({
  page,
  app,
  stage,
}) => {
  const id = await open(page, app);
  const side = panelOf(page);
  const where = { page, stage, words: wordsOf('fr') };
  const line = (name: string | RegExp): Locator => side.getByRole('button', { name });
  await expect(line('Liste tapée à la main, 2 lignes : « - des graines »').first()).toBeVisible();

  await expect(line(/^Liste tapée/)).toHaveAccessibleDescription('RGAA 9.3');

  await line(/^Passage en anglais/).press('Enter');
  await expect(textOf(where)).toBeFocused();
  await expect
    .poll(() => selection(page))
    .toBe('There is no such thing as a greenhouse without its gardeners.');
  await line(/^Lien qui ne dit pas où il mène/).press('Enter');
  await expect.poll(() => selection(page)).toBe('ici');

  // Each by its button; the list follows.
  for (const name of [
    /^Corriger : Liste/,
    /^Corriger : Citation/,
    /^Corriger : Passage/,
    /^Corriger : Intertitre/,
  ]) {
    await line(name).click();
    await expect(line(name)).toHaveCount(0);
    await expect(textOf(where)).toBeFocused();
  }
  await expect(textOf(where).getByRole('listitem')).toHaveText(['des graines', 'de la patience']);
  await expect(page.getByText(/Enregistré à/)).toBeVisible();
  const answer = async () => (await stored(page, id)).body.find(({ type }) => type === 'answer');
  await expect
    .poll(async () => ((await answer()) as { blocks: AnswerBlock[] }).blocks.map(({ type }) => type))
    .toEqual(['paragraph', 'list', 'paragraph', 'quote', 'paragraph', 'paragraph']);
  expect(await answer()).toMatchObject({
    participants: ['p1'],
    blocks: [{}, {}, {}, {}, { content: [{ language: 'en' }] }, {}],
  });
  await expect(side.getByText(fr.window.panel.toSee(2))).toBeVisible();

  // The last one undone is one key.
  await stage.command('undo');
  await expect(line(/^Intertitre qui saute un niveau/)).toBeVisible();
  await expect(line(/^Liste tapée/)).toHaveCount(0);
});

test('the sheet shows the same list; going to a place closes it; what the blog asks for stands in the way', async ({
  page,
  app,
  stage,
}) => {
  await ask(page, 'blogs.start-practice', {});
  const blog = (await ask(page, 'blogs.list', {})).items[0];
  await open(page, app);
  const where = { page, stage, words: wordsOf('fr') };
  const sheet = new PublishSheet(page);
  await expect(panelOf(page).getByRole('button', { name: /^Sans réponse/ })).toBeVisible();
  const beside = await lines(panelOf(page).locator('[data-checks]')).allTextContents();
  await sheet.open('Publier (essai)');
  await expect(sheet.dialog.getByRole('button', { name: /^Sans réponse/ })).toBeVisible();
  expect(await lines(sheet.dialog.locator('[data-checks]')).allTextContents()).toEqual(beside);
  await expect(sheet.dialog.getByRole('button', { name: fr.publishing.publishTrial })).toBeEnabled();

  await sheet.dialog.getByRole('button', { name: /^Lien qui ne dit pas/ }).click();
  await expect(sheet.dialog).toBeHidden();
  await expect(textOf(where)).toBeFocused();
  await expect.poll(() => selection(page)).toBe('ici');

  await new SettingsPage(page).open('Blogs et comptes');
  const settings = page.getByRole('dialog', { name: fr.settings.title });
  await settings.getByRole('button', { name: fr.publishing.blogSettingsLabel(blog?.name ?? '') }).click();
  const own = page.getByRole('dialog', { name: fr.publishing.blogSettings(blog?.name ?? '') });
  await own.getByRole('button', { name: /^Questions, réponses/ }).click();
  await own.getByText(fr.checking.names['question-unanswered'] ?? '').click();
  await expect(own.getByRole('switch', { name: /^Une réponse à chaque question/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();

  await expect(panelOf(page).getByRole('button', { name: /^Sans réponse/ })).toHaveAccessibleDescription(
    fr.checking.required,
  );
  await sheet.open('Publier (essai)');
  await expect(sheet.dialog.getByRole('button', { name: fr.publishing.publishTrial })).toBeDisabled();
  await expect(
    sheet.dialog.getByText('Exigé par ce blog avant tout envoi. Sans réponse : « Et l’hiver\u202f? »'),
  ).toBeVisible();
  // Repaired from there: the sheet closes on it.
  await sheet.dialog.getByRole('button', { name: /^Corriger : Intertitre/ }).click();
  await expect(sheet.dialog).toBeHidden();
  await expect(textOf(where).getByRole('heading', { name: 'Et demain', level: 3 })).toBeVisible();
});

test('labels too many lead to their field, from the sheet and with the panel hidden', async ({
  page,
  app,
  stage,
}) => {
  await ask(page, 'blogs.start-practice', {});
  await open(page, app, {
    ...post,
    labels: Array.from({ length: 21 }, (_, index) => `Libellé ${index + 1}`),
  });
  await stage.command('toggle-panel');
  await expect(panelOf(page)).toBeHidden();
  const sheet = new PublishSheet(page);
  await sheet.open('Publier (essai)');
  await expect(sheet.dialog.getByRole('button', { name: fr.publishing.publishTrial })).toBeDisabled();
  await sheet.dialog.getByRole('button', { name: /^Trop de libellés/ }).click();
  await expect(sheet.dialog).toBeHidden();
  await expect(panelOf(page).getByRole('combobox', { name: fr.window.panel.addLabel })).toBeFocused();
  await expect(panelOf(page).getByText(/caractères sur 200$/)).toBeVisible();
});

test('links are asked on command only; offline they are not checked, and nothing is called dead', async ({
  page,
  app,
  outside,
}) => {
  await open(page, app);
  const side = panelOf(page);
  await expect(side.getByText(fr.checking.links.unknown(1))).toBeVisible();
  outside.away.yes = true;
  await side.getByRole('button', { name: fr.checking.links.check }).click();
  await expect(side.getByText(/^Non vérifié \(hors ligne\), à /)).toBeVisible();
  await expect(
    side.getByRole('button', { name: 'Lien non vérifié (hors ligne) : https://serre.example/plan' }),
  ).toBeVisible();
  expect(outside.asked).toEqual([]);
  outside.away.yes = false;
  await side.getByRole('button', { name: fr.checking.links.again }).click();
  await expect(side.getByRole('button', { name: 'Lien mort : https://serre.example/plan' })).toBeVisible();
  expect(outside.asked).toEqual(['/serre.example/plan', '/serre.example/plan']);
  await side.getByRole('button', { name: /^Lien mort/ }).click();
  await expect.poll(() => selection(page)).toBe('ici');
});

test('the list is named, reached and seen, by day and by night, in a small window', async ({
  page,
  app,
  stage,
}) => {
  await open(page, app);
  const side = panelOf(page);
  await expect(side.getByRole('button', { name: /^Liste tapée/ })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.emulateMedia({ colorScheme: theme });
    // The text itself skips a level of headings: that is what is said of it.
    expect(await axeFindings(page, ['heading-order'])).toEqual([]);
  }
  await resize(page, app, 900, 600);
  await stage.command('toggle-panel');
  await expect(side.getByRole('button', { name: /^Liste tapée/ })).toBeVisible();
  await side.getByRole('button', { name: /^Liste tapée/ }).scrollIntoViewIfNeeded();
  await enter(side.getByRole('button', { name: /^Corriger : Liste/ }));
  // What lay over the text is gone, and the list is there.
  await expect(side).toBeHidden();
  await expect(
    page.getByRole('textbox', { name: fr.editor.body, exact: true }).getByRole('listitem'),
  ).toHaveCount(2);
});
