/** « Données de cette personne… »: what is held, the file for that person, and erasing, on the practice blog. */
import { readFileSync } from 'node:fs';
import { gardenInterview } from '../builders/demo-posts.ts';
import { buildArticle } from '../builders/interview-builder.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { EditorPage } from './pages/EditorPage.ts';

const NAME = 'Anne Martin';
const THEMES = ['light', 'dark'] as const;

test('a person is shown what is held, given it, and erased: here at once, on the blog by updates', async ({
  page,
  stage,
}, testInfo) => {
  const [post = ''] = await addPosts(page, [
    gardenInterview,
    buildArticle().titled('Carnet de mars').saying(`Merci à ${NAME} pour sa clef.`).post,
  ]);
  await ask(page, 'backups.make', {});
  const { id: blogId } = await ask(page, 'blogs.start-practice', {});
  const { saveNumber } = await ask(page, 'posts.get', { id: post });
  await ask(page, 'publications.send', { postId: post, blogId, saveNumber, holdSeconds: 0 });
  await expect
    .poll(async () => (await ask(page, 'publications.of-post', { postId: post })).items[0]?.state)
    .toBe('online');
  const [publication] = (await ask(page, 'publications.of-post', { postId: post })).items;
  const address = publication?.url ?? '';
  expect(await (await fetch(address)).text()).toContain(NAME);

  await page.getByRole('navigation').getByRole('button', { name: 'Personnes' }).click();
  await page.getByRole('row', { name: NAME }).click();
  await page.getByRole('button', { name: 'Données de cette personne…' }).click();
  const held = page.getByRole('dialog', { name: 'Données de cette personne' });
  await expect(held.getByText('2 billets', { exact: true })).toBeVisible();
  await held.getByRole('button', { name: 'Sauvegardes qui la contiennent' }).click();
  await expect(held.getByRole('button', { name: /^Supprimer la sauvegarde du/ })).toBeVisible();
  await held.getByRole('button', { name: /^Billets/ }).click();
  await expect(held.getByText('participe, 6 réponses')).toBeVisible();
  for (const theme of THEMES) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page)).toEqual([]);
  }

  await held.getByRole('button', { name: 'Exporter…' }).click();
  const file = testInfo.outputPath('Données.zip');
  await stage.choose(file);
  const exporting = page.getByRole('dialog', { name: 'Exporter ses données' });
  expect(await axeFindings(page)).toEqual([]);
  await exporting.getByRole('button', { name: 'Choisir où l’enregistrer…' }).click();
  await expect(exporting.getByText(/est enregistré/)).toBeVisible();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  await exporting.getByRole('button', { name: 'Fermer' }).last().click();

  await held.getByRole('button', { name: 'Effacer…' }).click();
  const erasing = page.getByRole('dialog', { name: `Effacer ${NAME}` });
  const go = erasing.getByRole('button', { name: 'Continuer…' });
  await expect(go).toBeDisabled();
  await erasing.getByText('Garder ses réponses, sans son nom').click();
  await expect(erasing.getByText('Merci à une personne interrogée pour sa clef.')).toBeVisible();
  await erasing.getByText('Préparer les mises à jour').click();
  for (const theme of THEMES) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page)).toEqual([]);
  }
  await go.click();
  const last = page.getByRole('alertdialog', { name: `Effacer ${NAME}` });
  expect(await axeFindings(page)).toEqual([]);
  await last.getByRole('button', { name: 'Effacer définitivement' }).click();

  // Nobody of that name is left, here and then there.
  await expect(page.getByRole('button', { name: '1 personne effacée' })).toBeVisible();
  await expect(page.getByRole('row', { name: NAME })).toHaveCount(0);
  await expect
    .poll(async () => (await ask(page, 'person-data.erased', {})).people.map(({ state }) => state))
    .toEqual(['done']);
  await expect.poll(async () => (await fetch(address)).text()).not.toContain(NAME);
  expect(await (await fetch(address)).text()).toContain('Une personne interrogée');
  expect(JSON.stringify(await ask(page, 'posts.get', { id: post }))).not.toContain(NAME);

  await page.getByRole('button', { name: '1 personne effacée' }).click();
  const erased = page.getByRole('dialog', { name: 'Personnes effacées' });
  await erased.getByRole('button', { name: 'Sauvegardes qui la contiennent encore' }).click();
  await expect(erased.getByRole('button', { name: /^Supprimer la sauvegarde du/ })).toBeVisible();
  for (const theme of THEMES) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page)).toEqual([]);
  }
  await erased.getByRole('button', { name: /^Supprimer la sauvegarde du/ }).click();
  await expect(erased.getByText('Aucune sauvegarde ne la contient.')).toBeVisible();
  await erased.getByRole('button', { name: /^Ne plus effacer/ }).click();
  const question = page.getByRole('alertdialog', { name: 'Ne plus effacer' });
  expect(await axeFindings(page)).toEqual([]);
  await question.getByRole('button', { name: 'Ne plus effacer' }).click();
  await expect(page.getByRole('button', { name: '1 personne effacée' })).toHaveCount(0);
});

test('a post that is open shows the text without the person, and goes on being saved', async ({ page }) => {
  const [id = ''] = await addPosts(page, [gardenInterview]);
  const window = new AppPage(page);
  await window.openPost(gardenInterview.title);
  const editor = new EditorPage(page);
  await expect(editor.text).toContainText('Karim Benali');
  const { id: personId } = gardenInterview.participants[0] ?? { id: '' };
  await ask(page, 'person-data.erase', { id: personId, manner: 'replaced', online: 'leave' });
  await expect
    .poll(async () => (await ask(page, 'person-data.erased', {})).people.map(({ state }) => state))
    .toEqual(['done']);
  await expect(editor.text).not.toContainText(NAME);
  await editor.title.fill('Un autre titre');
  await window.saved();
  const { document } = await ask(page, 'posts.get', { id });
  expect(document.title).toBe('Un autre titre');
  expect(JSON.stringify(document)).not.toContain(NAME);
});
