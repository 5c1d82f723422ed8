/** The archive and its people as charts: bars that filter, a line of posts, and a table for each, by keyboard. */
import type { Locator, Page } from '@playwright/test';
import { people } from '#assets/messages/fr/people.ts';
import { search as words } from '#assets/messages/fr/search.ts';
import { counts, window } from '#assets/messages/fr/window.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { makeArchive } from '../../builders/sample-archive.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { pressEnter } from '../support/keys.ts';
import { ask } from '../support/samples/library.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import type { Stage, Startable } from '../support/stage/stage.ts';

/** axe finds nothing at 1280×800 and, in the dark theme, at 900×600. */
async function checkAppearance(page: Page, stage: Stage, name: string, borne: string[] = []): Promise<void> {
  await ask(page, 'settings.set', { theme: 'light' });
  await stage.resize({ width: 1_280, height: 800 });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await takeScreenshot(page, `${name}-1280`);
  expect(await axeFindings(page, borne)).toEqual([]);
  await stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await takeScreenshot(page, `${name}-900-dark`);
  expect(await axeFindings(page, borne)).toEqual([]);
}

async function openArchive(fresh: Startable): Promise<Page> {
  await makeArchive(fresh.library);
  await fresh.start();
  await fresh.stage.resize({ width: 1_280, height: 800 });
  return fresh.page;
}

async function openPerson(page: Page): Promise<Locator> {
  await page.getByRole('navigation').getByRole('button', { name: window.screens.people }).click();
  await page.getByRole('region', { name: window.regions.list }).getByText('Karim Benali').click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: 'Karim Benali' })).toBeVisible();
  return main;
}

test('the bar chart by year keeps the chosen year by keyboard, and becomes a table on request', async ({
  fresh,
}) => {
  const page = await openArchive(fresh);
  const search = new SearchPage(page);
  await search.openByKeys();
  await search.look('ressources', '34\u00a0billets trouvés');
  const bars = page.getByRole('toolbar', { name: words.byYear });
  await expect(bars.getByRole('button')).toHaveCount(11);
  await bars.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(search.field).toHaveValue('ressources année:2013');
  await expect(bars.getByRole('button')).toHaveCount(11);
  await expect(bars.getByRole('button', { pressed: true })).toHaveCount(1);
  await checkAppearance(page, fresh.stage, 'years');
  await pressEnter(page.getByRole('button', { name: window.figure.asTable(words.byYear) }));
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(12);
});

test('a person’s page starts with their words and draws their posts as a line or as a table', async ({
  fresh,
}) => {
  const page = await openArchive(fresh);
  const main = await openPerson(page);
  await expect(main.getByRole('region', { name: people.words.title }).locator('blockquote')).toHaveCount(4);
  await checkAppearance(page, fresh.stage, 'person');
  const line = main.getByRole('toolbar', { name: people.words.timeline });
  await line.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(line.getByRole('button').nth(1)).toBeFocused();
  await pressEnter(main.getByRole('button', { name: window.figure.asTable(people.words.timeline) }));
  await expect(main.getByRole('columnheader')).toHaveCount(5);
  await takeScreenshot(page, 'person-table');
  await pressEnter(main.getByRole('button', { name: people.edit, exact: true }));
  await expect(main.getByRole('textbox', { name: people.name, exact: true })).toBeVisible();
  await takeScreenshot(page, 'person-edit');
});

test('the word count of a post opens on each person’s share', async ({ fresh }) => {
  const page = await openArchive(fresh);
  const main = await openPerson(page);
  await pressEnter(main.getByRole('region', { name: people.words.title }).getByRole('button').first());
  await expect(page.getByRole('textbox', { name: 'Titre' })).toBeVisible();
  await pressEnter(
    page.getByRole('contentinfo').getByRole('button', { name: counts.open('').trim().slice(-12) }),
  );
  await expect(
    page.getByRole('dialog', { name: counts.title }).getByText('100\u00a0%').first(),
  ).toBeVisible();
  // A popover is attached to its button, outside of every region.
  await checkAppearance(page, fresh.stage, 'shares', ['region']);
});
