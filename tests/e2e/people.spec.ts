/** « Personnes » on the real window: a person's page, a corrected name, two who are one. */
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Participant, Post } from '#interview/document.ts';
import { gardenPicture } from '../builders/demo-picture.ts';
import { AM, ANNE, KARIM, said } from '../builders/three-people.ts';
import { shot } from './export-fixture.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { enter } from './keys.ts';
import type { Stage } from './stage.ts';

const list = (page: Page) => page.getByRole('region', { name: 'Liste' });
const main = (page: Page) => page.getByRole('main');
const box = (page: Page, name: string) => main(page).getByRole('textbox', { name, exact: true });
const details = (page: Page) => main(page).getByRole('region', { name: 'Fiche' });

async function openPerson(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Personnes/ })
    .click();
  await list(page).getByText(name, { exact: true }).click();
  await expect(main(page).getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Light at 1280×800, then dark at 900×600: axe finds nothing in either. */
async function looked(page: Page, stage: Stage, name: string): Promise<void> {
  await shot(page, `${name}-light`);
  expect(await axeFindings(page)).toEqual([]);
  await stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await shot(page, `${name}-dark`);
  expect(await axeFindings(page)).toEqual([]);
  await ask(page, 'settings.set', { theme: 'light' });
  await stage.resize({ width: 1_280, height: 800 });
}

const edit = (page: Page): Promise<void> =>
  enter(main(page).getByRole('button', { name: 'Modifier', exact: true }));

const people = async (page: Page, id: string): Promise<Participant[]> =>
  (await ask(page, 'posts.get', { id })).document.participants;

test('a person has a portrait, links, notes; all of it saves itself, and posts say who they were', async ({
  app,
  stage,
  page,
}, testInfo) => {
  await stage.resize({ width: 1_280, height: 800 });
  await addPosts(page, [
    said('La digue', { ...ANNE, role: 'stagiaire', organisation: 'Mairie' }, KARIM),
    said('Le port', ANNE),
  ]);
  await page.reload();
  await ask(page, 'people.save', { id: 'anne', set: { role: 'directrice', organisation: '' } });
  await openPerson(page, 'Anne Martin');
  const posts = main(page).getByRole('grid', { name: 'Ses entretiens' });
  await expect(posts.getByRole('row', { name: /La digue/ })).toContainText(
    '1 réponse · alors stagiaire, Mairie',
  );
  await expect(posts.getByRole('row', { name: /Le port/ })).toContainText('1 réponse');
  await expect(posts.getByRole('row', { name: /Le port/ })).not.toContainText('alors');
  await posts.scrollIntoViewIfNeeded();
  await shot(page, 'person-posts');

  await edit(page);
  // Chosen from a file, then taken away, then another one dropped.
  const file = path.join(testInfo.outputDir, 'anne.png');
  writeFileSync(file, await gardenPicture());
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await enter(main(page).getByRole('button', { name: 'Choisir un portrait…' }));
  await expect(main(page).locator('img')).toHaveJSProperty('complete', true);
  await expect(main(page).getByRole('button', { name: 'Remplacer le portrait…' })).toBeVisible();
  expect((await ask(page, 'people.get', { id: 'anne' })).portrait).toMatch(/^[0-9a-f]{64}$/);
  await enter(main(page).getByRole('button', { name: 'Retirer le portrait' }));
  await expect(main(page).locator('img')).toHaveCount(0);
  const encoded = (await gardenPicture()).toString('base64');
  await main(page)
    .getByRole('heading', { level: 1 })
    .evaluate((header, picture) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], 'anne.png', { type: 'image/png' }));
      for (const type of ['dragover', 'drop'])
        header.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
    }, encoded);
  await expect(main(page).locator('img')).toHaveCount(1);
  await expect(list(page).locator('img')).toHaveCount(1);

  await enter(main(page).getByRole('button', { name: 'Ajouter un lien' }));
  await box(page, 'Adresse 1').fill('exemple');
  await expect(main(page).getByText('Une adresse commence par')).toBeVisible();
  await box(page, 'Adresse 1').fill('https://exemple.fr/anne');
  await box(page, 'Intitulé 1 (facultatif)').fill('Son site');
  await box(page, 'Remarques').fill('Préfère le matin.');
  await box(page, 'Téléphone').fill('01 02 03 04 05');
  await expect(details(page).getByRole('status')).toHaveText('Fiche enregistrée.');
  await looked(page, stage, 'person');
  // Left in the middle of a word: it is saved all the same.
  await box(page, 'Remarques').fill('Préfère le soir.');
  await list(page).getByText('Karim Benali').click();
  await expect
    .poll(async () => (await ask(page, 'people.get', { id: 'anne' })).note)
    .toBe('Préfère le soir.');
  expect(await ask(page, 'people.get', { id: 'anne' })).toMatchObject({
    phone: '01 02 03 04 05',
    links: [{ url: 'https://exemple.fr/anne', label: 'Son site' }],
  });
  // Nothing of it is in a post.
  expect(
    JSON.stringify(
      await people(page, (await ask(page, 'posts.list', { list: 'all', limit: 5 })).items[0]?.id ?? ''),
    ),
  ).not.toContain('soir');
});

