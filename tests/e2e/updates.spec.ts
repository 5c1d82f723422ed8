/** Newer versions, in the real window: against a real update server on this computer, by Chromium's own way out. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { anUpdateServer, breaksOff, type UpdateServer } from '../builders/an-update-server.ts';
import { axeFindings } from './axe.ts';
import { callRaw } from './bridge.ts';
import { expect, test as base } from './fixtures.ts';
import { Escale } from './launch.ts';
import { ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { BackupPage } from './pages/BackupPage.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { UpdatePage } from './pages/UpdatePage.ts';

const NEWER = '9.8.7';
const NOTES = 'Les images se placent plus vite.\nUne personne peut porter deux noms.';
const PAGE = 'https://escale.example/versions/9.8.7';
/** A package as an AppImage is to Escale: one file that runs. It writes down that it did. */
const program = (marker: string): Buffer => Buffer.from(`#!/bin/sh\necho "$# $*" > '${marker}'\n`);

type Around = { server: UpdateServer; image: string; policy: string; asAppImage: boolean };
const test = base.extend<Around>({
  asAppImage: [true, { option: true }],
  server: async ({}, use) => {
    const server = await anUpdateServer();
    await use(server);
    await server.close();
  },
  image: async ({}, use, testInfo) => {
    const image = testInfo.outputPath('Applications/Escale.AppImage');
    mkdirSync(dirname(image), { recursive: true });
    writeFileSync(image, 'the one that runs');
    chmodSync(image, 0o755);
    await use(image);
  },
  policy: async ({}, use, testInfo) => use(testInfo.outputPath('etc/policy.json')),
  env: async ({ server, image, policy, asAppImage }, use, testInfo) =>
    use({
      ESCALE_TEST_UPDATE_FEED: server.feed,
      ESCALE_TEST_UPDATE_KEYS: server.publicKey,
      ESCALE_TEST_POLICY: policy,
      XDG_CACHE_HOME: testInfo.outputPath('cache'),
      ...(asAppImage ? { APPIMAGE: image, APPDIR: process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '' } : {}),
    }),
});

async function begun(page: Page): Promise<void> {
  await new AppPage(page).startWithoutBlog();
}

test('off: nobody is asked anything; the button looks, and says what is there', async ({ page, server }) => {
  server.release({ version: NEWER, notes: NOTES, page: PAGE });
  const updates = new UpdatePage(page);
  await begun(page);
  await updates.open();
  await expect(updates.mode('Ne pas chercher')).toBeChecked();
  await expect(updates.section).toContainText('Version installée : 0.1.0.');
  expect(server.asked).toEqual([]);

  await updates.button('Chercher maintenant').focus();
  await page.keyboard.press('Enter');
  await expect(updates.section).toContainText(`La version ${NEWER} est là.`);
  await expect(updates.section.getByRole('region', { name: 'Ce qui change' })).toContainText('deux noms');
  await expect(updates.section).toContainText('à télécharger.');
  expect(server.asked.map(({ path }) => path)).toEqual(['/feed/latest-linux.yml', '/feed/latest-linux.yml.sig']);
  // Nothing says who asks.
  for (const { headers } of server.asked) {
    expect(headers['user-agent']).toBe('Escale');
    expect(Object.keys(headers).filter((name) => /^(?:cookie|referer|x-|sec-ch-|from|via)/.test(name))).toEqual([]);
  }

  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page)).toEqual([]);
  }
});

test('to be told: found as Escale opens, in the status line, which leads there', async ({ page, escale, server }) => {
  const updates = new UpdatePage(page);
  await begun(page);
  await updates.open();
  server.release({ version: '0.1.0' });
  await updates.choose('Me prévenir');
  await expect(updates.section).toContainText('Escale est à jour.');
  await updates.settings.close();
  await expect(new AppPage(page).status).not.toContainText('Version');

  server.release({ version: NEWER, page: PAGE });
  await escale.quit();
  await escale.start();
  const line = new AppPage(escale.page).status.getByRole('button', {
    name: `Version ${NEWER} disponible. Ouvrir les mises à jour`,
  });
  await expect(line).toBeVisible();
  await line.press('Enter');
  const again = new UpdatePage(escale.page);
  await expect(again.mode('Me prévenir')).toBeChecked();
  expect(server.asked.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
  await escale.app.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      Object.assign(globalThis, { addressSeen: url });
      return Promise.resolve();
    };
  });
  await again.button('Ouvrir la page de cette version').click();
  await expect
    .poll(() => escale.app.evaluate(() => (globalThis as { addressSeen?: string }).addressSeen))
    .toBe(PAGE);
});

