/** The first opening of a library by a later version of Escale. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { TestInfo } from '@playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { BackupPage } from '../support/pages/BackupPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { VERSION } from '../support/outside/update-fixture.ts';

// The window is examined before its library is open, so that no request comes first.
test.use({ typography: true, noticesGo: true, alone: true });
/** While this file exists the backup waits, so that the window can be examined. */
const waitFile = (testInfo: TestInfo): string => testInfo.outputPath('look-at-the-window');
test.use({
  env: async ({}, use, testInfo) => use({ ESCALE_TEST_WAIT: `library.copying=${waitFile(testInfo)}` }),
});
test('copies the library before a new version opens it, with a progress screen', async ({
  unstarted: escale,
}, testInfo) => {
  await escale.start();
  await new AppPage(escale.page).startWithoutBlog();
  await new EditorPage(escale.page).title.fill('D’une version à l’autre');
  await new AppPage(escale.page).saved();
  await escale.quit();
  const db = new Database(join(escale.library, 'library.sqlite'));
  expect(db.prepare("UPDATE settings SET value = '\"0.0.9\"' WHERE key = 'opened-by'").run().changes).toBe(1);
  db.close();

  writeFileSync(waitFile(testInfo), '');
  await escale.start();
  const { page } = escale;
  await expect(page.getByRole('heading', { name: 'Escale prépare votre bibliothèque' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  rmSync(waitFile(testInfo));
  await expect(new EditorPage(page).title).toHaveValue('D’une version à l’autre');
  const backups = new BackupPage(escale.stage);
  await backups.open();
  await expect(backups.copies.first()).toContainText(`Avant la version ${VERSION}`);
  await expect(backups.copies.first()).toContainText('vérifiée, 1 billet');
});
