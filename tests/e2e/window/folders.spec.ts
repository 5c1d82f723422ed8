/** The library is moved to another disk and back: the app starts with the last choice. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { packageUnderTest } from '../support/stage/launch.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';
import { pressEnter } from '../support/keys.ts';

const interviewTitled = (title: string) => ({ ...gardenInterview, title });
const rowIn = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: 'Liste' }).getByText(title, { exact: true });
const folders = (page: Page): Locator => page.getByRole('region', { name: 'Dossiers' });

async function actAndReload(page: Page, act: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load');
  await act();
  await loaded;
}

test.describe('the default library', () => {
  test.use({
    env: async ({}, use, testInfo) => {
      await use({ ESCALE_LIBRARY: '', XDG_DATA_HOME: testInfo.outputPath('data') });
    },
  });
  const usual = (): string =>
    test.info().outputPath('data', packageUnderTest === undefined ? 'Escale-dev' : 'Escale');

  test('moves as a whole with the latest words, leaves the old folder in place, and opens from the new one next time', async ({
    escale,
  }) => {
    const { stage, page } = escale;
    await addPosts(page, [interviewTitled('Le jardin'), interviewTitled('La digue')]);
    const window = new AppPage(page);
    await window.openPost('Le jardin');
    await new EditorPage(page).title.fill('Le jardin, la suite');
    await new SettingsPage(page).open('Dossiers');
    await expect(folders(page).getByText('C’est le dossier local habituel.')).toBeVisible();
    const disk = test.info().outputPath('autre-disque');
    mkdirSync(disk);
    writeFileSync(join(disk, 'à moi.txt'), 'ce qui est là reste là');
    await stage.choose(disk);
    await pressEnter(folders(page).getByRole('button', { name: 'Déplacer la bibliothèque…' }));
    const dialog = page.getByRole('dialog', { name: 'Déplacer la bibliothèque' });
    await expect(dialog.getByText('autre-disque')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await actAndReload(page, () => dialog.getByRole('button', { name: 'Déplacer', exact: true }).click());
    await expect(rowIn(page, 'Le jardin, la suite')).toBeVisible();
    expect(existsSync(join(disk, 'Escale', 'library.sqlite'))).toBe(true);
    expect(existsSync(join(usual(), 'library.sqlite'))).toBe(true);
    await escale.quit();
    await escale.start();
    await expect(rowIn(escale.page, 'La digue')).toBeVisible();
    expect(readFileSync(join(usual(), 'library.elsewhere.json'), 'utf8')).toContain('autre-disque');

    // Back to the first: it is unchanged.
    await new SettingsPage(escale.page).open('Dossiers');
    await folders(escale.page).getByRole('button', { name: 'Utiliser le dossier local habituel' }).click();
    const back = escale.page.getByRole('dialog', { name: 'Ouvrir une autre bibliothèque' });
    await actAndReload(escale.page, () => back.getByRole('button', { name: 'L’ouvrir' }).click());
    await expect(rowIn(escale.page, 'Le jardin, la suite')).toBeVisible();
    expect(existsSync(join(usual(), 'library.elsewhere.json'))).toBe(false);
  });
});
