/** A post exported to another Escale and back: merged, without duplicates, never overwritten. */
import { renameSync, writeFileSync } from 'node:fs';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';

test('exports a post file, changes it elsewhere and imports it over the open post', async ({
  unstarted,
}, testInfo) => {
  await unstarted.start();
  const file = testInfo.outputPath('La digue.escale-post');
  const [id = ''] = await addPosts(unstarted.page, [{ ...gardenInterview, title: 'La digue' }]);
  await ask(unstarted.page, 'notes.add', {
    postId: id,
    notes: [{ author: 'Relectrice', text: 'À vérifier', quote: 'digue' }],
  });
  await new AppPage(unstarted.page).openPost('La digue');
  await unstarted.stage.command('share-post');
  // The dialog in the currently open window.
  const dialog = () =>
    unstarted.page.getByRole('dialog', { name: 'Partager le billet avec un autre utilisateur d’Escale' });
  await expect(dialog().getByRole('checkbox', { name: /Avec 1\snote/ })).not.toBeChecked();
  expect(await axeFindings(unstarted.page)).toEqual([]);
  await unstarted.stage.choose(file);
  await dialog().getByRole('button', { name: 'Choisir où enregistrer…' }).click();
  await expect(dialog().getByText(/est enregistré/)).toBeVisible();
  await unstarted.quit();

  // Another computer: another library, with its own profile.
  const { library: own, profile } = unstarted;
  renameSync(own, `${own}-a`);
  renameSync(profile, `${profile}-a`);
  await unstarted.start();
  await ask(unstarted.page, 'settings.set', { welcomed: true });
  const otherApp = new AppPage(unstarted.page);
  await expect(unstarted.page.getByRole('region', { name: otherApp.names.list })).toBeVisible();
  await unstarted.stage.choose(file);
  await unstarted.stage.command('receive-post');
  await expect(otherApp.message('est dans la bibliothèque')).toBeVisible();
  const received = await ask(unstarted.page, 'posts.get', { id });
  expect((await ask(unstarted.page, 'notes.list', { postId: id })).items).toEqual([]);
  await unstarted.page
    .getByRole('textbox', { name: otherApp.names.title, exact: true })
    .fill('La digue tient');
  await otherApp.saved();
  await unstarted.stage.command('share-post');
  const back = testInfo.outputPath('retour.escale-post');
  await unstarted.stage.choose(back);
  await dialog().getByRole('button', { name: 'Choisir où enregistrer…' }).click();
  await expect(dialog().getByText(/est enregistré/)).toBeVisible();
  await unstarted.quit();

  renameSync(own, `${own}-b`);
  renameSync(profile, `${profile}-b`);
  renameSync(`${own}-a`, own);
  renameSync(`${profile}-a`, profile);
  await unstarted.start();
  const home = new AppPage(unstarted.page);
  await expect(unstarted.page.getByRole('textbox', { name: home.names.title, exact: true })).toHaveValue(
    'La digue',
  );
  const wrong = testInfo.outputPath('faux.escale-post');
  writeFileSync(wrong, 'rien de tel');
  await unstarted.stage.choose(wrong);
  await unstarted.stage.command('receive-post');
  await expect(home.message('Ce fichier n’est pas un billet d’Escale.')).toBeVisible();
  await unstarted.stage.choose(back);
  await unstarted.stage.command('receive-post');
  await expect(home.message('est à jour avec ce qui a été reçu')).toBeVisible();
  await expect(unstarted.page.getByRole('textbox', { name: home.names.title, exact: true })).toHaveValue(
    'La digue tient',
  );
  const after = await ask(unstarted.page, 'posts.get', { id });
  expect(after.document.body).toEqual(received.document.body);
});
