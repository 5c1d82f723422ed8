// @vitest-environment happy-dom
/** Content that cannot be loaded is reported in its place, and read announcements are not counted again. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
const ids: string[] = [];
beforeEach(async () => {
  ids.length = 0;
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (const title of ['Un', 'Deux', 'Trois']) {
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
      ids.push(id);
    }
  });
  await screen.findByRole('grid', { name: 'Brouillons' });
});
afterEach(() => opened.close());

const announceChange = (id: string | undefined): void =>
  opened.tell('conflicts.changed-on-web', { postIds: [id], taken: true });

it('announces posts changed on the web since they were read, one by one or all', async () => {
  announceChange(ids[0]);
  await screen.findByText(/«\sUn\s»/);
  await userEvent.click(screen.getByRole('button', { name: 'Fermer' }));
  announceChange(ids[1]);
  await screen.findByText(/«\sDeux\s»/);
  announceChange(ids[2]);
  await screen.findByText(/^2\sbillets modifiés sur le web/);
  const all = screen.getAllByRole('button', { name: 'Tous les billets' }).at(-1);
  if (all === undefined) throw new Error('no way to them');
  await userEvent.click(all);
  expect(await screen.findByRole('grid', { name: 'Tous les billets' })).toBeTruthy();
});

it('explains why « Entretiens trouvés » cannot be shown, and retries', async () => {
  opened.refuse('proposals.get', { code: 'backend.unavailable' });
  opened.tell('menu.command', { command: 'proposals' });
  await screen.findByText(/La bibliothèque ne répond pas pour le moment/);
  opened.accept('proposals.get');
  await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  expect(await screen.findByRole('heading', { name: 'Entretiens trouvés', level: 2 })).toBeTruthy();
});

it('reports next to a list that newer posts could not be loaded, and keeps the loaded ones', async () => {
  opened.refuse('posts.list', { code: 'backend.unavailable' });
  opened.tell('posts.changed', { ids });
  await screen.findByText(/La bibliothèque ne répond pas pour le moment/);
  expect(screen.getAllByRole('row')).toHaveLength(3);
  opened.accept('posts.list');
  await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  await waitFor(() => expect(screen.queryByText(/La bibliothèque ne répond pas/)).toBeNull());
});