test('a new name is for what comes by default, for every post where asked, and online only where prepared', async ({
  app,
  stage,
  page,
}) => {
  await stage.resize({ width: 1_280, height: 800 });
  const posts: Post[] = [said('La digue', ANNE, KARIM), said('Le port', { ...ANNE, label: 'A. Martin' })];
  const [online = '', draft = ''] = await addPosts(page, posts);
  await page.reload();
  const window = new AppPage(page);
  await ask(page, 'blogs.start-practice', {});
  await window.openPost('La digue');
  await window.publishOnPracticeBlog();
  // The post stays open under the page of the person, with words that were just written.
  await page.getByRole('main').getByText('Ce que dit Karim Benali.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Et encore.');

  await openPerson(page, 'Anne Martin');
  await edit(page);
  await box(page, 'Nom').fill('Anne Roux');
  await expect(main(page).getByText('« Anne Martin » devient « Anne Roux »')).toBeVisible();
  await shot(page, 'person-asked');
  expect(await axeFindings(page)).toEqual([]);
  await enter(main(page).getByRole('button', { name: 'À partir de maintenant' }));
  expect((await people(page, draft))[0]?.name).toBe('Anne Martin');

  await enter(main(page).getByRole('button', { name: 'Corriger le nom partout…' }));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('2 billets changent ici.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'La digue' })).toContainText(
    '« Anne Martin », sur',
  );
  await expect(dialog.getByRole('radio', { name: /Ne rien changer en ligne/ })).toBeChecked();
  await looked(page, stage, 'person-rename');
  await dialog.getByRole('radio', { name: /Préparer les mises à jour/ }).press('Space');
  await enter(dialog.getByRole('button', { name: 'Changer le nom partout' }));
  await expect(dialog).toBeHidden();
  await expect(window.message('1 mise à jour préparée, dans Envois.')).toBeVisible();
  await expect
    .poll(async () => (await people(page, draft))[0])
    .toMatchObject({ name: 'Anne Roux', label: 'A. Roux' });
  await expect.poll(async () => (await people(page, online))[0]?.name).toBe('Anne Roux');
  // What was being written is there, unsent; readers see the new name and nothing else.
  const read = async (): Promise<string> => {
    const { items } = await ask(page, 'publications.of-post', { postId: online });
    return app.evaluate(async (_, url) => (await fetch(url)).text(), items[0]?.url ?? '');
  };
  await expect.poll(read).toContain('Anne Roux');
  expect(await read()).not.toContain('Et encore.');
  expect(JSON.stringify((await ask(page, 'posts.get', { id: online })).document)).toContain('Et encore.');
});

test('two entries of one person are shown side by side, become one, and two again', async ({
  stage,
  page,
}) => {
  await stage.resize({ width: 1_280, height: 800 });
  const other = { ...AM, name: 'anne martin', role: 'stagiaire' };
  const ids = await addPosts(page, [
    said('La digue', ANNE),
    said('Le port', other),
    said('Le phare', ANNE, other),
  ]);
  await page.reload();
  await openPerson(page, 'Anne Martin');
  await expect(main(page).getByText('anne martin, 2 billets, porte le même nom.')).toBeVisible();
  // Also somebody else, by writing.
  await enter(main(page).getByRole('button', { name: 'Fusionner avec…' }));
  const dialog = page.getByRole('dialog');
  await shot(page, 'person-merge-choose');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('combobox', { name: 'L’autre personne' }).fill('mairie');
  await shot(page, 'person-merge-list');
  await page.getByRole('option', { name: 'anne martin' }).click();
  await expect(dialog.getByText('2 billets concernés')).toBeVisible();
  await expect(dialog.getByText('Les deux figurent dans 1 billet')).toBeVisible();
  await dialog
    .getByRole('radiogroup', { name: 'Fonction' })
    .getByRole('radio', { name: 'stagiaire' })
    .press('Space');
  await looked(page, stage, 'person-merge');
  await enter(dialog.getByRole('button', { name: 'Fusionner', exact: true }));
  await expect(dialog).toBeHidden();
  const window = new AppPage(page);
  await expect(window.message('Fiches fusionnées')).toBeVisible();
  await edit(page);
  await expect(box(page, 'Fonction')).toHaveValue('stagiaire');
  await expect.poll(async () => (await people(page, ids[1] ?? ''))[0]?.id).toBe('anne');
  await expect(main(page).getByRole('row')).toHaveCount(3);
  await enter(window.messages.getByRole('button', { name: 'Annuler' }));
  await expect(window.message('Annulation en cours.')).toBeVisible();
  await expect.poll(async () => (await people(page, ids[1] ?? ''))[0]?.id).toBe('am');
  await expect(box(page, 'Fonction')).toHaveValue('directrice');

  // Somebody whom no post names leaves, and comes back.
  const { id } = await ask(page, 'participants.create', { name: 'Zoé Lenoir' });
  await openPerson(page, 'Zoé Lenoir');
  await enter(main(page).getByRole('button', { name: 'Retirer de l’annuaire' }));
  await expect(window.message('Zoé Lenoir n’est plus dans l’annuaire.')).toBeVisible();
  await expect(list(page).getByText('Zoé Lenoir')).toHaveCount(0);
  await enter(window.messages.getByRole('button', { name: 'Annuler' }));
  await expect(list(page).getByText('Zoé Lenoir')).toBeVisible();
  expect((await ask(page, 'people.get', { id })).name).toBe('Zoé Lenoir');
});
