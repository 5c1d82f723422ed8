// @vitest-environment happy-dom
/** A blog that is connected from the publish sheet: once that is done, no settings stay open over the text. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { PASSWORD, startSmallSite } from '../../backend/publishing/destinations/wordpress/small-site.ts';
import { fetchUntilAborted, press, testHost, useNodeRequests } from './blog-window.ts';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
  vi.unstubAllGlobals();
});

async function connect(): Promise<void> {
  const { origin } = await startSmallSite();
  const connecting = await screen.findByRole('dialog', { name: 'Connecter un blog WordPress' });
  const dialog = within(connecting);
  await userEvent.type(dialog.getByRole('textbox', { name: 'Adresse du blog' }), origin);
  await press(connecting, 'Continuer');
  await userEvent.type(await dialog.findByRole('textbox', { name: 'Identifiant sur le blog' }), 'lise');
  await userEvent.type(dialog.getByLabelText('Mot de passe d’application'), PASSWORD);
  await press(connecting, 'Se connecter');
  await press(connecting, 'Terminer');
  await waitFor(() => expect(connecting.isConnected).toBe(false));
}

async function openWindow(): Promise<void> {
  useNodeRequests();
  opened = await openTestWindow(
    async ({ call }) => {
      await call('settings.set', { welcomed: true });
      const { id, saveNumber } = await call('posts.create', { kind: 'interview', language: 'fr' });
      await call('posts.save', { id, baseSave: saveNumber, saveId: 'save-1', document: gardenInterview });
      await call('last-position.set', { postId: id, caret: '' });
    },
    { publishing: true, backend: { fetch: fetchUntilAborted, host: testHost({}) } },
  );
  await screen.findByDisplayValue(gardenInterview.title);
}

it('closes the settings that were opened for it', async () => {
  await openWindow();
  opened.tell('menu.command', { command: 'publish' });
  await press(await screen.findByRole('dialog', { name: 'Publier' }), 'Connecter un blog WordPress…');
  await connect();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('stays in the settings that opened it', async () => {
  await openWindow();
  opened.tell('menu.command', { command: 'settings' });
  await userEvent.click(await screen.findByRole('tab', { name: 'Blogs et comptes' }));
  await press(await screen.findByRole('dialog', { name: 'Réglages' }), 'Connecter un blog WordPress…');
  await connect();
  expect(within(screen.getByRole('dialog', { name: 'Réglages' })).getByText('Le Labo')).toBeTruthy();
});
