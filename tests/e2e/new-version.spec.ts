/** The first opening of a library by a later version of Escale. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { AppPage } from './pages/AppPage.ts';
import { BackupPage } from './pages/BackupPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { VERSION } from './updating.ts';

// The window is looked at before its library is open: nothing is asked of it first.
test.use({ typography: true, noticesGo: true, alone: true });
test('the library is copied first, the window says so meanwhile, and the copy is there', async ({
  unstarted: escale,
}) => {
  await escale.start();
  await new AppPage(escale.page).startWithoutBlog();
  await new EditorPage(escale.page).title.fill('D’une version à l’autre');
  await new AppPage(escale.page).saved();
  await escale.quit();
  const db = new Database(join(escale.library, 'library.sqlite'));
  expect(db.prepare("UPDATE settings SET value = '\"0.0.9\"' WHERE key = 'opened-by'").run().changes).toBe(1);
  // As large as a library of many years: copying it takes its time.
  const fill = db.prepare("INSERT INTO settings (key, value) VALUES ('of-a-test.' || ?, ?)");
  db.transaction(() => {
    for (let part = 0; part < 300; part += 1) fill.run(part, JSON.stringify('x'.repeat(1_000_000)));
  })();
  db.close();

  await escale.start();
  const { page } = escale;
  await expect(page.getByRole('heading', { name: 'Escale prépare votre bibliothèque' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await expect(new EditorPage(page).title).toHaveValue('D’une version à l’autre');
  const backups = new BackupPage(page, escale.app);
  await backups.open();
  await expect(backups.copies.first()).toContainText(`Avant la version ${VERSION}`);
  await expect(backups.copies.first()).toContainText('vérifiée, 1 billet');
});
