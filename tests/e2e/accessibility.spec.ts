/** axe finds nothing on any screen or dialog of the lists that the window is built from (issue "What shows" g). */
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { answers as answerWords } from '../../assets/messages/fr/answers.ts';
import { typography } from '../../assets/messages/fr/typography.ts';
import { window as words } from '../../assets/messages/fr/window.ts';
import { blockToText } from '../../interview/plain.ts';
import type { DialogId, ScreenId } from '../../renderer/screens.ts';
import { DIALOGS, SCREENS } from '../../renderer/screens.ts';
import { demoPosts, gardenInterview } from '../builders/demo-posts.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';

const THEMES = ['light', 'dark'] as const;
const gardenQuestions = gardenInterview.body.flatMap((block) =>
  block.type === 'question' ? [blockToText(block)] : [],
);
const POSTS = [gardenInterview, ...demoPosts];

/** What axe says, one line a finding. The legacy mode opens no second page, which Electron refuses. */
async function findings(page: Page): Promise<string[]> {
  // What slides or fades in has its colours only once it stands still.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

async function inTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await ask(page, 'settings.set', { theme });
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme))
    .toContain(theme);
}

/** By the menu: each dialog is reached by the command of its name. */
const command = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, id);

/** A library in which every screen has something to show, and a post is open. */
async function furnish(page: Page): Promise<void> {
  const ids = await addPosts(page, POSTS);
  await ask(page, 'posts.bin', { id: ids.at(-1) ?? '' });
  const blog = await ask(page, 'blogs.start-practice', {});
  // One has left; another waits, for as long as the contract allows.
  for (const [index, holdSeconds] of [0, 60].entries()) {
    const { id, saveNumber } = await ask(page, 'posts.get', { id: ids[index] ?? '' });
    await ask(page, 'publications.send', { postId: id, blogId: blog.id, saveNumber, holdSeconds });
  }
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
  await new PublishSheet(page).says('En ligne sur le blog d’essai : visible de vous seul');
}

/** What must be there before a screen counts as shown. */
const SHOWN: Readonly<Record<ScreenId, (page: Page) => Promise<void>>> = {
  search: async (page) => {
    const search = new SearchPage(page);
    await search.field.fill('clef');
    await expect(search.passage('De prêter une clef.')).toBeVisible();
  },
  drafts: (page) => rowShown(page, gardenInterview.title),
  changed: (page) => expect(page.getByText(words.lists.empty.changed)).toBeVisible(),
  scheduled: (page) => expect(page.getByText(words.lists.empty.scheduled)).toBeVisible(),
  all: (page) => rowShown(page, gardenInterview.title),
  people: async (page) => {
    await page.getByRole('region', { name: words.regions.list }).getByText('Karim Benali').click();
    await expect(page.getByText(words.people.postsTitle)).toBeVisible();
  },
  sends: (page) => expect(page.getByText('Partira dans quelques secondes.')).toBeVisible(),
  bin: async (page) => {
    await rowShown(page, demoPosts.at(-1)?.title ?? '');
    await page.getByRole('row', { name: demoPosts.at(-1)?.title ?? '' }).click();
    await expect(page.getByText(words.binned.sentence)).toBeVisible();
  },
};

const rowShown = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('row', { name: title })).toBeVisible();

const DIALOG_SHOWN: Readonly<Record<DialogId, (page: Page) => Promise<void>>> = {
  settings: (page) => dialogHolds(page, 'Blog d’essai'),
  about: (page) => dialogHolds(page, 'SQLite'),
  shortcuts: (page) => dialogHolds(page, 'Ctrl+O'),
  'go-to': (page) => dialogHolds(page, gardenInterview.title),
  publish: (page) => dialogHolds(page, '3/20'),
  'add-answers': async (page) => {
    const box = page.getByRole('textbox', { name: answerWords.pasteLabel });
    await box.fill(`Bonjour\n${gardenQuestions.join('\nUne réponse de Karim.\n')}\nLa dernière.`);
    await dialogHolds(page, answerWords.loose);
  },
  preview: async (page) => {
    await expect(page.getByRole('dialog').locator('iframe')).toBeVisible();
  },
};

const dialogHolds = (page: Page, text: string): Promise<void> =>
  expect(page.getByRole('dialog').getByText(text).first()).toBeVisible();

test('the net catches: a picture without a text and words too pale are found', async ({ page }) => {
  await expect(page.getByRole('heading', { name: words.welcome.title })).toBeVisible();
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.style.cssText = 'background: #fff; color: #eee';
    pale.append('à peine lisible', document.createElement('img'));
    document.querySelector('main')?.prepend(pale);
  });
  const found = await findings(page);
  expect(found.map((line) => line.slice(0, line.indexOf(':'))).toSorted()).toEqual([
    'color-contrast',
    'image-alt',
  ]);
});

for (const theme of THEMES) {
  test(`the welcome, ${theme}`, async ({ page }) => {
    await inTheme(page, theme);
    await expect(page.getByRole('heading', { name: words.welcome.title })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });

  test(`every screen, ${theme}`, async ({ page }) => {
    // axe computes for seconds on each; the usual limit is that of one screen.
    test.slow();
    await inTheme(page, theme);
    await furnish(page);
    const sidebar = page.getByRole('navigation', { name: words.regions.sidebar });
    const found: Record<string, string[]> = {};
    for (const { id } of SCREENS) {
      await sidebar.getByRole('button', { name: new RegExp(`^${words.screens[id]}`) }).click();
      await SHOWN[id](page);
      found[id] = await findings(page);
    }
    expect(found).toEqual(Object.fromEntries(SCREENS.map(({ id }) => [id, []])));
  });

  test(`every dialog, ${theme}`, async ({ page, app }) => {
    // axe computes for seconds on each; the usual limit is that of one screen.
    test.slow();
    await inTheme(page, theme);
    await furnish(page);
    const found: Record<string, string[]> = {};
    for (const id of DIALOGS) {
      await command(app, id);
      await DIALOG_SHOWN[id](page);
      found[id] = await findings(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    expect(found).toEqual(Object.fromEntries(DIALOGS.map((id) => [id, []])));
  });

  test(`the review of typography, ${theme}`, async ({ page, app }) => {
    await inTheme(page, theme);
    await furnish(page);
    await command(app, 'typography');
    const dialog = page.getByRole('dialog', { name: typography.review });
    await expect(dialog).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });

  test(`a small window, ${theme}`, async ({ page, app }) => {
    await inTheme(page, theme);
    await furnish(page);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(900);
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: words.actions.showList }).click();
    await rowShown(page, gardenInterview.title);
    expect(await findings(page)).toEqual([]);
  });
}
