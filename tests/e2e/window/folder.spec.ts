/** A folder site: created by keyboard, published to, read from the disk and over HTTP, changed, withdrawn, binned. */
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { picture } from '../../builders/interview-builder.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { writePicture } from '../support/samples/write-picture.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, test as base } from '../support/stage/fixtures.ts';
import { pressEnter } from '../support/keys.ts';
import { addPicture, addPosts, ask } from '../support/samples/library.ts';
import { readPublicPage } from '../support/pages/PublicPage.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { openForReaders } from '../support/pages/ReadersWindow.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';

/** A file server below a path. */
const test = base.extend<{ served: Readonly<{ root: string; url: string }> }>({
  served: async ({}, use, testInfo) => {
    const root = testInfo.outputPath('site');
    const server: Server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
      readFile(join(root, 'public', path.replace(/^\/entretiens/, ''))).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    await use({ root, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/entretiens/` });
    await new Promise((closed) => server.close(closed));
  },
});

const PATH = /href="(\d{4}\/\d{2}\/[a-z0-9-]+\.html)"/;

test('publishes a site in a folder, from an empty folder to the bin', async ({ app, page, served }) => {
  const { root, url } = served;
  await mkdir(root, { recursive: true });
  const drawn = await readFile(await writePicture(test.info().outputPath('port.png')));
  const photo = picture(await addPicture(page, drawn, 'port.png'), 'Le port au matin');
  const [postId = ''] = await addPosts(page, [
    { ...gardenInterview, body: [photo, ...gardenInterview.body] },
  ]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(gardenInterview.title, gardenInterview.title);
  await app.evaluate(({ dialog, shell }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    shell.openExternal = (address) => {
      Object.assign(globalThis, { addressSeen: address });
      return Promise.resolve();
    };
  }, root);
  const shownAddress = () => app.evaluate(() => Reflect.get(globalThis, 'addressSeen') as string | undefined);

  const settings = new SettingsPage(page);
  await settings.open();
  await pressEnter(settings.dialog.getByRole('button', { name: 'Publier dans un dossier…' }));
  const making = page.getByRole('dialog', { name: 'Publier dans un dossier' });
  await pressEnter(making.getByRole('button', { name: 'Choisir un dossier…' }));
  await expect(making.getByText('Dossier choisi')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await making.getByRole('textbox', { name: 'Nom du site' }).fill('Le Labo');
  await making.getByRole('textbox', { name: 'Adresse publique (facultatif)' }).press('Enter');
  await expect(making.getByText(/Le Labo.* est prêt\./)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('made.png') });
  await pressEnter(making.getByRole('button', { name: 'Voir sur cet ordinateur' }));
  await expect.poll(shownAddress).toBe(pathToFileURL(join(root, 'public', 'index.html')).href);
  await pressEnter(making.getByRole('button', { name: 'Terminer' }));
  await expect(settings.blog('Le Labo')).toContainText('Connecté');
  await page.screenshot({ path: test.info().outputPath('settings.png') });
  await settings.close();

  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  await pressEnter(sheet.dialog.getByRole('button', { name: /^Extrait/ }));
  await sheet.dialog.getByRole('textbox', { name: 'Extrait' }).fill('Un an au jardin.');
  await pressEnter(sheet.dialog.getByRole('button', { name: 'Image mise en avant Aucune' }));
  await sheet.dialog.getByRole('radio', { name: 'Aucune' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(sheet.dialog.getByRole('radio', { name: 'Le port au matin' })).toBeChecked();
  await expect(sheet.dialog.getByText('La page est écrite dans le dossier.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('sheet.png') });
  await sheet.press('Publier sur Le Labo');
  await pressEnter(sheet.card.getByRole('button', { name: 'Voir sur cet ordinateur' }));
  const home = await (await fetch(`${url}index.html`)).text();
  const [, path = ''] = PATH.exec(home) ?? [];
  const local = pathToFileURL(join(root, 'public', ...path.split('/'))).href;
  await expect.poll(shownAddress).toBe(local);
  await sheet.card.press('Escape');
  await sheet.says('Dans le dossier, à jour');

  // From the disk, in a separate browser session: complete, with its picture, readable by all.
  const readers = await openForReaders(app, local);
  await expect(readers.getByRole('heading', { level: 1, name: gardenInterview.title })).toBeVisible();
  const image = readers.locator('.text img').first();
  await expect.poll(() => image.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
  expect(await axeFindings(readers)).toEqual([]);
  await readers.screenshot({ path: test.info().outputPath('post.png'), fullPage: true });
  await readers.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(readers)).toEqual([]);
  await readers.close();
  const list = await openForReaders(app, pathToFileURL(join(root, 'public', 'index.html')).href);
  expect(await axeFindings(list)).toEqual([]);
  await expect(list.getByText('Un an au jardin.')).toBeVisible();
  const stands = list.locator('.card img');
  await expect.poll(() => stands.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
  await list.screenshot({ path: test.info().outputPath('home.png'), fullPage: true });
  await list.close();
  // Over HTTP, below a path, turn by turn.
  const { title, turns } = await readPublicPage(`${url}${path}`);
  expect(title).toBe(gardenInterview.title);
  expect(turns).toContainEqual({ question: 'Qui êtes-vous et d’où venez-vous ?' });
  expect(turns).toContainEqual(
    expect.objectContaining({
      name: 'Karim Benali',
      answer: expect.arrayContaining(['Je viens du design de service.']),
    }),
  );

  await page.getByRole('textbox', { name: 'Titre' }).fill('Le jardin, un an après');
  await sheet.open('Mettre à jour…');
  await sheet.send('Mettre à jour sur Le Labo');
  await sheet.says('Dans le dossier, à jour');
  expect((await readPublicPage(`${url}${path}`)).title).toBe('Le jardin, un an après');

  const [blog] = (await ask(page, 'blogs.list', {})).items;
  const takeDown = (act: 'revert' | 'delete') =>
    ask(page, 'publications.take-down', { postId, blogId: blog?.id ?? '', act });
  await takeDown('revert');
  await expect.poll(() => existsSync(join(root, 'public', path))).toBe(false);
  await sheet.open('Publier…');
  await sheet.send('Publier sur Le Labo');
  await sheet.says('Dans le dossier, à jour');
  expect((await readPublicPage(`${url}${path}`)).title).toBe('Le jardin, un an après');
  await takeDown('delete');
  await expect.poll(() => existsSync(join(root, 'public', path))).toBe(false);
  await expect.poll(async () => (await fetch(`${url}index.html`)).text()).not.toContain('Le jardin');
});
