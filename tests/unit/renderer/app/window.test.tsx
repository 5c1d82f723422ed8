// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestWindow } from '../test-window.tsx';
import type { TestWindow } from '../test-window.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function withPosts(backend: TestBackend): Promise<void> {
  await backend.call('settings.set', { welcomed: true });
  for (const title of ['La criée au petit matin', 'Le bac et ses passeurs']) {
    const { id, saveNumber } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
    const document = { ...gardenInterview, title };
    await backend.call('posts.save', { id, baseSave: saveNumber, saveId: `s-${id}`, document });
  }
}

it('goes from the welcome screen to an interview in one click', async () => {
  opened = await openTestWindow();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Commencer à écrire, choisir plus tard' }));
  expect(await screen.findByRole('main', { name: 'Texte' })).toBeTruthy();
  await waitFor(async () => expect((await opened?.backend.call('posts.counts', {}))?.drafts).toBe(1));
  expect((await opened.backend.call('settings.get', {})).welcomed).toBe(true);
});

it('lists drafts with their state in words, and counts them in the sidebar', async () => {
  opened = await openTestWindow(withPosts);
  const list = await screen.findByRole('grid', { name: 'Brouillons' });
  const rows = within(list)
    .getAllByRole('row')
    .map((row) => row.textContent);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('Le bac et ses passeurs');
  expect(rows[0]).toContain('Brouillon');
  const sidebar = screen.getByRole('navigation', { name: 'Barre latérale' });
  await within(sidebar).findByRole('button', { name: /Brouillons\s*2/ });
  expect(within(sidebar).queryByRole('button', { name: /Envois/ })).toBeNull();
  expect(within(sidebar).getByRole('button', { name: 'Programmés' }).textContent).toBe('Programmés');
});

it('explains each empty list in one sentence, with one button', async () => {
  opened = await openTestWindow(
    async (backend) => void (await backend.call('settings.set', { welcomed: true })),
  );
  const user = userEvent.setup();
  expect(await screen.findByText('Aucun brouillon.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Corbeille' }));
  expect(await screen.findByText('La corbeille est vide.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Voir les brouillons' }));
  expect(await screen.findByText('Aucun brouillon.')).toBeTruthy();
});

it('moves a post to the bin with an undo that stays until it is read', async () => {
  opened = await openTestWindow(withPosts);
  const user = userEvent.setup();
  const list = await screen.findByRole('grid', { name: 'Brouillons' });
  await user.click(within(list).getByText('La criée au petit matin'));
  await screen.findByText(/Enregistré/);
  opened.tell('menu.command', { command: 'bin-post' });
  expect(await screen.findByText(/La criée au petit matin . est dans la corbeille/)).toBeTruthy();
  await waitFor(async () => expect((await opened?.backend.call('posts.counts', {}))?.bin).toBe(1));
  await user.click(screen.getByRole('button', { name: 'Annuler' }));
  await waitFor(async () => expect((await opened?.backend.call('posts.counts', {}))?.bin).toBe(0));
});

it('switches to English at once', async () => {
  opened = await openTestWindow(withPosts);
  const user = userEvent.setup();
  await screen.findByRole('navigation', { name: 'Barre latérale' });
  opened.tell('menu.command', { command: 'settings' });
  const dialog = await screen.findByRole('dialog', { name: 'Réglages' });
  await user.click(within(dialog).getByRole('button', { name: /Langue d’Escale/ }));
  await user.click(await screen.findByRole('option', { name: 'English' }));
  expect(await screen.findByRole('dialog', { name: 'Settings' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
  await waitFor(async () => expect((await opened?.backend.call('settings.get', {}))?.language).toBe('en'));
  expect(opened.requests.filter(({ name }) => name === 'window.configure').at(-1)?.input).toEqual({
    language: 'en',
    theme: 'system',
  });
});

it('explains next to a list why it cannot be shown, and offers a retry', async () => {
  opened = await openTestWindow(withPosts);
  const user = userEvent.setup();
  await screen.findByRole('grid', { name: 'Brouillons' });
  opened.refuse('posts.list', { code: 'backend.unavailable' });
  await user.click(screen.getByRole('button', { name: 'Corbeille' }));
  expect(await screen.findByText(/La bibliothèque ne répond pas pour le moment/)).toBeTruthy();
  opened.accept('posts.list');
  await user.click(screen.getByRole('button', { name: 'Réessayer' }));
  expect(await screen.findByText('La corbeille est vide.')).toBeTruthy();
});

it('answers the closing handshake once everything is saved', async () => {
  opened = await openTestWindow(withPosts);
  await screen.findByRole('grid', { name: 'Brouillons' });
  opened.tell('window.closing', {});
  await waitFor(() =>
    expect(
      opened?.requests.filter(({ name }) => name === 'window.flushed').map(({ input }) => input),
    ).toEqual([{ saved: true, waiting: 0 }]),
  );
});

it('reports a choice outside the settings that could not be saved, until it is', async () => {
  opened = await openTestWindow(withPosts);
  await screen.findByRole('grid', { name: 'Brouillons' });
  opened.refuse('settings.set', { code: 'disk.full' });
  opened.tell('menu.command', { command: 'toggle-sidebar' });
  expect(await screen.findByText(/Le disque est plein/)).toBeTruthy();
  opened.accept('settings.set');
  opened.tell('menu.command', { command: 'toggle-sidebar' });
  await waitFor(() => expect(screen.queryByText(/Le disque est plein/)).toBeNull());
  expect((await opened.backend.call('settings.get', {})).sidebarShown).toBe(false);
});
