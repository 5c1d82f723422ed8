/** The bin on the real window: deleting and taking it back, what is said of a post online, erasing for good. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { atRest } from '#assets/messages/fr/settings.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { openLibrary } from '#backend/library/open-library.ts';
import { binPost, insertPost, leavePost } from '#backend/library/posts.ts';
import { followPosts } from '#backend/search/index-post.ts';
import { setSettings } from '#backend/library/settings.ts';
import { silentLog } from '#backend/core/log.ts';
import { picture } from '../builders/interview-builder.ts';
import { gardenPicture } from '../builders/demo-picture.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import { furnished, shot } from './export-fixture.ts';
import { axeFindings } from './axe.ts';
import { callRaw } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { BackupPage } from './pages/BackupPage.ts';
import { enter } from './keys.ts';
import { SettingsPage } from './pages/SettingsPage.ts';

const TITLE = gardenInterview.title;
/** Nothing but the rule of the bin was under way. */
const TIDYING = { imports: 0, acts: 0, erasures: 0, tidying: true };
const list = (page: Page) => page.getByRole('region', { name: 'Liste' });
const openBin = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: 'Corbeille' })
    .press('Enter');

test('deleted by a key and taken back at once; in the bin it is read, and says from when it may be erased', async ({
  stage,
  page,
}) => {
  const id = await furnished(page);
  await stage.resize({ width: 1_280, height: 800 });
  const window = new AppPage(page);
  await list(page).getByRole('row', { name: TITLE }).press('Delete');
  await expect(window.message(`est dans la corbeille.`)).toBeVisible();
  await expect(list(page).getByRole('row', { name: TITLE })).toHaveCount(0);
  await enter(window.messages.getByRole('button', { name: 'Annuler' }));
  await expect(list(page).getByRole('row', { name: TITLE })).toBeVisible();
  expect((await ask(page, 'posts.get', { id })).status).toBe('draft');

  await list(page).getByRole('row', { name: TITLE }).press('Delete');
  await openBin(page);
  await expect(list(page).getByText('Rien n’est effacé avant trente jours')).toBeVisible();
  await list(page).getByRole('row', { name: TITLE }).click();
  const main = page.getByRole('main');
  await expect(main.getByText(/Il pourra être effacé à partir du/)).toBeVisible();
  await expect(main.getByRole('button', { name: 'Effacer définitivement…' })).toBeDisabled();
  await shot(page, 'bin-light');
  expect(await axeFindings(page)).toEqual([]);
  await stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await shot(page, 'bin-dark');
  expect(await axeFindings(page)).toEqual([]);
  await enter(main.getByRole('button', { name: 'Remettre dans les brouillons' }));
  await expect(page.getByRole('textbox', { name: 'Texte du billet' })).toBeVisible();
});

test('a post online says so when it goes, and its rule is in the settings', async ({ stage, page }) => {
  await furnished(page);
  await stage.resize({ width: 1_280, height: 800 });
  await ask(page, 'blogs.start-practice', {});
  const window = new AppPage(page);
  await window.publishOnPracticeBlog();
  await enter(page.getByRole('button', { name: 'Autres actions' }));
  await page.getByRole('menuitem', { name: 'Mettre à la corbeille' }).press('Enter');
  await expect(window.message('Il reste en ligne sur')).toBeVisible();

  await new SettingsPage(page).open('Corbeille');
  const settings = page.getByRole('dialog');
  await enter(settings.getByRole('button', { name: /Vider la corbeille/ }));
  await page.getByRole('option', { name: 'Automatiquement, après un an' }).press('Enter');
  await settings.getByRole('heading', { name: 'Corbeille' }).scrollIntoViewIfNeeded();
  await shot(page, 'bin-settings');
  expect(await axeFindings(page)).toEqual([]);
  expect((await ask(page, 'settings.get', {})).binRule).toBe('365-days');
  await page.keyboard.press('Escape');
  await openBin(page);
  await expect(list(page).getByText('Après un an')).toBeVisible();
});

test('after thirty days it is erased by the author, who saw what would go', async ({ unstarted }) => {
  const library = await openLibrary({ folder: unstarted.library, log: silentLog });
  followPosts(library.db);
  const { db } = library;
  const binned = Date.now() - 40 * 24 * 60 * 60_000;
  const moment = { now: binned, newId: () => randomUUID() };
  const asset = await addAsset(library, { name: 'jardin.png', bytes: await gardenPicture() }, binned);
  const { id } = insertPost(
    db,
    { ...gardenInterview, body: [...gardenInterview.body, picture(asset.sha256, 'Un jardin')] },
    moment,
  );
  leavePost(db, id, moment);
  binPost(db, id, binned);
  setSettings(db, { welcomed: true });
  library.close();

  await unstarted.start();
  const { page, stage } = unstarted;
  await openBin(page);
  await list(page).getByRole('row', { name: TITLE }).click();
  await enter(page.getByRole('main').getByRole('button', { name: 'Effacer définitivement…' }));
  const dialog = page.getByRole('alertdialog', { name: 'Effacer définitivement' });
  const goes = dialog.getByRole('region', { name: 'Ce qui est effacé' });
  await expect(goes).toContainText(/1\s?image inutilisée ailleurs/);
  await expect(goes).toContainText('1 version');
  await stage.resize({ width: 900, height: 600 });
  await shot(page, 'erase');
  expect(await axeFindings(page)).toEqual([]);
  await enter(dialog.getByRole('button', { name: 'Effacer' }));
  await expect(dialog).toBeHidden();
  await expect(new AppPage(page).message('est effacé.')).toBeVisible();
  await openBin(page);
  await expect(list(page).getByText('La corbeille est vide.')).toBeVisible();
  await expect(list(page).getByText(/1 image inutilisée/)).toBeVisible();
  expect(await callRaw(page, 'posts.get', { id })).toMatchObject({
    ok: false,
    failure: { code: 'post.not-found' },
  });
});

test('after a restore, its rule erases nothing before the author says so', async ({ stage, page }) => {
  const [id = ''] = await addPosts(page, [gardenInterview]);
  await ask(page, 'posts.bin', { id });
  await ask(page, 'settings.set', { binRule: '90-days' });
  const window = new AppPage(page);
  const backups = new BackupPage(stage);
  const restoreIt = async (): Promise<void> => {
    await backups.open();
    await backups.copies
      .last()
      .getByRole('button', { name: /^Restaurer/ })
      .click();
    await backups.restore('Restaurer', atRest.what(TIDYING));
  };
  await page.reload();
  await expect(list(page)).toBeVisible();
  await backups.open();
  await backups.backUp();
  await backups.close();

  await restoreIt();
  await window.messages.getByRole('button', { name: atRest.goOn }).click();
  await expect(window.message(atRest.what(TIDYING))).toBeHidden();
  await expect.poll(async () => (await ask(page, 'library.at-rest', {})).rest).toBeUndefined();
  expect((await ask(page, 'settings.get', {})).binRule).toBe('90-days');

  // Left: asked at each start until it is answered, and the rule is taken back.
  await restoreIt();
  await page.reload();
  await expect(window.message(atRest.what(TIDYING))).toBeVisible();
  await window.messages.getByRole('button', { name: 'OK' }).click();
  await expect(window.message(atRest.what(TIDYING))).toBeHidden();
  await expect.poll(async () => (await ask(page, 'library.at-rest', {})).rest).toBeUndefined();
  expect((await ask(page, 'settings.get', {})).binRule).toBe('never');
  await page.reload();
  await openBin(page);
  await expect(list(page).getByRole('row', { name: TITLE })).toBeVisible();
});