test('to be installed: in its place once Escale has closed, and every word was saved before', async ({
  escale,
  server,
  image,
}, testInfo) => {
  const marker = testInfo.outputPath('started');
  const content = program(marker);
  server.release({ version: NEWER, content });
  const { page } = escale;
  const updates = new UpdatePage(page);
  await begun(page);
  await updates.open();
  await updates.choose('Télécharger, et installer à la fermeture');
  await expect(updates.section).toContainText(`La version ${NEWER} est téléchargée et vérifiée.`);
  expect(readFileSync(image, 'utf8')).toBe('the one that runs');
  await updates.settings.close();
  await expect(new AppPage(page).status).toContainText(`Version ${NEWER} prête`);
  const editor = new EditorPage(page);
  await editor.title.fill('Écrit juste avant de fermer');
  await escale.quit();
  expect(readFileSync(image).equals(content)).toBe(true);
  // Nobody asked for it to start.
  expect(existsSync(marker)).toBe(false);

  await escale.start();
  await expect(new EditorPage(escale.page).title).toHaveValue('Écrit juste avant de fermer');
});

test('« Redémarrer et installer »: the text is saved, the new one takes its place and starts', async ({
  display,
  env,
  server,
  image,
}, testInfo) => {
  const marker = testInfo.outputPath('started');
  server.release({ version: NEWER, content: program(marker) });
  const escale = new Escale({ display, language: 'fr', env, folder: testInfo.outputPath('restarted') });
  await escale.start();
  const updates = new UpdatePage(escale.page);
  await begun(escale.page);
  await new EditorPage(escale.page).title.fill('Écrit avant de redémarrer');
  await updates.open();
  await updates.look();
  await updates.button('Télécharger, et installer à la fermeture').click();
  const gone = escale.app.waitForEvent('close');
  await updates.button('Redémarrer et installer').click();
  await gone;
  await expect.poll(() => existsSync(marker) && readFileSync(marker, 'utf8')).toBe('0 \n');
  expect(readFileSync(image, 'utf8')).toContain('#!/bin/sh');
  await expect.poll(() => escale.processes()).toEqual([]);
  const library = new Database(join(escale.library, 'library.sqlite'), { readonly: true });
  expect(library.prepare('SELECT title FROM posts').pluck().all()).toEqual(['Écrit avant de redémarrer']);
  library.close();
});

