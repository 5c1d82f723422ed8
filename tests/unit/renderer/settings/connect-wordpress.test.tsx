// @vitest-environment happy-dom
/** Connecting a WordPress that answers from another address than the known blog: the author is asked. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fetch } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { remoteIdOf } from '#backend/exchange/sources/site-export.ts';
import type { HostCall } from '#contract/host.ts';
import { PASSWORD, startSmallSite } from '../../backend/publishing/destinations/wordpress/small-site.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const host = (async (name: string) =>
  name === 'returns.arrive' ? { arrive: false } : name === 'secrets.store' ? { kept: true } : {}) as HostCall;

it('names both addresses, changes nothing, and continues once the author confirms the move', async () => {
  const { origin } = await startSmallSite();
  const former = `${origin}/ailleurs`;
  opened = await openTestWindow(
    async ({ call, backend }) => {
      await call('settings.set', { welcomed: true });
      backend.db.exec(`
        INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
          VALUES ('account', 'wordpress', '${origin}', '${former}/wp-json/', '1', 'Lise Aubin', 0, 0, 0);
        INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
          VALUES ('labo', 'account', 'wordpress', '${remoteIdOf('wordpress', origin)}', 'Le Labo', '${origin}/', 'Lise Aubin', 0);`);
    },
    { publishing: true, backend: { host, fetch: fetch as unknown as typeof globalThis.fetch } },
  );
  const base = (): unknown => opened.backend.backend.db.prepare('SELECT base FROM accounts').pluck().all();
  await screen.findByRole('navigation', { name: 'Barre latérale' });
  opened.tell('menu.command', { command: 'settings' });
  await userEvent.click(await screen.findByRole('tab', { name: 'Blogs et comptes' }));
  await userEvent.click(screen.getByRole('button', { name: 'Connecter un blog WordPress…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Connecter un blog WordPress' }));
  await userEvent.type(dialog.getByRole('textbox', { name: /^Adresse du blog/ }), origin);
  await userEvent.click(dialog.getByRole('button', { name: 'Continuer' }));
  const notice = await dialog.findByText(/Escale connaît déjà ce blog/);
  expect(notice.textContent).toContain(`${former}. Ici, c’est ${origin} qui répond`);
  expect(base()).toEqual([`${former}/wp-json/`]);
  await userEvent.click(dialog.getByRole('button', { name: 'Le blog a déménagé' }));
  await userEvent.type(await dialog.findByRole('textbox', { name: /^Identifiant/ }), 'lise');
  await userEvent.type(dialog.getByLabelText(/^Mot de passe d’application/), PASSWORD);
  await userEvent.click(dialog.getByRole('button', { name: 'Se connecter' }));
  await dialog.findByText(/est connecté/);
  expect(base()).toEqual([`${origin}/wp-json/`]);
});
