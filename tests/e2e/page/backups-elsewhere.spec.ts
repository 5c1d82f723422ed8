/** Backups outside the library: in a second folder, and as one file for another computer. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { BackupPage } from '../support/pages/BackupPage.ts';
import { pressEnter } from '../support/keys.ts';

const interviewTitled = (title: string) => ({ ...gardenInterview, title });

test('copies backups to a second folder and warns when that folder disappears', async ({
  page,
  stage,
}, testInfo) => {
  const folder = testInfo.outputPath('cle');
  mkdirSync(folder);
  await addPosts(page, [interviewTitled('Le jardin')]);
  await expect(page.getByRole('region', { name: new AppPage(page).names.list })).toBeVisible();
  const window = new AppPage(page);
  await window.openPost('Le jardin');
  const backups = new BackupPage(stage);
  await backups.open();
  await stage.choose(folder);
  await backups.section.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await expect(backups.section.getByText(/«\scle\s»\s: à jour \(aujourd’hui\)/)).toBeVisible();
  await expect(backups.copies.getByText('aux deux emplacements')).toBeVisible();
  await backups.close();
  const line = window.status.getByRole('button', { name: /Ouvrir les sauvegardes/ });
  await expect(line).toHaveText('Sauvegarde : aujourd’hui, 2 emplacements');

  renameSync(folder, `${folder}-partie`);
  await line.press('Enter');
  await backups.backUp();
  await expect(backups.section.getByText(/«\scle\s» n’est pas disponible/)).toBeVisible();
  await expect(backups.copies.first().getByText(/vérifiée, 1\sbillet/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('exports a library to one file and imports it from the welcome screen of another library', async ({
  fresh,
}, testInfo) => {
  await fresh.start();
  const file = testInfo.outputPath('Bibliothèque.escale-library');
  const backups = new BackupPage(fresh.stage);
  await addPosts(fresh.page, [interviewTitled('Emporté')]);
  await expect(fresh.page.getByRole('region', { name: new AppPage(fresh.page).names.list })).toBeVisible();
  await backups.open();
  await backups.section.getByRole('button', { name: 'Changer d’ordinateur…' }).click();
  await expect(
    backups.changingComputer.getByText('Tout est inclus : aucun compte n’est connecté.'),
  ).toBeVisible();
  await fresh.stage.choose(file);
  await pressEnter(backups.changingComputer.getByRole('button', { name: 'Choisir où enregistrer…' }));
  await expect(backups.changingComputer.getByText(/est enregistré et vérifié\s: 1\sbillet/)).toBeVisible();
  // The focused button has gone: its replacement has the focus.
  await expect(backups.changingComputer.getByRole('button', { name: 'Terminer' })).toBeFocused();
  expect(await axeFindings(fresh.page)).toEqual([]);
  await fresh.quit();

  // Another computer without that library.
  renameSync(fresh.library, `${fresh.library}-de-l-autre`);
  renameSync(fresh.profile, `${fresh.profile}-de-l-autre`);
  await fresh.start();
  const backupPage = new BackupPage(fresh.stage);
  await fresh.stage.choose(testInfo.outputPath('faux.escale-library'));
  writeFileSync(testInfo.outputPath('faux.escale-library'), 'rien de tel');
  const have = fresh.page.getByRole('button', { name: 'J’ai déjà une bibliothèque Escale' });
  await have.click();
  await expect(backupPage.restoring.getByText('Ce fichier n’est pas une bibliothèque Escale.')).toBeVisible();
  await backupPage.restoring.getByRole('button', { name: 'Annuler' }).click();
  await fresh.stage.choose(file);
  await have.click();
  await expect(backupPage.restoring.getByText(/Cette bibliothèque contient 1\sbillet/)).toBeVisible();
  await backupPage.restoring.getByRole('button', { name: 'Ouvrir cette bibliothèque', exact: true }).click();
  await expect(
    fresh.page.getByRole('region', { name: new AppPage(fresh.page).names.list }).getByText('Emporté'),
  ).toBeVisible();
  await expect(new AppPage(fresh.page).message('Bibliothèque du')).toBeVisible();
});
