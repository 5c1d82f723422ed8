/** Lists of thousands of posts: navigated by keys and scroll bar, stable under the pointer, accessible. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { largeLibrary } from '../../builders/large-library.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test as base } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import type { Startable } from '../support/stage/stage.ts';
import { wordsOf } from '../support/writing-surfaces.ts';

const POSTS = 3_000;
const { window, listing: lists, several } = wordsOf('fr');
const { screens, statuses } = window;

class ListPage {
  readonly page: Page;
  readonly column: Locator;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly focused: Locator;

  constructor(page: Page) {
    this.page = page;
    this.column = page.getByRole('region', { name: wordsOf('fr').window.regions.list });
    this.grid = this.column.getByRole('grid', { name: screens.all });
    this.rows = this.grid.getByRole('row');
    this.focused = this.grid.locator('[role="row"]:focus');
  }

  async go(screen: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: screen }).click();
  }

  count(text: string): Promise<void> {
    return expect(this.column.getByText(text, { exact: true })).toBeVisible();
  }

  row(index: number): Locator {
    return this.grid.locator(`[role="row"][aria-rowindex="${index}"]`);
  }

  scrollTo(share: number): Promise<void> {
    return this.grid.evaluate((box, share) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
    }, share);
  }

  async openFilters(): Promise<Locator> {
    await this.column.getByRole('button', { name: lists.filter }).click();
    const filters = this.page.getByRole('dialog', { name: lists.filterBy });
    await expect(filters).toBeVisible();
    return filters;
  }

  async sortBy(name: string): Promise<void> {
    await this.column.getByRole('button', { name: lists.sort }).click();
    await this.page.getByRole('option', { name }).click();
  }

  /** The titles of the library’s own list, by a request. */
  async titles(input: object, limit = 5): Promise<string[]> {
    const { items } = await ask(this.page, 'posts.list', { list: 'all', limit, ...input });
    return items.map(({ title }) => title);
  }

  shown(titles: readonly string[]): Promise<void> {
    return expect
      .poll(async () => Promise.all(titles.map((_, at) => this.row(at + 1).getAttribute('aria-label'))))
      .toEqual(titles);
  }
}

async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await ask(page, 'settings.set', { theme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

type Begin = (size?: Readonly<{ width: number; height: number }>) => Promise<ListPage>;

const test = base.extend<{ begin: Begin }, { thousands: string }>({
  // Made once, outside of the tests’ time.
  thousands: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'escale-thousands-'));
      await largeLibrary(folder, POSTS);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  begin: async ({ fresh, thousands }, use) => {
    cpSync(thousands, fresh.library, { recursive: true });
    await use((size) => startInList(fresh, size));
  },
});

async function startInList(escale: Startable, size = { width: 1_280, height: 800 }): Promise<ListPage> {
  await escale.start();
  await escale.stage.resize(size);
  const list = new ListPage(escale.page);
  await list.go(screens.all);
  await list.count('3\u202f000');
  return list;
}

test('scrolls through thousands of posts by keys and by the scroll bar, with few rows in the DOM', async ({
  begin,
}) => {
  const list = await begin();
  const { page } = list;
  await list.row(1).focus();
  await page.keyboard.press('End');
  await expect(list.focused).toHaveAttribute('aria-rowindex', String(POSTS));
  const [last] = await list.titles({ from: POSTS - 1 });
  await expect(list.focused).toHaveAccessibleName(last ?? '');
  await expect(list.focused).toBeInViewport();
  expect(await list.rows.count()).toBeLessThan(60);

  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowUp');
  await expect(list.focused).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(list.focused).toHaveAttribute('aria-rowindex', '1');

  // Scrolled to the middle; the focused row keeps the focus.
  await list.scrollTo(0.5);
  const [middle] = await list.titles({ from: POSTS / 2 });
  await expect(list.row(POSTS / 2 + 1)).toHaveAccessibleName(middle ?? '');
  await expect(list.focused).toHaveAttribute('aria-rowindex', '1');

  // The next title with this prefix, anywhere in the list.
  await page.keyboard.type('une cr');
  await expect(list.focused).toHaveAccessibleName(/^Une crèche/);
  await page.keyboard.press('Home');
  await expect(list.focused).toHaveAttribute('aria-rowindex', '1');
  await page.keyboard.type('les ber');
  await expect(list.focused).toHaveAccessibleName(/^Les berges/);
  const title = (await list.focused.getAttribute('aria-label')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-escale-title]')).toHaveValue(title);
  await expect(list.grid.locator('[aria-selected="true"]')).toHaveAccessibleName(title);
});

