/** The welcome screen’s example: its screenshot and axe, in a large and a small window, light and dark. */
import { window } from '#assets/messages/fr/window.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { pressEnter } from '../support/keys.ts';
import { ask } from '../support/samples/library.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';

const { example: words, welcome } = window;

test('the example is accessible, and its keys open its history and its search and return', async ({
  page,
  stage,
}) => {
  await stage.resize({ width: 900, height: 600 });
  const way = page.getByRole('button', { name: welcome.example });
  await expect(way).toBeVisible();
  await takeScreenshot(page, 'welcome-900');
  await stage.resize({ width: 1_280, height: 800 });
  await takeScreenshot(page, 'welcome-1280');
  await pressEnter(way);
  const note = page.getByRole('note', { name: words.title });
  await expect(note).toBeVisible();
  await expect(page.getByRole('main').locator('img').first()).toHaveJSProperty('complete', true);
  await takeScreenshot(page, 'example-1280');
  expect(await axeFindings(page)).toEqual([]);
  await stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await takeScreenshot(page, 'example-900-dark');
  expect(await axeFindings(page)).toEqual([]);
  await ask(page, 'settings.set', { theme: 'light' });
  await stage.resize({ width: 1_280, height: 800 });

  await pressEnter(note.getByRole('button', { name: words.history }));
  const history = page.getByRole('dialog');
  await history.getByRole('option').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(history.getByText('Qu’il commence par une table.').first()).toBeVisible();
  await takeScreenshot(page, 'example-history');
  await page.keyboard.press('Escape');
  await expect(history).toBeHidden();
  await pressEnter(note.getByRole('button', { name: words.search }));
  const search = new SearchPage(page);
  await expect(search.results.getByRole('option').first()).toBeVisible();
  await takeScreenshot(page, 'example-search');
  await search.field.press('Enter');
  await page.keyboard.press('Enter');
  await pressEnter(note.getByRole('button', { name: words.remove }));
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await takeScreenshot(page, 'example-remove');
});
