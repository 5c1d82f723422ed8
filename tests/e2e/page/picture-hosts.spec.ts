/** The picture host of a blog: chosen once, embedded, or a store of the organisation. */
import sharp from 'sharp';
import { S3_KEYS } from '../../builders/s3-server.ts';
import type { PracticeBlogProcess } from '../../builders/practice-blog/start-blog-process.ts';
import { PUBLIC_BASE } from '../support/outside/picture-web.ts';
import { axeFindings } from '../support/axe.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG } from '../support/outside/google-fixture.ts';
import { openAlbum, test } from '../support/samples/picture-fixture.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { publicPosts } from '../support/outside/public-posts.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';

const insertRequests = async (blog: PracticeBlogProcess) =>
  (await blog.log()).filter(({ method }) => method === 'posts.insert');

test('asks where twelve pictures over the budget go, then at which size, before anything is sent', async ({
  page,
  stage,
  google: blog,
}) => {
  await openAlbum(stage, blog, { photos: 12, fine: 50 });
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  const { dialog } = sheet;
  const act = dialog.getByRole('button', { name: `Publier sur ${BLOG}` });
  const question = dialog.getByRole('radiogroup', { name: `Où vont les photos de « ${BLOG} » ?` });
  await expect(question.getByRole('radio', { name: 'Déposer dans Blogger (conseillé)' })).toBeChecked();
  await expect(dialog.getByText('Les originaux restent ici.')).toBeVisible();
  await expect(act).toBeDisabled();
  await takeScreenshot(page, 'pictures-question');
  expect(await axeFindings(page)).toEqual([]);

  // By keyboard: from the recommended option around to the last, then the button.
  await question.getByRole('radio', { name: 'Déposer dans Blogger (conseillé)' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(question.getByRole('radio', { name: 'Dans le billet' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();

  const smaller = dialog.getByRole('button', { name: /^Publier en (480|320) px$/ });
  await expect(smaller).toBeVisible();
  await expect(
    dialog.getByText(/^Même en 640 px, le billet pèserait \d+\s?Ko|^Même en 640 px/),
  ).toBeVisible();
  await expect(act).toBeDisabled();
  expect(await insertRequests(blog)).toEqual([]);
  await takeScreenshot(page, 'pictures-too-heavy');
  expect(await axeFindings(page)).toEqual([]);

  await smaller.click();
  await expect(
    dialog.getByText(/^Images publiées en (480|320)\spx, à votre demande\s; originaux gardés/),
  ).toBeVisible();
  await expect(act).toBeEnabled();
  expect(await insertRequests(blog)).toEqual([]);

  // The home page would become too heavy: a jump break is proposed, and inserted after the lead.
  await dialog.getByRole('button', { name: 'Ajouter « Lire la suite »' }).click();
  await expect(dialog.getByRole('button', { name: 'Ajouter « Lire la suite »' })).toBeHidden();
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  const [post] = await publicPosts(blog.pagesOrigin);
  const pictures = [...(post?.page ?? '').matchAll(/src="data:image\/jpeg;base64,([^"]+)"/g)];
  expect(pictures).toHaveLength(12);
  for (const [, data = ''] of pictures) {
    const bytes = Buffer.from(data, 'base64');
    expect(bytes.includes('Secret')).toBe(false);
    expect([480, 320]).toContain((await sharp(bytes).metadata()).width);
  }
});

test('sets up, tests and uses a picture store of the organisation, and uploads its lost pictures again in one act', async ({
  page,
  stage,
  google: blog,
  web,
}) => {
  await openAlbum(stage, blog, { photos: 2, fine: 10 });
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  const { dialog } = sheet;
  await dialog.getByText('L’hébergeur de votre organisation').click();
  await dialog.getByRole('button', { name: 'Choisir', exact: true }).click();
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await field('Adresse du service').fill(web.store.origin);
  await field('Nom de l’espace').fill('vide');
  await field('Région').fill('us-east-1');
  await field('Dossier (facultatif)').fill('lab');
  await field('Adresse publique de l’espace').fill(PUBLIC_BASE);
  await field('Identifiant de la clé').fill(S3_KEYS.accessKeyId);
  await field('Clé secrète').fill(S3_KEYS.secretAccessKey);
  await dialog.getByRole('button', { name: 'Essayer' }).click();
  // It is saved all the same, and the result of the test stays visible.
  await expect(dialog.getByText('Chez l’hébergeur de votre organisation, originaux gardés')).toBeVisible();
  await expect(dialog.getByText('a refusé (404, NoSuchBucket)')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await takeScreenshot(page, 'pictures-store');

  await page.keyboard.press('Escape');
  await new SettingsPage(page).open('Blogs et comptes');
  const settings = page.getByRole('dialog', { name: 'Réglages' });
  await settings.getByRole('button', { name: `Régler ${BLOG}` }).click();
  const of = page.getByRole('dialog', { name: `Réglages de «\u00a0${BLOG}\u00a0»` });
  await expect(of.getByRole('radio', { name: 'L’hébergeur de votre organisation' })).toBeChecked();
  await of.getByLabel('Nom de l’espace', { exact: true }).fill('photos');
  await of.getByRole('button', { name: 'Essayer' }).click();
  await expect(
    of.getByText('L’image d’essai a été déposée, lue comme par un lecteur, puis retirée.'),
  ).toBeVisible();
  await takeScreenshot(page, 'pictures-settings');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(of).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();

  // With no decision left, it is a line that can be opened.
  await sheet.open('Publier…');
  await dialog.getByRole('button', { name: /^Photos/ }).click();
  await expect(dialog.getByText('Chez l’hébergeur de votre organisation, originaux gardés')).toBeVisible();
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  const [post] = await publicPosts(blog.pagesOrigin);
  const addresses = [...(post?.page ?? '').matchAll(/src="(https:\/\/photos[^"]+)"/g)].map(
    ([, url = '']) => url,
  );
  expect(addresses).toHaveLength(2);
  for (const address of addresses)
    expect(address).toMatch(/^https:\/\/photos\.montriviere\.example\/lab\/[0-9a-f]{64}\.jpg$/);

  const lost = addresses[0]?.replace(PUBLIC_BASE, `${web.store.origin}/photos`) ?? '';
  await fetch(lost, { method: 'DELETE' });
  await stage.command('pictures-online');
  const online = page.getByRole('dialog', { name: 'Photos des billets en ligne' });
  await online.getByRole('button', { name: 'Vérifier' }).click();
  await expect(online.getByText('1\u00a0photo ne répond plus.')).toBeVisible();
  await expect(online.getByText(addresses[0] ?? '')).toBeVisible();
  await takeScreenshot(page, 'pictures-online');
  // The notice of the send stays in the page for some seconds, without its button.
  expect(await axeFindings(page, ['role-img-alt'])).toEqual([]);
  await online.getByRole('button', { name: `Héberger de nouveau 1\u00a0photo sur « ${BLOG} »` }).click();
  await expect(online.getByText('1\u00a0photo remise à sa place, sans toucher aux billets.')).toBeVisible();
  await expect(online.getByText('ne répond plus')).toBeHidden();
  expect((await fetch(lost)).status).toBe(200);
});