test('moves a saved post up the list and leaves the row under the pointer in place', async ({ begin }) => {
  const list = await begin();
  const { page } = list;
  await list.scrollTo(0.5);
  const heldRow = list.row(POSTS / 2 + 4);
  await expect(heldRow).toHaveAttribute('data-key');
  const title = (await heldRow.getAttribute('aria-label')) ?? '';
  await heldRow.hover();
  const top = (await heldRow.boundingBox())?.y;
  const rename = async (id: string, name: string): Promise<void> => {
    const { document, saveNumber } = await ask(page, 'posts.get', { id });
    await ask(page, 'posts.save', {
      id,
      baseSave: saveNumber,
      saveId: `s-${saveNumber}-${name.length}`,
      document: { ...document, title: name },
    });
  };
  // From the end of the list to its start: every row between moves down by one.
  const { items } = await ask(page, 'posts.list', { list: 'all', from: POSTS - 3, limit: 3 });
  for (const { id } of items) await rename(id, 'Tout en haut');
  await expect(list.row(1)).toHaveCount(0);
  const moved = list.grid.getByRole('row', { name: title, exact: true });
  await expect(moved).toHaveAttribute('aria-rowindex', String(POSTS / 2 + 4 + items.length));
  expect((await moved.boundingBox())?.y).toBe(top);

  // Sorted by title, the renamed post moves to its position.
  await page.mouse.move(0, 0);
  await list.sortBy(lists.sorts.title);
  await rename(items[0]?.id ?? '', 'À côté');
  await expect(list.row(1)).toHaveAccessibleName('À côté');
});

for (const theme of ['light', 'dark'] as const)
  test.describe(theme, () => {
    test('has no axe violation in a list of one state, with a selection and its dialogs', async ({
      begin,
    }) => {
      const list = await begin({ width: 900, height: 600 });
      const { page, column } = list;
      await setTheme(page, theme);
      await list.go(screens.published);
      const { changed } = await ask(page, 'posts.counts', {});
      const toggle = column.getByRole('button', { name: window.lists.toUpdate(changed), exact: true });
      await toggle.press('Space');
      await expect(toggle).toHaveAttribute('aria-pressed', 'true');
      await expect(column.getByRole('grid').getByRole('row').first()).toContainText(statuses.changed);
      expect(await axeFindings(page)).toEqual([]);

      await list.go(screens.all);
      await list.row(2).focus();
      await page.keyboard.press('Shift+ArrowDown');
      const bar = column.getByRole('toolbar', { name: several.bar });
      await expect(bar).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      for (const [button, text] of [
        [several.label, several.labels.take],
        [several.send, several.sending.noBlog],
      ] as const) {
        await bar.getByRole('button', { name: button }).click();
        await expect(page.getByRole('dialog').getByText(text).first()).toBeVisible();
        expect(await axeFindings(page, ['region'])).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
    });

    test('has no axe violation in the filters, their fields and chips', async ({ begin }) => {
      const list = await begin({ width: 900, height: 600 });
      const { page } = list;
      await setTheme(page, theme);
      const filters = await list.openFilters();
      expect(await axeFindings(page, ['region'])).toEqual([]);
      await filters.getByRole('button', { name: lists.facets.year }).click();
      await page.getByRole('option').nth(1).click();
      await expect(page.getByRole('option')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(filters).toBeHidden();
      await expect(list.column.getByRole('grid', { name: lists.chosen })).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    });
  });