test('what goes wrong is said, and nothing is installed', async ({ page, server }) => {
  const updates = new UpdatePage(page);
  await begun(page);
  await updates.open();
  const says = async (sentence: string): Promise<void> => {
    await updates.look();
    await expect(updates.section).toContainText(sentence);
  };
  await says('n’a pas donné ce qui était demandé');
  server.release({ version: '0.0.9' });
  await says('plus ancienne que celle-ci');
  server.release({ version: NEWER });
  rmSync(join(server.folder, 'latest-linux.yml.sig'));
  await says('La réponse n’a pas pu être vérifiée');
  server.answerWith((response) => {
    response.writeHead(302, { location: 'http://192.0.2.1/latest-linux.yml' }).end();
    return true;
  });
  await says('n’a pas donné ce qui était demandé');
  server.answerWith((response) => {
    response.destroy();
    return true;
  });
  await says('ne répond pas, ou le réseau manque');

  server.release({ version: NEWER, content: Buffer.from('0123456789'.repeat(50_000)) });
  server.answerWith(breaksOff);
  await says(`La version ${NEWER} est là.`);
  await updates.button('Télécharger, et installer à la fermeture').click();
  await expect(updates.section).toContainText('Le téléchargement s’est interrompu.');
  server.answerWith(undefined);
  await updates.button('Reprendre le téléchargement').click();
  await expect(updates.section).toContainText('est téléchargée et vérifiée');
  expect(server.asked.at(-1)?.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
});

test('a proxy that wants a password has it, and the look goes on', async ({ display, env, server }, testInfo) => {
  server.release({ version: NEWER });
  const proxy = createServer((asked, answer) => {
    if (asked.headers['proxy-authorization'] !== `Basic ${Buffer.from('marie:sésame').toString('base64')}`) {
      answer.writeHead(407, { 'proxy-authenticate': 'Basic realm="Mairie"' }).end();
      return;
    }
    asked.pipe(
      request(asked.url ?? '', { headers: asked.headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(answer);
      }),
    );
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const { port } = proxy.address() as AddressInfo;
  const escale = new Escale({
    display,
    language: 'fr',
    env,
    folder: testInfo.outputPath('proxied'),
    switches: [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
  });
  await escale.start();
  const updates = new UpdatePage(escale.page);
  await begun(escale.page);
  await updates.open();
  await updates.look();
  await escale.page.getByRole('textbox', { name: 'Nom d’utilisateur' }).fill('marie');
  await escale.page.getByRole('textbox', { name: 'Mot de passe' }).fill('sésame');
  await escale.page.keyboard.press('Enter');
  await expect(updates.section).toContainText(`La version ${NEWER} est là.`);
  await escale.end();
  proxy.closeAllConnections();
  proxy.close();
});

test('the IT service says no: nothing is asked, nothing can be chosen', async ({ unstarted, policy, server }) => {
  server.release({ version: NEWER });
  mkdirSync(dirname(policy), { mode: 0o755 });
  writeFileSync(policy, '{"updates":"off"}', { mode: 0o644 });
  await unstarted.start();
  const updates = new UpdatePage(unstarted.page);
  await begun(unstarted.page);
  await updates.open();
  await expect(updates.section).toContainText('Fixé par votre service informatique');
  for (const mode of ['Ne pas chercher', 'Me prévenir', 'Télécharger, et installer à la fermeture'])
    await expect(updates.mode(mode)).toBeDisabled();
  await expect(updates.button('Chercher maintenant')).toHaveCount(0);
  await callRaw(unstarted.page, 'updates.check', {});
  await callRaw(unstarted.page, 'updates.choose', { mode: 'install' });
  await expect(updates.mode('Ne pas chercher')).toBeChecked();
  expect(await axeFindings(unstarted.page)).toEqual([]);
  expect(server.asked).toEqual([]);
});

test('a policy file with a mistake: told in the settings, in the log and in the diagnostic file', async ({
  unstarted,
  policy,
  server,
}) => {
  server.release({ version: NEWER });
  mkdirSync(dirname(policy), { mode: 0o755 });
  writeFileSync(policy, '{"update":"install"}', { mode: 0o644 });
  await unstarted.start();
  const { page } = unstarted;
  const updates = new UpdatePage(page);
  await begun(page);
  await updates.open();
  await expect(updates.section).toContainText('ne peut pas être lu tel quel');
  await expect(updates.mode('Me prévenir')).toBeDisabled();
  await updates.settings.close();
  expect(unstarted.log()).toContain('the policy file is refused and no update is looked for state="unreadable"');
  await unstarted.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('diagnostic-file')?.click());
  await expect(page.getByRole('dialog', { name: 'Fichier de diagnostic' })).toContainText(
    'updates: install, off, set by the IT service, policy unreadable',
  );
  expect(server.asked).toEqual([]);
});

base('a build without a feed says that it does not update itself', async ({ page }) => {
  const updates = new UpdatePage(page);
  await begun(page);
  await updates.open();
  await expect(updates.section).toContainText('ne se met pas à jour d’elle-même');
  await expect(updates.section.getByRole('button')).toHaveCount(0);
});

test.describe('installed by the system', () => {
  test.use({ asAppImage: false });
  test('a version is told, and whoever installs Escale installs it', async ({ page, server }) => {
    server.release({ version: NEWER, page: PAGE });
    const updates = new UpdatePage(page);
    await begun(page);
    await updates.open();
    await expect(updates.section.getByRole('radio')).toHaveCount(2);
    await updates.look();
    await expect(updates.section).toContainText('Votre service informatique, ou l’outil qui a installé Escale');
    await expect(updates.button('Ouvrir la page de cette version')).toBeVisible();
    await expect(updates.button('Télécharger')).toHaveCount(0);
  });
});

test.describe('before a new version opens a library', () => {
  // The window is looked at before its library is open: nothing is asked of it first.
  test.use({ typography: true });
  test('it is copied, the window says so meanwhile, and the copy is there', async ({ unstarted: escale }) => {
    await escale.start();
    await begun(escale.page);
    await new EditorPage(escale.page).title.fill('D’une version à l’autre');
    await new AppPage(escale.page).saved();
    await escale.quit();
    const db = new Database(join(escale.library, 'library.sqlite'));
    expect(db.prepare("UPDATE settings SET value = '\"0.0.9\"' WHERE key = 'opened-by'").run().changes).toBe(1);
    // As large as a library of many years: copying it takes its time.
    const fill = db.prepare("INSERT INTO settings (key, value) VALUES ('of-a-test.' || ?, ?)");
    for (let part = 0; part < 150; part += 1) fill.run(part, JSON.stringify('x'.repeat(1_000_000)));
    db.close();

    await escale.start();
    const { page } = escale;
    await expect(page.getByRole('heading', { name: 'Escale prépare votre bibliothèque' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await expect(new EditorPage(page).title).toHaveValue('D’une version à l’autre');
    const backups = new BackupPage(page, escale.app);
    await backups.open();
    await expect(backups.copies.first()).toContainText('Avant la version 0.1.0');
    await expect(backups.copies.first()).toContainText('vérifiée, 1 billet');
  });
});
