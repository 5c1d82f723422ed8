// @vitest-environment happy-dom
/** The search index in the settings: checked, rebuilt while the window is used, and right again. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts } from '#tests/builders/export-library.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const { archiveHealth: words } = fr;

let opened: TestWindow;
beforeEach(async () => {
  opened = await openTestWindow(
    async (backend) => {
      addPosts(backend, [gardenInterview]);
      await backend.call('settings.set', { welcomed: true });
    },
    { backend: { publishing: false } },
  );
  await screen.findByRole('grid');
});
afterEach(async () => {
  cleanup();
  await opened.close();
});

const findButton = (name: string): Promise<HTMLElement> =>
  within(screen.getByRole('dialog')).findByRole('button', { name });
const press = async (name: string): Promise<void> => userEvent.click(await findButton(name));

async function openSearchSettings(): Promise<void> {
  opened.tell('menu.command', { command: 'settings' });
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(await dialog.findByRole('tab', { name: 'Recherche' }));
}

it('reports that the index of a sound library matches its posts', async () => {
  await openSearchSettings();
  await press(words.check);
  expect(await screen.findByText(words.right)).toBeTruthy();
});

it('counts the missing words of an index, and rebuilds it for the search', async () => {
  opened.backend.backend.db.exec('DELETE FROM search_rows');
  await openSearchSettings();
  await press(words.check);
  await screen.findByText(/différences? entre l’index et les billets/);
  await press(words.rebuild);
  await expect
    .poll(async () => (await opened.backend.call('search.index', {})).state, { timeout: 100_000 })
    .toBe('ready');
  await press(words.check);
  await screen.findByText(words.right);
  await userEvent.keyboard('{Escape}');
  opened.tell('menu.command', { command: 'search' });
  await userEvent.type(await screen.findByRole('searchbox', { name: fr.search.field }), 'guichet');
  const results = await screen.findByRole('listbox', { name: fr.search.results });
  await within(results).findByText(/deux jardinières/);
});
