/** Where the pictures of a blog go, in the real window: asked once, inside the post, on a store, by Blogger's own editor. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Post } from '#interview/document.ts';
import { makePhoto } from '../builders/photo.ts';
import { picture } from '../builders/interview-builder.ts';
import { S3_KEYS } from '../builders/s3-server.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../builders/practice-blog/start-blog-process.ts';
import { PUBLIC_BASE, startPictureWeb, STORAGE } from './picture-web.ts';
import type { PictureWeb } from './picture-web.ts';
import { axeFindings } from './axe.ts';
import { expect } from './fixtures.ts';
import { BLOG, consent, test as google, watchBrowser } from './google-fixture.ts';
import { addPicture, addPosts, ask } from './library.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';
import { publicPosts } from './public-posts.ts';
import { SettingsPage } from './pages/SettingsPage.ts';
import type { Stage } from './stage.ts';

const test = google.extend<{ web: PictureWeb }>({
  web: async ({}, use, testInfo) => {
    const web = await startPictureWeb(testInfo.outputPath('web'));
    await use(web);
    await web.close();
  },
  env: async ({ google: blog, web }, use) =>
    use({ ESCALE_GOOGLE_BASE: blog.apiOrigin, ESCALE_TEST_OUTSIDE: web.origin }),
});

const TITLE = gardenInterview.title;

/** A blog connected as an author connects it; its window goes on where the test begins. */
async function connect(page: Page, stage: Stage, blog: PracticeBlogProcess) {
  const browser = await watchBrowser(stage);
  await ask(page, 'accounts.use-client', blog.client);
  const signedIn = ask(page, 'accounts.sign-in', {});
  await consent(browser);
  const { accountId } = await signedIn;
  const added = await ask(page, 'blogs.add', { accountId, remoteId: blog.blogRemoteId });
  await ask(page, 'settings.set', { holdSeconds: 0 });
  return { browser, blogId: added.id };
}

const album = (photos: readonly string[]): Post => ({
  ...gardenInterview,
  body: [
    ...gardenInterview.body.filter(({ type }) => type !== 'image'),
    ...photos.map((sha256, at) => picture(sha256, `Une parcelle, ${at + 1}`)),
  ],
});

async function write(page: Page, count: number, fine: number): Promise<string> {
  const photos: string[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const photo = await makePhoto({ width: 900, height: 650, fine, seed, metadata: true });
    photos.push(await addPicture(page, photo, `Parcelle ${seed}.jpg`));
  }
  const [id = ''] = await addPosts(page, [album(photos)]);
  await new SearchPage(page).goTo(TITLE, TITLE);
  return id;
}

const inserted = async (blog: PracticeBlogProcess) =>
  (await blog.log()).filter(({ method }) => method === 'posts.insert');

test('twelve pictures over the budget: asked where they go, then how small; nothing leaves before', async ({
  page,
  stage,
  google: blog,
}, testInfo) => {
  await connect(page, stage, blog);
  await write(page, 12, 50);
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  const { dialog } = sheet;
  const act = dialog.getByRole('button', { name: `Publier sur ${BLOG}` });
  const question = dialog.getByRole('radiogroup', { name: `Où vont les photos de « ${BLOG} » ?` });
  await expect(question.getByRole('radio', { name: 'Déposer dans Blogger (conseillé)' })).toBeChecked();
  await expect(dialog.getByText('Les originaux restent toujours dans votre bibliothèque.')).toBeVisible();
  await expect(act).toBeDisabled();
  await page.screenshot({ path: testInfo.outputPath('question.png') });
  expect(await axeFindings(page)).toEqual([]);

  // By keys alone: from the advised one round to the last, then its button.
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
  expect(await inserted(blog)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('too-heavy.png') });
  expect(await axeFindings(page)).toEqual([]);

  await smaller.click();
  await expect(
    dialog.getByText(/^Images publiées en (480|320)\spx, à votre demande\s; originaux gardés/),
  ).toBeVisible();
  await expect(act).toBeEnabled();
  expect(await inserted(blog)).toEqual([]);

  // The home page would bear it all: the break is proposed, and put after the lead.
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

test('a store of the organisation: set up in the sheet, tried, used; what it loses comes back in one act', async ({
  page,
  stage,
  google: blog,
  web,
}, testInfo) => {
  await connect(page, stage, blog);
  await write(page, 2, 10);
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
  // Saved all the same; what the try said stays to be read.
  await expect(dialog.getByText('Chez l’hébergeur de votre organisation, originaux gardés')).toBeVisible();
  await expect(dialog.getByText('a refusé (404, NoSuchBucket)')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('store.png') });

  await page.keyboard.press('Escape');
  await new SettingsPage(page).open('Blogs et comptes');
  const settings = page.getByRole('dialog', { name: 'Réglages' });
  await settings.getByRole('button', { name: `Régler ${BLOG}` }).click();
  const of = page.getByRole('dialog', { name: `Réglages de ${BLOG}` });
  await expect(of.getByRole('radio', { name: 'L’hébergeur de votre organisation' })).toBeChecked();
  await of.getByLabel('Nom de l’espace', { exact: true }).fill('photos');
  await of.getByRole('button', { name: 'Essayer' }).click();
  await expect(
    of.getByText('L’image d’essai a été déposée, lue comme par un lecteur, puis retirée.'),
  ).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('settings.png') });
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(of).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();

  // Nothing is to be decided any more: a line, which opens.
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
  await page.screenshot({ path: testInfo.outputPath('online.png') });
  // What announced the sending is still in the page for some seconds, without the button it spoke of.
  expect(await axeFindings(page, ['role-img-alt'])).toEqual([]);
  await online.getByRole('button', { name: `Héberger de nouveau 1\u00a0photo sur « ${BLOG} »` }).click();
  await expect(online.getByText('1\u00a0photo remise à sa place, sans toucher aux billets.')).toBeVisible();
  await expect(online.getByText('ne répond plus')).toBeHidden();
  expect((await fetch(lost)).status).toBe(200);
});

