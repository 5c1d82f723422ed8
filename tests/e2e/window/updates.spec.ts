/** Updates in the real window: with a real local update server, through Chromium’s network. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { breakOff, packageName, type UpdateServer } from '../../builders/update-server.ts';
import { axeFindings } from '../support/axe.ts';
import { expect } from '../support/stage/fixtures.ts';
import { Escale } from '../support/stage/launch.ts';
import { ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { UpdatePage } from '../support/pages/UpdatePage.ts';
import { leaveWelcome, NEWER, PAGE, test, VERSION } from '../support/outside/update-fixture.ts';

function expectAnonymousRequests({ requests }: UpdateServer): void {
  for (const { headers } of requests) {
    expect(headers['user-agent']).toBe('Escale');
    expect(
      Object.keys(headers).filter((name) => /^(?:cookie|referer|x-|sec-ch-|from|via)/.test(name)),
    ).toEqual([]);
  }
}

const NOTES = 'Les images se placent plus vite.\nUne personne peut porter deux noms.';
/** A package as Escale sees an AppImage: one executable file, which records that it ran. */
const program = (marker: string): Buffer => Buffer.from(`#!/bin/sh\necho "$# $*" > '${marker}'\n`);

test('off: sends no request by itself; the button checks and shows the result', async ({
  page,
  server,
  escale,
}) => {
  server.release({ version: NEWER, notes: NOTES, page: PAGE });
  const updates = new UpdatePage(page);
  await leaveWelcome(page);
  await updates.open();
  await expect(updates.mode('Ne pas chercher')).toBeChecked();
  await expect(updates.section).toContainText(`Version installée : ${VERSION}.`);
  expect(server.requests).toEqual([]);
  expect(escale.contacted()).toEqual([]);

  await updates.button('Chercher maintenant').focus();
  await page.keyboard.press('Enter');
  await expect(updates.section).toContainText(`La version ${NEWER} est disponible.`);
  await expect(updates.section.getByRole('region', { name: 'Ce qui change' })).toContainText('deux noms');
  await expect(updates.section).toContainText('à télécharger.');
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/feed/latest-linux.json',
    '/feed/latest-linux.json.sig',
  ]);
  // The log names the contacted host once.
  expect(escale.contacted()).toEqual([new URL(server.feed).origin]);
  expectAnonymousRequests(server);

  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page)).toEqual([]);
  }
});

