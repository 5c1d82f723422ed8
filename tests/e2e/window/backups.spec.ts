/** A backup is restored while the app runs: the window is loaded again with the restored library. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { BackupPage } from '../support/pages/BackupPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

const interviewTitled = (title: string) => ({ ...gardenInterview, title });

test('restores a library while the app runs, after showing the differences and saving unsaved words', async ({
  page,
  stage,
}) => {
  const [first, second] = await addPosts(page, [interviewTitled('Le jardin'), interviewTitled('La digue')]);
  const before = await ask(page, 'posts.get', { id: first ?? '' });
  await expect(page.getByRole('region', { name: new AppPage(page).names.list })).toBeVisible();
  const backups = new BackupPage(stage);
  await backups.open();
  await expect(backups.section.getByText('quatre semaines et six mois')).toBeVisible();
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
  // The replaced library has the last typed words.
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