test('by Blogger’s own editor: files dragged from the window, ticked as the draft is read, then published', async ({
  page,
  app,
  stage,
  google: blog,
  web,
  escale,
}, testInfo) => {
  const { browser } = await connect(page, stage, blog);
  await write(page, 4, 10);
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  const { dialog } = sheet;
  await dialog.getByRole('button', { name: 'Choisir', exact: true }).click();
  await dialog.getByRole('button', { name: 'Préparer le dépôt' }).click();
  const part = dialog.getByRole('region', { name: 'Déposer les photos dans Blogger' });
  await expect(part.getByRole('status')).toHaveText('0\u00a0photo sur 4');
  const names = [1, 2, 3, 4].map((number) => `0${number}-parcelle-${number}.jpg`);
  for (const name of names) await expect(part.getByText(name)).toBeVisible();
  await part.scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('handoff.png') });
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 900, height: 600 });
  await part.scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('handoff-900.png') });

  await part.getByRole('button', { name: 'Ouvrir Blogger' }).click();
  await expect
    .poll(async () => (await browser.opened()).at(-1))
    .toMatch(/^https:\/\/www\.blogger\.com\/blog\/post\/edit\/\d+\/\d+$/);
  const draftId = (await browser.opened()).at(-1)?.split('/').at(-1) ?? '';

  // The drag is the system's: what Electron is given are the files, in their order.
  await app.evaluate(({ webContents }) => {
    const dragged: string[][] = [];
    Object.assign(globalThis, { dragged });
    for (const contents of webContents.getAllWebContents())
      contents.startDrag = ({ files = [] }) => void dragged.push([...files]);
  });
  const dragged = () => app.evaluate(() => Reflect.get(globalThis, 'dragged') as string[][]);
  const drag = async (name: string, count: number) => {
    await part.getByRole('listitem').filter({ hasText: name }).dispatchEvent('dragstart');
    await expect.poll(async () => (await dragged()).length).toBe(count);
  };
  await drag(names[1] ?? '', 1);
  await drag('Toutes les photos', 2);
  const [[one = ''] = [], all = []] = await dragged();
  expect(one.endsWith(names[1] ?? '')).toBe(true);
  expect(all.map((path) => path.split('/').at(-1))).toEqual(names);
  expect(all.every((path) => path.startsWith(escale.library))).toBe(true);

  /** Blogger's editor: keeps the file, and shows it small in the draft. */
  const drop = async (files: readonly string[]) => {
    for (const path of files) {
      const name = path.split('/').at(-1) ?? '';
      web.kept.set(name, await sharp(path).jpeg({ quality: 70 }).toBuffer());
    }
    const images = [...web.kept.keys()]
      .map(
        (name) =>
          `<div class="separator"><a href="${STORAGE}/AV/s900/${name}"><img src="${STORAGE}/AV/s320/${name}"></a></div>`,
      )
      .join('');
    await blog.editElsewhere({ act: 'write', id: draftId, input: { content: images } });
  };
  await drop(all.filter((path) => !path.endsWith(names[2] ?? '')));
  // Back from the browser, the window has the focus again.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(part.getByRole('status')).toHaveText('3\u00a0photos sur 4');
  await expect(dialog.getByRole('button', { name: `Publier sur ${BLOG}` })).toBeDisabled();
  await page.screenshot({ path: testInfo.outputPath('three-of-four.png') });

  await drop(all.filter((path) => path.endsWith(names[2] ?? '')));
  await part.getByRole('button', { name: 'Lire le brouillon' }).click();
  await expect(dialog.getByText('Chez Blogger, originaux gardés')).toBeVisible();
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  const [post] = await publicPosts(blog.pagesOrigin);
  expect([...(post?.page ?? '').matchAll(/src="(https:\/\/blogger[^"]+)"/g)].map(([, url]) => url)).toEqual(
    names.map((name) => `${STORAGE}/AV/s1600/${name}`),
  );
});
