/** Backups in the window: kept, restored while the app runs, in a second folder, taken to another computer. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { gardenInterview } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { BackupPage } from './pages/BackupPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { enter } from './keys.ts';

const titled = (title: string) => ({ ...gardenInterview, title });

test('a library is put back while the app runs: what differs is shown, unsaved words are kept first', async ({
  page,
  stage,
}) => {
  const [first, second] = await addPosts(page, [titled('Le jardin'), titled('La digue')]);
  const before = await ask(page, 'posts.get', { id: first ?? '' });
  await expect(page.getByRole('region', { name: new AppPage(page).names.list })).toBeVisible();
  const backups = new BackupPage(stage);
  await backups.open();
  await expect(backups.section.getByText('une par semaine pendant quatre semaines')).toBeVisible();
  await backups.backUp();
  await expect(backups.copies.getByText(/vérifiée, 2\sbillets/)).toBeVisible();
  await backups.close();

  const window = new AppPage(page);
  await window.openPost('Le jardin');
  const editor = new EditorPage(page);
  await editor.title.fill('Le jardin, autrement');
  await window.saved();
  await window.openPost('La digue');
  await editor.title.fill('Tapé juste avant');
  await backups.open();
  await backups.copies.getByRole('button', { name: /^Restaurer la sauvegarde du/ }).click();
  await expect(
    backups.restoring.getByText('2 billets : version plus ancienne dans la sauvegarde'),
  ).toBeVisible();
  await expect(backups.restoring.getByText('Le jardin, autrement')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await backups.restore();

  await expect(
    page.getByRole('region', { name: window.names.list }).getByText('Le jardin', { exact: true }),
  ).toBeVisible();
  const after = await ask(page, 'posts.get', { id: first ?? '' });
  expect(after).toEqual(before);
  // What was replaced holds the words that were typed last.
  await backups.open();
  await expect(backups.copies.getByText(/Avant une restauration/)).toBeVisible();
  await backups.copies
    .filter({ hasText: 'Avant une restauration' })
    .getByRole('button', { name: /^Restaurer/ })
    .click();
  await expect(
    backups.restoring.getByText('2 billets : version plus récente dans la sauvegarde'),
  ).toBeVisible();
  await backups.restore();
  expect((await ask(page, 'posts.get', { id: second ?? '' })).document.title).toBe('Tapé juste avant');
});

test('a second folder holds a copy; one that is gone is told, and nothing is lost', async ({
  page,
  stage,
}, testInfo) => {
  const place = testInfo.outputPath('cle');
  mkdirSync(place);
  await addPosts(page, [titled('Le jardin')]);
  await expect(page.getByRole('region', { name: new AppPage(page).names.list })).toBeVisible();
  const window = new AppPage(page);
  await window.openPost('Le jardin');
  const backups = new BackupPage(stage);
  await backups.open();
  await stage.choose(place);
  await backups.section.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await expect(backups.section.getByText(/«\scle\s»\s: à jour \(aujourd’hui\)/)).toBeVisible();
  await expect(backups.copies.getByText('aux deux emplacements')).toBeVisible();
  await backups.close();
  const line = window.status.getByRole('button', { name: /Ouvrir les sauvegardes/ });
  await expect(line).toHaveText('Sauvegarde : aujourd’hui, 2 emplacements');

  renameSync(place, `${place}-partie`);
  await line.press('Enter');
  await backups.backUp();
  await expect(backups.section.getByText(/«\scle\s» n’est pas disponible/)).toBeVisible();
  await expect(backups.copies.first().getByText(/vérifiée, 1\sbillet/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('changing computers: one file goes out, the welcome screen of another library takes it in', async ({
  unstarted,
}, testInfo) => {
  await unstarted.start();
  const file = testInfo.outputPath('Bibliothèque.escale-library');
  const backups = new BackupPage(unstarted.stage);
  await addPosts(unstarted.page, [titled('Emporté')]);
  await expect(
    unstarted.page.getByRole('region', { name: new AppPage(unstarted.page).names.list }),
  ).toBeVisible();
  await backups.open();
  await backups.section.getByRole('button', { name: 'Changer d’ordinateur…' }).click();
  await expect(
    backups.changingComputer.getByText('Tout est inclus : aucun compte n’est relié.'),
  ).toBeVisible();
  await unstarted.stage.choose(file);
  await enter(backups.changingComputer.getByRole('button', { name: 'Choisir où enregistrer…' }));
  await expect(backups.changingComputer.getByText(/est enregistré et vérifié\s: 1\sbillet/)).toBeVisible();
  // The button that had the focus is gone: the one in its place has it.
  await expect(backups.changingComputer.getByRole('button', { name: 'Terminer' })).toBeFocused();
  expect(await axeFindings(unstarted.page)).toEqual([]);
  await unstarted.quit();

  // Another computer: it has never seen that library.
  renameSync(unstarted.library, `${unstarted.library}-de-l-autre`);
  renameSync(unstarted.profile, `${unstarted.profile}-de-l-autre`);
  await unstarted.start();
  const there = new BackupPage(unstarted.stage);
  await unstarted.stage.choose(testInfo.outputPath('faux.escale-library'));
  writeFileSync(testInfo.outputPath('faux.escale-library'), 'rien de tel');
  const have = unstarted.page.getByRole('button', { name: 'J’ai déjà une bibliothèque Escale' });
  await have.click();
  await expect(there.restoring.getByText('Ce fichier n’est pas une bibliothèque Escale.')).toBeVisible();
  await there.restoring.getByRole('button', { name: 'Annuler' }).click();
  await unstarted.stage.choose(file);
  await have.click();
  await expect(there.restoring.getByText(/Cette bibliothèque contient 1\sbillet/)).toBeVisible();
  await there.restore('Ouvrir cette bibliothèque');
  await expect(
    unstarted.page.getByRole('region', { name: new AppPage(unstarted.page).names.list }).getByText('Emporté'),
  ).toBeVisible();
});
