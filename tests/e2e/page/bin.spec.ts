/** The bin on screen: a post in it, its rule in the settings, and the dialog that erases. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { binPost, insertPost, leavePost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { setSettings } from '#backend/library/store/settings.ts';
import { silentLog } from '#backend/core/log.ts';
import { picture } from '../../builders/interview-builder.ts';
import { gardenPicture } from '../../builders/demo-picture.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { pressEnter } from '../support/keys.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import type { Startable } from '../support/stage/stage.ts';

const TITLE = gardenInterview.title;
const DAY = 24 * 60 * 60_000;
const list = (page: Page) => page.getByRole('region', { name: 'Liste' });

/** Opens a library whose one post, with a picture and a revision, was put in the bin `days` days ago. */
async function openBin(fresh: Startable, days: number): Promise<Page> {
  const library = await openLibrary({ folder: fresh.library, log: silentLog });
  followPosts(library.db);
  const { db } = library;
  const moment = { now: Date.now() - days * DAY, newId: () => randomUUID() };
  const asset = await addAsset(library, { name: 'jardin.png', bytes: await gardenPicture() }, moment.now);
  const { id } = insertPost(
    db,
    { ...gardenInterview, body: [...gardenInterview.body, picture(asset.sha256, 'Un jardin')] },
    moment,
  );
  leavePost(db, id, moment);
  binPost(db, id, moment.now);
  setSettings(db, { welcomed: true });
  library.close();
  await fresh.start();
  const { page, stage } = fresh;
  await stage.resize({ width: 1_280, height: 800 });
  const sidebar = page.getByRole('navigation', { name: 'Barre latérale' });
  await sidebar.getByRole('button', { name: 'Corbeille' }).press('Enter');
  await list(page).getByRole('row', { name: TITLE }).click();
  return page;
}

test('has no axe violation in the bin beside a post that cannot be erased yet', async ({ fresh }) => {
  const page = await openBin(fresh, 1);
  const main = page.getByRole('main');
  await expect(main.getByText(/Il pourra être effacé à partir du/)).toBeVisible();
  await expect(main.getByRole('button', { name: 'Effacer définitivement…' })).toBeDisabled();
  await takeScreenshot(page, 'bin-light');
  expect(await axeFindings(page)).toEqual([]);
  await fresh.stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await takeScreenshot(page, 'bin-dark');
  expect(await axeFindings(page)).toEqual([]);
  await pressEnter(main.getByRole('button', { name: 'Remettre dans les brouillons' }));
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toBeVisible();
});

test('has no axe violation in the bin’s retention setting and in the dialog that erases a post', async ({
  fresh,
}) => {
  const page = await openBin(fresh, 40);
  await new SettingsPage(page).open('Corbeille');
  await page.getByRole('dialog').getByRole('heading', { name: 'Corbeille' }).scrollIntoViewIfNeeded();
  await takeScreenshot(page, 'bin-settings');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await pressEnter(page.getByRole('main').getByRole('button', { name: 'Effacer définitivement…' }));
  const dialog = page.getByRole('alertdialog', { name: 'Effacer définitivement' });
  await expect(dialog.getByRole('region', { name: 'Ce qui est effacé' })).toContainText(
    /1\s?image inutilisée ailleurs/,
  );
  await fresh.stage.resize({ width: 900, height: 600 });
  await takeScreenshot(page, 'erase');
  expect(await axeFindings(page)).toEqual([]);
  await pressEnter(dialog.getByRole('button', { name: 'Effacer' }));
  await expect(dialog).toBeHidden();
  await expect(list(page).getByText('La corbeille est vide.')).toBeVisible();
});
