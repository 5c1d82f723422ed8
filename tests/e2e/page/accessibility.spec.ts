/**
 * axe finds nothing on any screen or dialog in the lists that build the window, nor on any popover of the editor.
 * Colours depend on the theme only and names on the language only (tests/unit/renderer/styles/themes.test.ts): French
 * in the light theme and English in the dark one cover both.
 */
import type { Page } from '@playwright/test';
import type { Messages } from '#assets/messages/fr.ts';
import { blockToText } from '#interview/plain.ts';
import { DIALOGS, type DialogId } from '#contract/commands.ts';
import type { ScreenId } from '#renderer/ui/window/screens.ts';
import { SCREENS } from '#renderer/ui/window/screens.ts';
import { demoPosts, gardenInterview } from '../../builders/demo-posts.ts';
import { addWholePost, openWholePost } from '../support/samples/sample-post.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { sendForReview } from '../support/pages/ExportPage.ts';
import { QUICK_TAG } from '../tiers.ts';
import {
  closeSurface,
  openSurface,
  SURFACE_NAMES,
  wordsOf,
  type SurfaceName,
} from '../support/writing-surfaces.ts';
import type { Stage } from '../support/stage/stage.ts';

const LANGUAGES_AND_THEMES = [
  ['fr', 'light'],
  ['en', 'dark'],
] as const;
type Theme = (typeof LANGUAGES_AND_THEMES)[number][1];
const gardenQuestions = gardenInterview.body.flatMap((block) =>
  block.type === 'question' ? [blockToText(block)] : [],
);
/** Popovers at the caret are outside of the window’s landmarks. */
const HANGS = ['region'];
/** Rules that do not apply, with reasons. */
const BORNE: Partial<Record<SurfaceName, readonly string[]>> = {
  // The text’s arrow keys move the choice and scroll to it, so that no item of the list has the focus.
  'slash menu': [...HANGS, 'scrollable-region-focusable'],
  // While its list is open, react-aria’s combobox hides everything else from screen readers; leaving it closes the
  // list.
  'name of an answer': [...HANGS, 'aria-hidden-focus', 'page-has-heading-one'],
  'count popover': HANGS,
};
const POSTS = [gardenInterview, ...demoPosts];

async function useTheme(page: Page, theme: Theme): Promise<void> {
  await ask(page, 'settings.set', { theme });
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme))
    .toContain(theme);
}

/** A library with contents for every screen, and an open post. */
async function furnish(stage: Stage, page: Page, all: Messages): Promise<void> {
  const ids = await addPosts(page, POSTS);
  await ask(page, 'posts.bin', { id: ids.at(-1) ?? '' });
  await sendForReview(stage, ids[1] ?? '', test.info().outputPath('relecture.html'));
  const blog = await ask(page, 'blogs.start-practice', {});
  // One is sent; another waits, as long as the contract allows.
  for (const [index, holdSeconds] of [0, 60].entries()) {
    const { id, saveNumber } = await ask(page, 'posts.get', { id: ids[index] ?? '' });
    await ask(page, 'publications.send', { postId: id, blogId: blog.id, saveNumber, holdSeconds });
  }
  await page.getByRole('button', { name: new RegExp(`^${all.window.screens.all}`) }).click();
  await page.getByRole('row', { name: gardenInterview.title }).click();
  await expect(page.getByRole('contentinfo')).toContainText(all.window.states.practice);
}

type Shown = (page: Page, all: Messages) => Promise<void>;

/** The element that shows that a screen is ready. */
const SHOWN: Readonly<Record<ScreenId, Shown>> = {
  // A screen with posts is in proposals.spec.ts.
  proposals: (page, { proposals }) => expect(page.getByText(proposals.nothing)).toBeVisible(),
  search: async (page, { search }) => {
    await page.getByRole('searchbox', { name: search.field }).fill('clef');
    const results = page.getByRole('listbox', { name: search.results });
    await expect(results.getByRole('option').filter({ hasText: 'De prêter une clef.' })).toBeVisible();
  },
  drafts: (page) => rowShown(page, demoPosts[1]?.title ?? ''),
  reading: (page) => rowShown(page, demoPosts[0]?.title ?? ''),
  scheduled: (page, { window }) => expect(page.getByText(window.lists.empty.scheduled)).toBeVisible(),
  published: (page) => rowShown(page, gardenInterview.title),
  all: (page) => rowShown(page, gardenInterview.title),
  people: async (page, { window }) => {
    await page.getByRole('region', { name: window.regions.list }).getByText('Karim Benali').click();
    await expect(page.getByText(window.people.postsTitle)).toBeVisible();
  },
  import: (page, { imports }) => expect(page.getByRole('textbox', { name: imports.address })).toBeVisible(),
  sends: (page, { sending }) => expect(page.getByText(sending.story.waiting)).toBeVisible(),
  bin: async (page, { bin }) => {
    await rowShown(page, demoPosts.at(-1)?.title ?? '');
    await page.getByRole('row', { name: demoPosts.at(-1)?.title ?? '' }).click();
    await expect(page.getByText(bin.sentence)).toBeVisible();
  },
};

const rowShown = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('row', { name: title })).toBeVisible();

