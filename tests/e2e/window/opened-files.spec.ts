/** A double-clicked file of Escale’s own: before Escale runs, and while the author types. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { Escale } from '../support/stage/launch.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';

test.use({ alone: true });

/** Exports a post of this library to a file; the library is unchanged. */
async function givePost(escale: Escale, file: string): Promise<string> {
  const [id = ''] = await addPosts(escale.page, [{ ...gardenInterview, title: 'La digue' }]);
  await new AppPage(escale.page).openPost('La digue');
  await escale.stage.command('share-post');
  await escale.stage.choose(file);
  const dialog = escale.page.getByRole('dialog', {
    name: 'Partager le billet avec un autre utilisateur d’Escale',
  });
  await dialog.getByRole('button', { name: 'Choisir où enregistrer…' }).click();
  await expect(dialog.getByText(/est enregistré/)).toBeVisible();
  return id;
}

test('receives the post file that Escale is started with, on the welcome screen too', async ({
  unstarted,
  display,
}, testInfo) => {
  const file = testInfo.outputPath('Reçu de Léa.escale-post');
  await unstarted.start();
  const id = await givePost(unstarted, file);
  await unstarted.end();

  const folder = testInfo.outputPath('another');
  const another = new Escale({ display, language: 'fr', env: {}, folder, opens: [file] });
  await another.start();
  const window = new AppPage(another.page);
  await expect(window.message('est dans la bibliothèque')).toBeVisible();
  await expect(another.page.getByRole('textbox', { name: window.names.title, exact: true })).toHaveValue(
    'La digue',
  );
  expect((await ask(another.page, 'posts.get', { id })).document.title).toBe('La digue');
  await another.end();
});

test('saves the current words before it opens a post file, without duplicates', async ({
  escale,
  page,
}, testInfo) => {
  const file = testInfo.outputPath('La digue.escale-post');
  await givePost(escale, file);
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
  const { title } = new EditorPage(page);
  await title.click();
  await page.keyboard.press('End');
  await page.keyboard.type(', pendant ce temps');
  await escale.startAgain([file]);
  await expect(new AppPage(page).message('est ici plus récent que le fichier reçu')).toBeVisible();
  await expect(title).toHaveValue('La digue, pendant ce temps');
  expect((await ask(page, 'posts.counts', {})).all).toBe(1);
});
