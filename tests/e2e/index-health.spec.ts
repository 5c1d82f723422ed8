/** The archive's index, looked at and made again from the settings: what is wrong is said, and mended while the app is used. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { archiveHealth as words } from '#assets/messages/fr/library.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { enter } from './keys.ts';
import { SettingsPage } from './pages/SettingsPage.ts';

test('an index that lost words is told of, made again, and right', async ({ escale, page }) => {
  await addPosts(page, [gardenInterview]);
  await page.reload();
  await expect(page.getByRole('row').first()).toBeVisible();
  await new SettingsPage(page).open('Recherche');
  const dialog = page.getByRole('dialog');
  const check = dialog.getByRole('button', { name: words.check });
  await check.press('Enter');
  await expect(dialog.getByText(words.right)).toBeVisible();

  const library = new Database(join(escale.library, 'library.sqlite'));
  library.exec('DELETE FROM search_rows');
  library.close();
  await check.press('Enter');
  await expect(dialog.getByText(/différences? entre l’index et les billets/)).toBeVisible();

  await enter(dialog.getByRole('button', { name: words.rebuild }));
  await expect.poll(async () => (await ask(page, 'archive.index', {})).state).toBe('ready');
  await check.press('Enter');
  await expect(dialog.getByText(words.right)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('guichet');
  await expect(page.getByText(gardenInterview.title).last()).toBeVisible();
});
