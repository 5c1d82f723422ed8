/** The library fails while the author types: a notice reports it, no typing is lost, and it is saved later. */
import { existsSync, renameSync } from 'node:fs';
import { mountSmallDisk } from '../../builders/small-disk.ts';
import { rootOf, overwritePage } from '../../builders/damage-database.ts';
import { writeSampleLibrary, databaseOf, rowIn } from '../support/samples/damaged-library.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test('keeps words typed while the folder is missing and saves them once it is back', async ({
  fresh: escale,
  page,
}, testInfo) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle('Au bord du canal');
  await window.saved();
  const away = testInfo.outputPath('partie');
  renameSync(escale.library, away);
  await editor.type('Que voit-on du pont ?');
  await expect(window.status.getByText('Pas encore enregistré')).toBeVisible();
  await expect(window.message('déplacé ou supprimé')).toBeVisible();
  await window.messages.getByRole('button', { name: 'Que faire…' }).click();
  const dialog = page.getByRole('dialog', { name: 'La bibliothèque est introuvable' });
  await expect(dialog.getByText('Votre texte non enregistré est conservé')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('over.png') });
  expect(existsSync(escale.library)).toBe(false);
  renameSync(away, escale.library);
  await dialog.getByRole('button', { name: 'Réessayer' }).last().click();
  await expect(dialog).toBeHidden();
  await window.saved();
  await expect(editor.text.getByText('Que voit-on du pont ?')).toBeVisible();
  await escale.quit();
  await escale.start();
  await expect(new EditorPage(escale.page).text.getByText('Que voit-on du pont ?')).toBeVisible();
});

test('reports damage found while typing, restores a backup, and keeps the unsaved text', async ({
  fresh: escale,
}) => {
  await writeSampleLibrary(escale);
  // It is not read before a post is opened.
  overwritePage(databaseOf(escale), rootOf(databaseOf(escale), 'approvals'));
  await escale.start();
  const { page } = escale;
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.openPost('Le jardin');
  await expect(window.message('Une partie de la bibliothèque ne peut plus être lue')).toBeVisible();
  await editor.title.fill('Le jardin, la suite');
  await window.saved();
  await window.messages.getByRole('button', { name: 'Que faire…' }).click();
  const dialog = page.getByRole('dialog', { name: 'La bibliothèque est endommagée' });
  await expect(dialog.getByText('Votre texte non enregistré est conservé')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('met.png') });
  await dialog
    .getByRole('button', { name: /^Restaurer cette sauvegarde, du/ })
    .first()
    .click();
  await expect(dialog).toBeHidden();
  // The backup is older than the screen: neither replaces the other.
  await expect(editor.title).toHaveValue('Le jardin, la suite');
  await window.messages.getByRole('button', { name: 'Garder mon texte dans un nouveau billet' }).click();
  await expect(rowIn(escale, 'Le jardin, la suite (copie)')).toBeVisible();
  await expect(rowIn(escale, 'Le jardin')).toBeVisible();
  await window.saved();
});

test('reports a full disk, keeps all typed text, and saves it once there is room', async ({
  fresh: escale,
}) => {
  // Without a mounted disk, the folder is read-only for as long.
  const disk = mountSmallDisk(escale.library, 12);
  try {
    await escale.start();
    const { page } = escale;
    const window = new AppPage(page);
    const editor = new EditorPage(page);
    await window.startWithoutBlog();
    await editor.writeTitle('Sur un disque plein');
    await window.saved();
    if (disk === undefined) renameSync(escale.library, `${escale.library}-absent`);
    else disk.fill();
    await editor.text.click();
    await page.keyboard.insertText('Une péniche passe, puis une autre. '.repeat(1_500));
    await expect(window.status.getByText('Pas encore enregistré')).toBeVisible();
    await expect(
      window.message(
        disk === undefined ? 'déplacé ou supprimé' : 'Le disque est plein. Votre texte reste ici',
      ),
    ).toBeVisible();
    await editor.type('Et la dernière.');
    if (disk === undefined) renameSync(`${escale.library}-absent`, escale.library);
    else disk.free();
    // Retries run by themselves, at growing intervals.
    await expect(window.message('Toutes les modifications sont enregistrées.')).toBeVisible();
    await window.saved();
    await escale.quit();
    await escale.start();
    await expect(new EditorPage(escale.page).text.getByText(/Et la dernière\.$/)).toBeVisible();
    await escale.quit();
  } finally {
    disk?.remove();
  }
});
