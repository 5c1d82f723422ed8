// @vitest-environment happy-dom
/** The empty search box offers the newest posts, people to filter by, and saved searches. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ARCHIVE } from '#tests/builders/sample-archive.ts';
import { ask, findField, look, openSearchWindow, type SearchWindow } from './search-window.ts';

const QUERY = 'ressources libellé:Portraits';
const KEPT = { name: 'Ce qui manque', query: QUERY, order: 'relevance' } as const;
let opened: SearchWindow;
const user = userEvent.setup();
afterEach(() => opened.close());

const region = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Recherches enregistrées' });
const savedSearches = async () => (await opened.backend.call('settings.get', {})).savedSearches;

async function actOnSearch(action: string): Promise<void> {
  await user.click(within(await region()).getByRole('button', { name: /^Actions sur la recherche/ }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
}

it('counts all posts while the box is empty, and writes a clicked person into it', async () => {
  opened = await openSearchWindow();
  await screen.findAllByText(`${ARCHIVE.length} billets, les plus récents d’abord`);
  await user.click(await screen.findByRole('button', { name: 'par:"Karim Benali"' }));
  expect(opened.field.value).toBe('par:"Karim Benali"');
  expect(document.activeElement).toBe(opened.field);
});

it('saves a search under a name, and lists it under the empty box', async () => {
  opened = await openSearchWindow();
  await look(opened.field, QUERY, 34);
  await user.click(screen.getByRole('button', { name: 'Enregistrer cette recherche…' }));
  const naming = await screen.findByRole('dialog', { name: 'Enregistrer cette recherche' });
  const name = within(naming).getByRole('textbox', { name: 'Nom' });
  await user.clear(name);
  await user.type(name, 'Ce qui manque{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  ask(opened.field, '');
  expect(within(await region()).getByRole('button', { name: 'Ce qui manque' })).toBeTruthy();
  expect(await savedSearches()).toEqual([KEPT]);
});

it('runs a saved search from « Aller à… »', async () => {
  opened = await openSearchWindow(undefined, { savedSearches: [KEPT] });
  opened.tell('menu.command', { command: 'go-to' });
  const box = await screen.findByRole('dialog', { name: 'Aller à…' });
  await user.type(within(box).getByRole('searchbox'), 'manque');
  await user.click(await within(box).findByText('Ce qui manque'));
  await waitFor(async () => expect((await findField()).value).toBe(QUERY));
});

it('renames a saved search', async () => {
  opened = await openSearchWindow(undefined, { savedSearches: [KEPT] });
  await actOnSearch('Renommer…');
  const name = await screen.findByRole('textbox', { name: 'Nom' });
  await user.clear(name);
  await user.type(name, 'Les manques{Enter}');
  await within(await region()).findByRole('button', { name: 'Les manques' });
  expect(await savedSearches()).toEqual([{ ...KEPT, name: 'Les manques' }]);
});

it('deletes a saved search, returns to the box, and restores it on request', async () => {
  opened = await openSearchWindow(undefined, { savedSearches: [KEPT] });
  await actOnSearch('Supprimer');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Recherches enregistrées' })).toBeNull());
  expect(document.activeElement).toBe(opened.field);
  await user.click(await screen.findByRole('button', { name: 'Rétablir' }));
  await within(await region()).findByRole('button', { name: 'Ce qui manque' });
  expect(await savedSearches()).toEqual([KEPT]);
});
