/** « Dossiers » in the settings: the advice about synced folders; and the settings as a whole, in a small window. */
import { mkdirSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import { pressEnter } from '../support/keys.ts';
import { QUICK_TAG } from '../tiers.ts';

const interviewTitled = (title: string) => ({ ...gardenInterview, title });
const folders = (page: Page): Locator => page.getByRole('region', { name: 'Dossiers' });

test.describe('in a folder that a service copies', () => {
  test.use({
    env: async ({}, use, testInfo) => {
      await use({ ESCALE_LIBRARY: testInfo.outputPath('Dropbox/Escale') });
    },
  });

  test('warns once about a synchronised folder, leads to the way out, and does not repeat the warning', async ({
    fresh,
  }) => {
    mkdirSync(test.info().outputPath('Dropbox'), { recursive: true });
    await fresh.start();
    const { page } = fresh;
    const window = new AppPage(page);
    await window.startWithoutBlog();
    const advice = window.message('dossier synchronisé par Dropbox');
    await expect(advice).toBeVisible();
    await window.messages.getByRole('button', { name: 'Voir…' }).click();
    await expect(folders(page).getByText('Dropbox synchronise ce dossier')).toBeVisible();
    await expect(folders(page).getByText('ESCALE_LIBRARY')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await fresh.quit();
    await fresh.start();
    await expect(new EditorPage(fresh.page).title).toBeVisible();
    await new SettingsPage(fresh.page).open('Dossiers');
    await expect(folders(fresh.page).getByText('Dropbox synchronise ce dossier')).toBeVisible();
    await expect(new AppPage(fresh.page).message('dossier synchronisé par Dropbox')).toBeHidden();
  });
});

test(
  'the settings have an index and show the time of the last save, also at 900 × 600',
  { tag: QUICK_TAG },
  async ({ stage, page }) => {
    await stage.resize({ width: 900, height: 600 });
    await addPosts(page, [interviewTitled('Le jardin')]);
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

    // At 200 % the pages are in a select box, and nothing is cut.
    await stage.resize({ width: 900, height: 600 }, 2);
    for (const name of ['Blogs et comptes', 'Sauvegardes', 'Écriture', 'Recherche', 'Mises à jour']) {
      await pressEnter(settings.dialog.getByRole('button', { name: /Rubriques$/ }));
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
