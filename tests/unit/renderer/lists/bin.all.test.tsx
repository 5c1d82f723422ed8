// @vitest-environment happy-dom
/** The bin: a post deleted by a key and restored, read there, erased after thirty days, and the automatic rule. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { leavePost } from '#backend/library/posts/posts.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { addPosts } from '#tests/builders/export-library.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const TITLE = gardenInterview.title;
const DAY = 24 * 60 * 60_000;
let opened: TestWindow;
let id = '';
const user = userEvent.setup();

beforeEach(async () => {
  opened = await openTestWindow(
    async (backend) => {
      const file = { name: 'jardin.png', bytes: await gardenPicture() };
      const { sha256 } = await addAsset(backend.backend, file, backend.clock.now);
      [id = ''] = addPosts(backend, [
        { ...gardenInterview, body: [...gardenInterview.body, picture(sha256, 'Un jardin')] },
      ]);
      const { db, newId } = backend.backend;
      leavePost(db, id, { now: backend.clock.now, newId });
      await backend.call('settings.set', { welcomed: true, noticesStay: true });
    },
    { backend: { publishing: false } },
  );
  await screen.findByRole('grid', { name: 'Brouillons' });
});
afterEach(async () => {
  cleanup();
  await opened.close();
});

const press = async (name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }));
const findRow = async (list: string): Promise<HTMLElement> =>
  within(await screen.findByRole('grid', { name: list })).findByRole('row', { name: TITLE });

/** Opens a post put into the bin `days` days ago: the page has its own clock. */
async function openBinned(days: number): Promise<void> {
  opened.backend.clock.now = Date.now() - days * DAY;
  await opened.backend.call('posts.bin', { id });
  opened.backend.clock.now = Date.now();
  await press('Corbeille');
  await user.click(await findRow('Corbeille'));
}

it('restores a post binned by Delete to its list, as a draft', async () => {
  (await findRow('Brouillons')).focus();
  await user.keyboard('{Delete}');
  await screen.findByText(/est dans la corbeille\./);
  await waitFor(() => expect(screen.queryByRole('row', { name: TITLE })).toBeNull());
  await press('Annuler');
  await findRow('Brouillons');
  expect((await opened.backend.call('posts.get', { id })).status).toBe('draft');
});

it('restores the last post from the bin by Ctrl+Z, unless a text has the focus', async () => {
  (await findRow('Brouillons')).focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(screen.queryByRole('row', { name: TITLE })).toBeNull());
  const field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  await user.keyboard('{Control>}z{/Control}');
  expect((await opened.backend.call('posts.get', { id })).status).toBe('binned');
  field.remove();
  await user.keyboard('{Control>}z{/Control}');
  await findRow('Brouillons');
  expect((await opened.backend.call('posts.get', { id })).status).toBe('draft');
  // Once: the next one has no undo.
  (await findRow('Brouillons')).focus();
  opened.called.clear();
  await user.keyboard('{Control>}z{/Control}');
  expect(opened.called.has('posts.unbin')).toBe(false);
});

it('restores the last post from the bin by « Annuler » in the menu', async () => {
  (await findRow('Brouillons')).focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(screen.queryByRole('row', { name: TITLE })).toBeNull());
  opened.tell('menu.command', { command: 'undo' });
  await findRow('Brouillons');
});

it('shows from when a post may be erased, and erases none before', async () => {
  await openBinned(29);
  expect(screen.getByText(/Rien n’est effacé avant trente jours/)).toBeTruthy();
  expect(await screen.findByText(/Il pourra être effacé à partir du/)).toBeTruthy();
  const button = screen.getByRole('button', { name: 'Effacer définitivement…' });
  expect(button).toHaveProperty('disabled', true);
});

it('erases a post after thirty days, once its author saw what is erased with it', async () => {
  await openBinned(31);
  await press('Effacer définitivement…');
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Effacer définitivement' }));
  const goes = await dialog.findByRole('region', { name: 'Ce qui est effacé' });
  expect(plainSpaces(goes.textContent ?? '')).toContain('1 image inutilisée ailleurs');
  expect(plainSpaces(goes.textContent ?? '')).toContain('1 version');
  await user.click(dialog.getByRole('button', { name: 'Effacer' }));
  await screen.findByText(/est effacé\./);
  expect(screen.queryByRole('alertdialog')).toBeNull();
  await screen.findByText('La corbeille est vide.');
  await screen.findByText(/1 image inutilisée/);
  await expect(opened.backend.call('posts.get', { id })).rejects.toMatchObject({ code: 'post.not-found' });
});

it('shows in the bin the rule chosen in the settings', async () => {
  opened.tell('menu.command', { command: 'settings' });
  const settings = within(await screen.findByRole('dialog', { name: 'Réglages' }));
  await user.click(await settings.findByRole('tab', { name: 'Corbeille' }));
  await user.click(await settings.findByRole('button', { name: /Vider la corbeille/ }));
  await user.click(await screen.findByRole('option', { name: 'Automatiquement, après un an' }));
  await waitFor(async () => expect((await opened.backend.call('settings.get', {})).binRule).toBe('365-days'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await press('Corbeille');
  expect(await screen.findByText(/Après un an/)).toBeTruthy();
});
