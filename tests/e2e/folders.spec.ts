/** « Dossiers » in the settings: where the library is, moving it, opening another; and the advice about synced folders. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { gardenInterview } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { packageUnderTest } from './launch.ts';
import { addPosts } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { SettingsPage } from './pages/SettingsPage.ts';
import { enter } from './keys.ts';
import { QUICK_TAG } from './tiers.ts';

const titled = (title: string) => ({ ...gardenInterview, title });
const inList = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: 'Liste' }).getByText(title, { exact: true });
const folders = (page: Page): Locator => page.getByRole('region', { name: 'Dossiers' });

async function reloaded(page: Page, act: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load');
  await act();
  await loaded;
}

test.describe('a library that is where Escale puts it', () => {
  test.use({
    env: async ({}, use, testInfo) => {
      await use({ ESCALE_LIBRARY: '', XDG_DATA_HOME: testInfo.outputPath('data') });
    },
  });
  const usual = (): string =>
    test.info().outputPath('data', packageUnderTest === undefined ? 'Escale-dev' : 'Escale');

  test('is moved whole, with the last words in it; the old one stays, and the next start finds the new one', async ({
    escale,
  }) => {
    const { stage, page } = escale;
    await addPosts(page, [titled('Le jardin'), titled('La digue')]);
    const window = new AppPage(page);
    await window.openPost('Le jardin');
    await new EditorPage(page).title.fill('Le jardin, la suite');
    await new SettingsPage(page).open('Dossiers');
    await expect(folders(page).getByText('C’est le dossier local habituel.')).toBeVisible();
    const disk = test.info().outputPath('autre-disque');
    mkdirSync(disk);
    writeFileSync(join(disk, 'à moi.txt'), 'ce qui est là reste là');
    await stage.choose(disk);
    await enter(folders(page).getByRole('button', { name: 'Déplacer la bibliothèque…' }));
    const dialog = page.getByRole('dialog', { name: 'Déplacer la bibliothèque' });
    await expect(dialog.getByText('autre-disque')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await reloaded(page, () => dialog.getByRole('button', { name: 'Déplacer', exact: true }).click());
    await expect(inList(page, 'Le jardin, la suite')).toBeVisible();
    expect(existsSync(join(disk, 'Escale', 'library.sqlite'))).toBe(true);
    expect(existsSync(join(usual(), 'library.sqlite'))).toBe(true);
    await escale.quit();
    await escale.start();
    await expect(inList(escale.page, 'La digue')).toBeVisible();
    expect(readFileSync(join(usual(), 'library.elsewhere.json'), 'utf8')).toContain('autre-disque');

    // Back to the first: it is as it was left.
    await new SettingsPage(escale.page).open('Dossiers');
    await folders(escale.page).getByRole('button', { name: 'Utiliser le dossier local habituel' }).click();
    const back = escale.page.getByRole('dialog', { name: 'Ouvrir une autre bibliothèque' });
    await reloaded(escale.page, () => back.getByRole('button', { name: 'L’ouvrir' }).click());
    await expect(inList(escale.page, 'Le jardin, la suite')).toBeVisible();
    expect(existsSync(join(usual(), 'library.elsewhere.json'))).toBe(false);
  });

  test('another is begun in an empty folder on the author’s word only, and each keeps its posts', async ({
    escale,
  }) => {
    const { stage, page } = escale;
    await addPosts(page, [titled('Le jardin')]);
    await expect(page.getByRole('region', { name: 'Liste' })).toBeVisible();
    const empty = test.info().outputPath('vide');
    mkdirSync(empty);
    await stage.choose(empty);
    await new SettingsPage(page).open('Dossiers');
    await folders(page).getByRole('button', { name: 'Ouvrir une autre bibliothèque…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ouvrir une autre bibliothèque' });
    await expect(dialog.getByText('ne contient pas de bibliothèque Escale')).toBeVisible();
    expect(existsSync(join(empty, 'library.sqlite'))).toBe(false);
    await reloaded(page, () =>
      dialog.getByRole('button', { name: 'Créer une nouvelle bibliothèque' }).click(),
    );
    await expect(page.getByRole('button', { name: 'Essayer avec le blog d’essai' })).toBeVisible();
    await new AppPage(page).startWithoutBlog();
    await stage.choose(usual());
    await new SettingsPage(page).open('Dossiers');
    await folders(page).getByRole('button', { name: 'Ouvrir une autre bibliothèque…' }).click();
    await reloaded(page, () => dialog.getByRole('button', { name: 'L’ouvrir' }).click());
    await expect(inList(page, 'Le jardin')).toBeVisible();
  });
});

test.describe('in a folder that a service copies', () => {
  test.use({
    env: async ({}, use, testInfo) => {
      await use({ ESCALE_LIBRARY: testInfo.outputPath('Dropbox/Escale') });
    },
  });

  test('advice is given once, leads to the way out, and is not given again', async ({ escale }) => {
    const { page } = escale;
    mkdirSync(test.info().outputPath('Dropbox'), { recursive: true });
    // The disk of ESCALE_LIBRARY was not there a moment ago.
    await page.getByRole('button', { name: 'Réessayer' }).click();
    const window = new AppPage(page);
    await window.startWithoutBlog();
    const advice = window.message('dossier synchronisé par Dropbox');
    await expect(advice).toBeVisible();
    await window.messages.getByRole('button', { name: 'Voir…' }).click();
    await expect(folders(page).getByText('Ce dossier est synchronisé par Dropbox')).toBeVisible();
    await expect(folders(page).getByText('ESCALE_LIBRARY')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await escale.quit();
    await escale.start();
    await expect(new EditorPage(escale.page).title).toBeVisible();
    await new SettingsPage(escale.page).open('Dossiers');
    await expect(folders(escale.page).getByText('Ce dossier est synchronisé par Dropbox')).toBeVisible();
    await expect(new AppPage(escale.page).message('dossier synchronisé par Dropbox')).toBeHidden();
  });
});

test(
  'the settings have an index, and say when all was last saved; in 900 × 600 too',
  { tag: QUICK_TAG },
  async ({ app, stage, page }) => {
    await stage.resize({ width: 900, height: 600 });
    await addPosts(page, [titled('Le jardin')]);
    await expect(page.getByRole('region', { name: 'Liste' })).toBeVisible();
    const settings = new SettingsPage(page);
    await settings.open('Général');
    await expect(page.getByText(/Dernier enregistrement\s: /)).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('settings-top.png') });
    await page.keyboard.press('End');
    await expect(page.getByRole('heading', { name: 'Mises à jour', level: 3 })).toBeInViewport();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('heading', { name: 'Corbeille', level: 3 })).toBeInViewport();
    await expect(page.getByText(/Dernier enregistrement\s: /)).toBeHidden();
    await expect(settings.dialog.getByRole('tab', { name: 'Général' })).toBeInViewport();
    await page.screenshot({ path: test.info().outputPath('settings-bin.png') });
    await settings.go('Dossiers');
    await page.screenshot({ path: test.info().outputPath('settings-folders.png') });
    expect(await axeFindings(page)).toEqual([]);

    // At 200 % the pages are chosen from a list, and nothing is cut.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
    for (const name of ['Blogs et comptes', 'Sauvegardes', 'Écriture', 'Recherche', 'Mises à jour']) {
      await enter(settings.dialog.getByRole('button', { name: /Rubriques$/ }));
      await page.getByRole('option', { name }).press('Enter');
      const wide = await settings.dialog
        .locator('[role="tabpanel"]:not([data-inert])')
        .evaluate((panel) => panel.closest('section, [role="dialog"] > div')?.scrollWidth ?? 0);
      const room = await settings.dialog.evaluate((dialog) => dialog.clientWidth);
      expect(wide, name).toBeLessThanOrEqual(room);
      await page.screenshot({ path: test.info().outputPath(`settings-zoomed-${name}.png`) });
    }
    expect(await axeFindings(page)).toEqual([]);
  },
);