test('notify: finds an update at startup and shows it in the status line, which leads to it', async ({
  page,
  escale,
  server,
}) => {
  const updates = new UpdatePage(page);
  await leaveWelcome(page);
  await updates.open();
  server.release({ version: VERSION });
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
  expect(server.requests.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
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

test('install: installs the update after Escale has closed and saved every word', async ({
  escale,
  server,
  image,
}, testInfo) => {
  const marker = testInfo.outputPath('started');
  const content = program(marker);
  server.release({ version: NEWER, content });
  const { page } = escale;
  const updates = new UpdatePage(page);
  await leaveWelcome(page);
  await updates.open();
  await updates.choose('Télécharger, et installer à la fermeture');
  await expect(updates.section).toContainText(`La version ${NEWER} est téléchargée et vérifiée.`);
  expect(readFileSync(image, 'utf8')).toBe('the one that runs');
  expect(server.requests.at(-1)?.path).toMatch(/\.AppImage$/);
  expectAnonymousRequests(server);
  // electron-updater still creates an identifier.
  const identifier = readFileSync(join(escale.profile, '.updaterId'), 'utf8');
  expect(JSON.stringify(server.requests)).not.toContain(identifier);
  await updates.settings.close();
  await expect(new AppPage(page).status).toContainText(`Version ${NEWER} prête`);
  const editor = new EditorPage(page);
  await editor.title.fill('Écrit juste avant de fermer');
  await escale.quit();
  expect(readFileSync(image).equals(content)).toBe(true);
  // It was not asked to start.
  expect(existsSync(marker)).toBe(false);

  await escale.start();
  await expect(new EditorPage(escale.page).title).toHaveValue('Écrit juste avant de fermer');
});

test('« Redémarrer et installer » saves the text, replaces the app and starts it', async ({
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
  await leaveWelcome(escale.page);
  await new EditorPage(escale.page).title.fill('Écrit avant de redémarrer');
  await updates.open();
  await updates.look();
  await updates.button('Télécharger, et installer à la fermeture').click();
  const closed = escale.app.waitForEvent('close');
  await updates.button('Redémarrer et installer').click();
  await closed;
  await expect.poll(() => existsSync(marker) && readFileSync(marker, 'utf8')).toBe('0 \n');
  expect(readFileSync(image, 'utf8')).toContain('#!/bin/sh');
  await expect.poll(() => escale.processes()).toEqual([]);
  const library = new Database(join(escale.library, 'library.sqlite'), { readonly: true });
  expect(library.prepare('SELECT title FROM posts').pluck().all()).toEqual(['Écrit avant de redémarrer']);
  library.close();
});

test('reports a failed update and installs nothing', async ({ page, server }) => {
  const updates = new UpdatePage(page);
  await leaveWelcome(page);
  await updates.open();
  const says = async (sentence: string): Promise<void> => {
    await updates.look();
    await expect(updates.section).toContainText(sentence);
  };
  await says('n’a pas répondu correctement');
  server.release({ version: '0.0.9' });
  await says('plus ancienne que celle-ci');
  server.release({ version: NEWER });
  rmSync(join(server.folder, 'latest-linux.json.sig'));
  await says('La réponse n’a pas pu être vérifiée');
  server.answerWith((response) => {
    response.writeHead(302, { location: 'http://192.0.2.1/latest-linux.json' }).end();
    return true;
  });
  await says('n’a pas répondu correctement');
  server.answerWith((response) => {
    response.destroy();
    return true;
  });
  await says('ne répond pas, ou il n’y a pas de réseau');

  server.release({ version: NEWER, content: Buffer.from('0123456789'.repeat(50_000)) });
  server.answerWith(breakOff);
  await says(`La version ${NEWER} est disponible.`);
  await updates.button('Télécharger, et installer à la fermeture').click();
  await expect(updates.section).toContainText('Le téléchargement s’est interrompu.');
  server.answerWith(undefined);
  await updates.button('Télécharger de nouveau').click();
  await expect(updates.section).toContainText('est téléchargée et vérifiée');
});

test('discards a package that differs from the announced one, and downloads none when updates are off', async ({
  page,
  server,
  image,
  escale,
}) => {
  const file = join(server.folder, packageName(NEWER));
  const updates = new UpdatePage(page);
  await leaveWelcome(page);
  await updates.open();
  const comesTo = async (sentence: string): Promise<void> => {
    await updates.look();
    await expect(updates.section).toContainText(`La version ${NEWER} est disponible.`);
    await updates.button('Télécharger, et installer à la fermeture').click();
    await expect(updates.section).toContainText(sentence);
  };
  const packagesAnswered = (answer: (response: ServerResponse, path: string) => void): void =>
    server.answerWith((response, _file, { path }) => {
      if (path.endsWith('.json') || path.endsWith('.sig')) return false;
      answer(response, path);
      return true;
    });
  const NOT_GIVEN = 'n’a pas répondu correctement';

  // The system is too old for it.
  server.release({ version: NEWER, minimum: '999.0.0' });
  await comesTo('n’a pas pu être préparée');
  expect(server.requests.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);

  const content = server.release({ version: NEWER });
  // Same length, other bytes.
  writeFileSync(file, Buffer.alloc(content.length, 'x'));
  await comesTo('n’est pas celui qui était annoncé');
  rmSync(file);
  await comesTo(NOT_GIVEN);

  // Longer than announced, and endless: not read.
  packagesAnswered((response) => {
    response.writeHead(200, { 'content-length': 10 * content.length }).write(content);
  });
  await comesTo(NOT_GIVEN);
  let sent = 0;
  packagesAnswered((response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(100_000))) sent += 100_000;
    };
    response.on('drain', more);
    more();
  });
  await comesTo(NOT_GIVEN);
  expect(sent).toBeLessThan(20_000_000);

  // Redirects elsewhere: over http to another computer, and in a circle.
  packagesAnswered((response) => response.writeHead(302, { location: 'http://192.0.2.1/a.AppImage' }).end());
  await comesTo(NOT_GIVEN);
  const before = server.requests.length;
  packagesAnswered((response, path) => response.writeHead(302, { location: path }).end());
  await comesTo(NOT_GIVEN);
  expect(server.requests.length - before).toBeLessThan(12);
  packagesAnswered((response) => response.destroy());
  await comesTo('ne répond pas, ou il n’y a pas de réseau');
  expect(new Set(escale.contacted())).toEqual(new Set([new URL(server.feed).origin]));

  // Within the feed: followed, and verified by its checksum.
  packagesAnswered((response, path) => {
    if (path.startsWith('/feed/')) response.writeHead(302, { location: '/moved/a.AppImage' }).end();
    else response.writeHead(200, { 'content-length': content.length }).end(content);
  });
  await comesTo('est téléchargée et vérifiée');

  // Nothing is installed once updates are off, and the download is kept for the next time.
  await updates.choose('Me prévenir');
  await updates.choose('Ne pas chercher');
  await expect(updates.section).not.toContainText('est téléchargée et vérifiée');
  await escale.quit();
  expect(readFileSync(image, 'utf8')).toBe('the one that runs');
  packagesAnswered((response) => response.destroy());
  await escale.start();
  const again = new UpdatePage(escale.page);
  // Before the window exists, a key is lost.
  await expect(escale.page.getByRole('main')).toBeVisible();
  await again.open();
  await again.look();
  await again.button('Télécharger, et installer à la fermeture').click();
  await expect(again.section).toContainText('est téléchargée et vérifiée');
});

test('a package changed on disk after its download leaves the running version in place', async ({
  escale,
  server,
  image,
}, testInfo) => {
  server.release({ version: NEWER });
  const updates = new UpdatePage(escale.page);
  await leaveWelcome(escale.page);
  await updates.open();
  await updates.choose('Télécharger, et installer à la fermeture');
  await expect(updates.section).toContainText(`La version ${NEWER} est téléchargée et vérifiée.`);
  writeFileSync(testInfo.outputPath('cache/escale-updater/pending', packageName(NEWER)), 'something else');
  await escale.quit();
  expect(readFileSync(image, 'utf8')).toBe('the one that runs');
  expect(existsSync(`${image}.new`)).toBe(false);
  expect(escale.log()).toContain('the new version was not put in place');
});
