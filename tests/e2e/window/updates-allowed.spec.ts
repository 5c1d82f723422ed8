/** Permission and path for update checks: a proxy, an IT service’s policy file, a system package. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { axeFindings } from '../support/axe.ts';
import { callRaw } from '../support/bridge.ts';
import { expect, test as base } from '../support/stage/fixtures.ts';
import { Escale } from '../support/stage/launch.ts';
import { UpdatePage } from '../support/pages/UpdatePage.ts';
import { leaveWelcome, NEWER, PAGE, test } from '../support/outside/update-fixture.ts';

test('sends the password to a proxy that asks for it, and continues the check and the download', async ({
  display,
  env,
  server,
}, testInfo) => {
  server.release({ version: NEWER });
  const proxy = createServer((incoming, answer) => {
    if (
      incoming.headers['proxy-authorization'] !== `Basic ${Buffer.from('marie:sésame').toString('base64')}`
    ) {
      answer.writeHead(407, { 'proxy-authenticate': 'Basic realm="Mairie"' }).end();
      return;
    }
    incoming.pipe(
      request(incoming.url ?? '', { headers: incoming.headers }, (reply) => {
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
  await leaveWelcome(escale.page);
  await updates.open();
  await updates.look();
  await escale.page.getByRole('textbox', { name: 'Nom d’utilisateur' }).fill('marie');
  await escale.page.getByRole('textbox', { name: 'Mot de passe' }).fill('sésame');
  await escale.page.keyboard.press('Enter');
  await expect(updates.section).toContainText(`La version ${NEWER} est disponible.`);
  // Requested by another session: the same answer, without asking the author again.
  await updates.button('Télécharger, et installer à la fermeture').click();
  await expect(updates.section).toContainText(`La version ${NEWER} est téléchargée et vérifiée.`);
  await escale.end();
  proxy.closeAllConnections();
  proxy.close();
});

test('a policy that forbids updates: sends no request and disables the choice', async ({
  unstarted,
  policy,
  server,
}) => {
  server.release({ version: NEWER });
  mkdirSync(dirname(policy), { mode: 0o755 });
  writeFileSync(policy, '{"updates":"off"}', { mode: 0o644 });
  await unstarted.start();
  const updates = new UpdatePage(unstarted.page);
  await leaveWelcome(unstarted.page);
  await updates.open();
  await expect(updates.section).toContainText('Fixé par votre service informatique');
  for (const mode of ['Ne pas chercher', 'Me prévenir', 'Télécharger, et installer à la fermeture'])
    await expect(updates.mode(mode)).toBeDisabled();
  await expect(updates.button('Chercher maintenant')).toHaveCount(0);
  await callRaw(unstarted.page, 'updates.check', {});
  await callRaw(unstarted.page, 'updates.choose', { mode: 'install' });
  await expect(updates.mode('Ne pas chercher')).toBeChecked();
  expect(await axeFindings(unstarted.page)).toEqual([]);
  expect(server.requests).toEqual([]);
});

test('reports a policy file with a mistake in the settings, the log and the diagnostic file', async ({
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
  await leaveWelcome(page);
  await updates.open();
  await expect(updates.section).toContainText('ne peut pas être lu tel quel');
  await expect(updates.mode('Me prévenir')).toBeDisabled();
  await updates.settings.close();
  expect(unstarted.log()).toContain(
    'the policy file is refused and no update is looked for state="unreadable"',
  );
  await unstarted.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('diagnostic-file')?.click();
  });
  await expect(page.getByRole('dialog', { name: 'Fichier de diagnostic' })).toContainText(
    'updates: install, off, set by the IT service, policy unreadable',
  );
  expect(server.requests).toEqual([]);
});

base('a build without a feed says that it does not update itself', async ({ page }) => {
  const updates = new UpdatePage(page);
  await leaveWelcome(page);
  await updates.open();
  await expect(updates.section).toContainText('ne peut pas se mettre à jour');
  await expect(updates.section.getByRole('button')).toHaveCount(0);
});

test.describe('installed by the system', () => {
  test.use({ asAppImage: false });
  test('announces a version, which the administrator installs', async ({ page, server }) => {
    server.release({ version: NEWER, page: PAGE });
    const updates = new UpdatePage(page);
    await leaveWelcome(page);
    await updates.open();
    await expect(updates.section.getByRole('radio')).toHaveCount(2);
    await updates.look();
    await expect(updates.section).toContainText(
      'Votre service informatique, ou l’outil qui a installé Escale',
    );
    await expect(updates.button('Ouvrir la page de cette version')).toBeVisible();
    await expect(updates.button('Télécharger')).toHaveCount(0);
  });
});
