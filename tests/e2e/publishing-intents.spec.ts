/** What an author asks of a blog besides « now »: a draft there, an hour, an address, and taking it back. */
import type { Page } from '@playwright/test';
import { gardenInterview } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { connected } from './connected-blog.ts';
import { expect } from './fixtures.ts';
import { BLOG, test } from './google-fixture.ts';
import { ask } from './library.ts';
import type { PublishSheet } from './pages/PublishSheet.ts';
import { ownersCounts, publicPosts } from './public-posts.ts';

test.use({ zone: 'Europe/Paris' });

/** Types a day and an hour into the segments, as their order is in French. */
async function typeHour(sheet: PublishSheet, page: Page, digits: string): Promise<void> {
  await sheet.dialog.getByRole('spinbutton').first().click();
  await page.keyboard.type(digits);
}

const chooses = (sheet: PublishSheet, way: string | RegExp): Promise<void> =>
  sheet.dialog.getByText(way).click();

test('scheduled in the night when clocks change: the hour that is meant is said, and Blogger has it', async ({
  escale,
  page,
  google,
}) => {
  const sheet = await connected(escale.stage, google);
  await sheet.open('Publier…');
  await chooses(sheet, 'Autre date…');
  await typeHour(sheet, page, '280320370230');
  await expect(sheet.dialog.getByRole('status')).toContainText('Ici : samedi 28\u00a0mars 2037');
  await typeHour(sheet, page, '290320370230');
  const status = sheet.dialog.getByRole('status');
  await expect(status).toContainText('Cette heure n’existe pas (passage à l’heure d’été)');
  await expect(status).toContainText('ce sera dimanche 29\u00a0mars 2037 à 3\u00a0h\u00a030');
  expect(await axeFindings(page)).toEqual([]);
  await sheet.send(`Programmer sur ${BLOG}`);
  await sheet.says('Programmé le 29\u00a0mars 2037 à 3\u00a0h\u00a030');
  expect(await publicPosts(google.pagesOrigin)).toEqual([]);
  const { items } = await ask(page, 'publications.of-post', { postId: (await firstPost(page)) ?? '' });
  expect(items.map(({ state, publishedAt }) => [state, publishedAt])).toEqual([
    ['scheduled', Date.parse('2037-03-29T01:30:00Z')],
  ]);

  // A past hour cannot be chosen; the date may be kept while the text changes.
  await sheet.open('Mettre à jour…');
  await expect(sheet.dialog.getByRole('radio', { name: /^Garder la date/ })).toBeChecked();
  await chooses(sheet, 'Autre date…');
  await typeHour(sheet, page, '010120200900');
  await expect(sheet.dialog.getByText('Cette heure est passée.')).toBeVisible();
  await expect(sheet.dialog.getByRole('button', { name: `Programmer sur ${BLOG}` })).toBeDisabled();
  await chooses(sheet, 'Maintenant');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  expect((await publicPosts(google.pagesOrigin)).map(({ title }) => title)).toEqual([gardenInterview.title]);
});

test('left as a draft there, then published under a chosen address, then taken back and put in Blogger’s bin', async ({
  escale,
  page,
  google,
}) => {
  const sheet = await connected(escale.stage, google);
  await sheet.open('Publier…');
  await chooses(sheet, 'Plus tard : déposer en brouillon sur le blog');
  await expect(sheet.dialog).toContainText('Les lecteurs du blog ne l’y voient pas.');
  await sheet.send(`Déposer en brouillon sur ${BLOG}`);
  await sheet.says('En brouillon sur le blog');
  expect(await ownersCounts(google)).toEqual({ live: 0, drafts: 1 });

  await sheet.open('Publier…');
  await sheet.dialog.getByRole('button', { name: /^Adresse/ }).click();
  await sheet.dialog.getByRole('textbox', { name: 'Mots de l’adresse' }).fill('jardin partagé');
  await expect(sheet.dialog).toContainText('/jardin-partage.html');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  const posts = await publicPosts(google.pagesOrigin);
  expect(posts.map(({ title, url }) => [title, new URL(url).pathname.split('/').at(-1)])).toEqual([
    [gardenInterview.title, 'jardin-partage.html'],
  ]);

  const takeDown = page.getByRole('dialog', { name: 'Retirer du blog' });
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Retirer du blog…' }).click();
  await expect(takeDown.getByRole('radio', { name: /^Remettre en brouillon/ })).toBeChecked();
  await takeDown.getByRole('button', { name: 'Remettre en brouillon' }).click();
  await sheet.says('Retiré du blog');
  expect(await publicPosts(google.pagesOrigin)).toEqual([]);
  expect(await ownersCounts(google)).toEqual({ live: 0, drafts: 1 });

  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  expect((await publicPosts(google.pagesOrigin)).map(({ url }) => url)).toEqual([posts[0]?.url]);

  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Retirer du blog…' }).click();
  await takeDown.getByText('Mettre à la corbeille du blog').first().click();
  await takeDown.getByRole('button', { name: 'Mettre à la corbeille du blog' }).click();
  await sheet.says('Retiré du blog');
  expect(await ownersCounts(google)).toEqual({ live: 0, drafts: 0 });
  await expect(page.getByText('De prêter une clef.')).toBeVisible();
});

test('closing with a send that waits says so; what waits leaves at the next start', async ({
  escale,
  page,
  google,
}) => {
  const sheet = await connected(escale.stage, google);
  await google.tell({ do: 'fault', fault: { method: '*', line: 'drop-before', times: 1_000 } });
  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En attente du réseau');
  await page.getByRole('button', { name: /^Envois/ }).click();
  const sends = page.getByRole('main', { name: 'Envois' });
  await expect(sends.getByText('Première publication')).toBeVisible();
  await sends.getByRole('button', { name: 'Détails' }).click();
  await expect(sends.getByText('Pas de réseau : en attente')).toBeVisible();
  await escale.app.evaluate(({ dialog, app }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((_: unknown, options: { message: string }) => {
      asked.push(options.message);
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    app.quit();
  });
  await expect
    .poll(() => escale.app.evaluate(() => Reflect.get(globalThis, 'asked') as string[]))
    .toEqual(['1\u00a0envoi n’est pas parti']);
  await expect(sends.getByText('Première publication')).toBeVisible();
});

const firstPost = async (page: Page): Promise<string | undefined> =>
  (await ask(page, 'posts.list', { list: 'scheduled', limit: 1 })).items[0]?.id;