const DIALOG_SHOWN: Readonly<Record<DialogId, Shown>> = {
  settings: (page, { settings }) => dialogHolds(page, settings.title),
  about: (page) => dialogHolds(page, 'SQLite'),
  shortcuts: (page) => dialogHolds(page, 'Ctrl+O'),
  'go-to': (page) => dialogHolds(page, gardenInterview.title),
  publish: (page, { sending }) => dialogHolds(page, sending.when.label),
  'take-down': (page, { sending }) => dialogHolds(page, sending.takeDown.title),
  'pictures-online': (page, { photos }) => dialogHolds(page, photos.online.explained),
  'add-answers': async (page, { answers }) => {
    const box = page.getByRole('textbox', { name: answers.pasteLabel });
    await box.fill(`Bonjour\n${gardenQuestions.join('\nUne réponse de Karim.\n')}\nLa dernière.`);
    await dialogHolds(page, answers.loose);
  },
  labels: (page, { several }) => dialogHolds(page, several.library.sentence),
  export: (page, { exports }) => dialogHolds(page, exports.formats.docx.name),
  'export-all': (page, { exports }) => dialogHolds(page, exports.formats.feed.name),
  'share-post': (page, { postFile }) => dialogHolds(page, postFile.what),
  'ask-for-answers': (page, { answers }) => dialogHolds(page, answers.askExplained),
  'ask-for-approval': (page, { exports }) => dialogHolds(page, exports.whole),
  note: (page, { reviewed }) => dialogHolds(page, reviewed.textHint),
  history: (page, { history }) => dialogHolds(page, history.rule),
  approve: (page, { history }) => dialogHolds(page, history.expected),
  'record-consent': (page, { consents }) => dialogHolds(page, consents.lawyer),
  guide: (page, { guide }) =>
    expect(page.getByRole('listbox', { name: guide.subjects }).getByRole('option').first()).toBeVisible(),
  'diagnostic-file': (page) => dialogHolds(page, 'SQLite:'),
  preview: async (page) => {
    await expect(page.getByRole('dialog').locator('iframe')).toBeVisible();
  },
};

const dialogHolds = (page: Page, text: string): Promise<void> =>
  expect(page.getByRole('dialog').getByText(text).first()).toBeVisible();

test('reports a picture without alternative text and text of low contrast', async ({ page }) => {
  await expect(page.getByRole('heading', { name: wordsOf('fr').window.welcome.title })).toBeVisible();
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.style.cssText = 'background: #fff; color: #eee';
    pale.append('à peine lisible', document.createElement('img'));
    document.querySelector('main')?.prepend(pale);
  });
  const violations = await axeFindings(page);
  expect(violations.map((line) => line.slice(0, line.indexOf(':'))).toSorted()).toEqual([
    'color-contrast',
    'image-alt',
  ]);
});

for (const [language, theme] of LANGUAGES_AND_THEMES)
  test.describe(language, () => {
    test.use({ language });
    defineSurfaceTests(wordsOf(language), theme);
  });

function defineSurfaceTests(all: Messages, theme: Theme): void {
  test(`the welcome screen has no axe violation, ${theme}`, async ({ page }) => {
    await useTheme(page, theme);
    await expect(page.getByRole('heading', { name: all.window.welcome.title })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });

  // The quick form runs it once, in French and light.
  const tag = theme === 'light' ? [QUICK_TAG] : [];
  test(`every screen has no axe violation, ${theme}`, { tag }, async ({ page, stage }) => {
    await useTheme(page, theme);
    await furnish(stage, page, all);
    const sidebar = page.getByRole('navigation', { name: all.window.regions.sidebar });
    const violations: Record<string, string[]> = {};
    for (const { id } of SCREENS) {
      // Nothing is imported, so that the sidebar has no entry for it.
      if (id === 'import' || id === 'proposals') await stage.command(id);
      else await sidebar.getByRole('button', { name: new RegExp(`^${all.window.screens[id]}`) }).click();
      await SHOWN[id](page, all);
      violations[id] = await axeFindings(page);
    }
    expect(violations).toEqual(Object.fromEntries(SCREENS.map(({ id }) => [id, []])));
  });

  test(`every dialog has no axe violation, ${theme}`, async ({ page, stage }) => {
    await useTheme(page, theme);
    await furnish(stage, page, all);
    const violations: Record<string, string[]> = {};
    for (const id of DIALOGS) {
      await stage.command(id);
      await DIALOG_SHOWN[id](page, all);
      violations[id] = await axeFindings(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    expect(violations).toEqual(Object.fromEntries(DIALOGS.map((id) => [id, []])));
  });

  test(`a small window has no axe violation, ${theme}`, async ({ page, stage }) => {
    await useTheme(page, theme);
    await furnish(stage, page, all);
    await stage.resize({ width: 900, height: 600 });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: all.window.actions.showList }).click();
    await rowShown(page, gardenInterview.title);
    expect(await axeFindings(page)).toEqual([]);
  });

  test(`every popover of the editor has no axe violation, ${theme}`, async ({ page, stage }) => {
    await useTheme(page, theme);
    await addWholePost(page);
    await openWholePost(page);
    const where = { page, stage, words: all };
    const violations: Record<string, string[]> = {};
    for (const name of SURFACE_NAMES) {
      await openSurface(where, name);
      violations[name] = await axeFindings(page, BORNE[name]);
      await closeSurface(where, name);
    }
    expect(violations).toEqual(Object.fromEntries(SURFACE_NAMES.map((name) => [name, []])));
  });
}
