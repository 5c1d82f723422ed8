/** « Données de cette personne… »: what is held, the exported file, and erasing, on the practice blog. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { buildArticle } from '../../builders/interview-builder.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';

const NAME = 'Anne Martin';

/** A post that names the person in its turns, published on the practice blog; one that names her in passing; a backup. */
async function prepare(page: Page): Promise<{ post: string; address: string }> {
  const [post = ''] = await addPosts(page, [
    gardenInterview,
    buildArticle().titled('Carnet de mars').saying(`Merci à ${NAME} pour sa clef.`).post,
  ]);
  await ask(page, 'backups.make', {});
  const { id: blogId } = await ask(page, 'blogs.start-practice', {});
  const { saveNumber } = await ask(page, 'posts.get', { id: post });
  await ask(page, 'publications.send', { postId: post, blogId, saveNumber, holdSeconds: 0 });
  const publication = async () => (await ask(page, 'publications.of-post', { postId: post })).items[0];
  await expect.poll(async () => (await publication())?.state).toBe('online');
  const address = (await publication())?.url ?? '';
  expect(await (await fetch(address)).text()).toContain(NAME);
  return { post, address };
}

/** Opens « Données de cette personne… » from her page. */
async function openData(page: Page): Promise<Locator> {
  await page.getByRole('navigation').getByRole('button', { name: 'Personnes' }).click();
  await page.getByRole('row', { name: NAME }).click();
  await page.getByRole('button', { name: 'Données de cette personne…' }).click();
  return page.getByRole('dialog', { name: 'Données de cette personne' });
}

async function expectNoFindings(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page)).toEqual([]);
  }
}

const erasures = async (page: Page): Promise<string[]> =>
  (await ask(page, 'erasure.list', {})).people.map(({ state }) => state);

test('shows all data held about a person and exports it as a file', async ({ page, stage }, testInfo) => {
  await prepare(page);
  const dataDialog = await openData(page);
  await expect(dataDialog.getByText('2 billets', { exact: true })).toBeVisible();
  await dataDialog.getByRole('button', { name: 'Sauvegardes qui la contiennent' }).click();
  await expect(dataDialog.getByRole('button', { name: /^Supprimer la sauvegarde du/ })).toBeVisible();
  await dataDialog.getByRole('button', { name: /^Billets/ }).click();
  await expect(dataDialog.getByText('participe, 6 réponses')).toBeVisible();
  await expectNoFindings(page);

  await dataDialog.getByRole('button', { name: 'Exporter…' }).click();
  const file = testInfo.outputPath('Données.zip');
  await stage.choose(file);
  const exporting = page.getByRole('dialog', { name: 'Exporter ses données' });
  expect(await axeFindings(page)).toEqual([]);
  await exporting.getByRole('button', { name: 'Choisir où l’enregistrer…' }).click();
  await expect(exporting.getByText(/est enregistré/)).toBeVisible();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
});

test('erases a person here at once, and on the blog by an update', async ({ page }) => {
  const { post, address } = await prepare(page);
  const dataDialog = await openData(page);
  await dataDialog.getByRole('button', { name: 'Effacer…' }).click();
  const erasing = page.getByRole('dialog', { name: `Effacer ${NAME}` });
  const go = erasing.getByRole('button', { name: 'Continuer…' });
  await expect(go).toBeDisabled();
  await erasing.getByText('Garder ses réponses, sans son nom').click();
  await expect(erasing.getByText('Merci à une personne interrogée pour sa clef.')).toBeVisible();
  await erasing.getByText('Préparer les mises à jour').click();
  await expectNoFindings(page);
  await go.click();
  const last = page.getByRole('alertdialog', { name: `Effacer ${NAME}` });
  expect(await axeFindings(page)).toEqual([]);
  await last.getByRole('button', { name: 'Effacer définitivement' }).click();

  // No one of that name is left, here and then on the blog.
  await expect(page.getByRole('button', { name: '1 personne effacée' })).toBeVisible();
  await expect(page.getByRole('row', { name: NAME })).toHaveCount(0);
  await expect.poll(() => erasures(page)).toEqual(['done']);
  await expect.poll(async () => (await fetch(address)).text()).not.toContain(NAME);
  expect(await (await fetch(address)).text()).toContain('Une personne interrogée');
  expect(JSON.stringify(await ask(page, 'posts.get', { id: post }))).not.toContain(NAME);
});

test('lists erased people with the backups that still hold them, until the list is empty', async ({
  page,
}) => {
  await addPosts(page, [gardenInterview]);
  await ask(page, 'backups.make', {});
  const { id = '' } = gardenInterview.participants.find(({ name }) => name === NAME) ?? {};
  await ask(page, 'erasure.start', { id, manner: 'replaced', online: 'leave' });
  await expect.poll(() => erasures(page)).toEqual(['done']);
  await page.getByRole('navigation').getByRole('button', { name: 'Personnes' }).click();
  await page.getByRole('button', { name: '1 personne effacée' }).click();
  const erased = page.getByRole('dialog', { name: 'Personnes effacées' });
  await erased.getByRole('button', { name: 'Sauvegardes qui la contiennent encore' }).click();
  await expect(erased.getByRole('button', { name: /^Supprimer la sauvegarde du/ })).toBeVisible();
  await expectNoFindings(page);
  await erased.getByRole('button', { name: /^Supprimer la sauvegarde du/ }).click();
  await expect(erased.getByText('Aucune sauvegarde ne la contient.')).toBeVisible();
  await erased.getByRole('button', { name: /^Ne plus effacer/ }).click();
  const question = page.getByRole('alertdialog', { name: 'Ne plus effacer' });
  expect(await axeFindings(page)).toEqual([]);
  await question.getByRole('button', { name: 'Ne plus effacer' }).click();
  await expect(page.getByRole('button', { name: '1 personne effacée' })).toHaveCount(0);
});
