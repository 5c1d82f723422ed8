// @vitest-environment happy-dom
/** Several posts of a list: selected by keys and presses, then labelled, binned with one undo; labels of the library. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const TITLES = ['Cinq', 'Quatre', 'Trois', 'Deux', 'Un'] as const;
let opened: TestWindow;
beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (const title of TITLES.toReversed()) {
      backend.clock.now += 1_000;
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title, labels: title === 'Un' ? ['vieux'] : [] };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
    }
  });
});
afterEach(() => opened.close());

const list = (): Promise<HTMLElement> => screen.findByRole('grid', { name: 'Brouillons' });
async function row(title: string): Promise<HTMLElement> {
  return await within(await list()).findByRole('row', { name: title });
}
const selectedRows = async (): Promise<(string | null)[]> =>
  within(await list())
    .getAllByRole('row')
    .filter((one) => one.getAttribute('data-picked') === 'true')
    .map((one) => one.getAttribute('aria-label'));
/** The backend’s events reach the page with the next answer. */
const count = (text: string): Promise<HTMLElement> =>
  waitFor(async () => {
    await window.escale.call('posts.counts', {});
    return screen.getByText(text);
  });
const titlesLabelled = async (label: string): Promise<string[]> =>
  (await opened.backend.call('posts.list', { list: 'all', label, sort: 'title', limit: 10 })).items.map(
    ({ title }) => title,
  );

it('selects by clicks: Ctrl toggles one, Shift extends; a plain click opens', async () => {
  fireEvent.click(await row('Quatre'));
  await screen.findByDisplayValue('Quatre');
  // The post that is open is the first of them.
  fireEvent.click(await row('Deux'), { ctrlKey: true });
  expect(await selectedRows()).toEqual(['Quatre', 'Deux']);
  expect(screen.getByDisplayValue('Quatre')).toBeTruthy();
  fireEvent.click(await row('Cinq'), { shiftKey: true });
  await count('4 billets sélectionnés');
  expect(await selectedRows()).toEqual(['Cinq', 'Quatre', 'Trois', 'Deux']);
  fireEvent.click(await row('Trois'), { ctrlKey: true });
  expect(await selectedRows()).toEqual(['Cinq', 'Quatre', 'Deux']);
  fireEvent.click(await row('Un'));
  await screen.findByDisplayValue('Un');
  expect(await selectedRows()).toEqual([]);
});

it('selects by keys: Shift and arrows, Ctrl and Space, Ctrl+A, Escape', async () => {
  const user = userEvent.setup();
  (await row('Cinq')).focus();
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(await selectedRows()).toEqual(['Cinq', 'Quatre', 'Trois']);
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(await selectedRows()).toEqual(['Cinq', 'Quatre']);
  await user.keyboard('{Control>}{ArrowDown}{ArrowDown} {/Control}');
  expect(await selectedRows()).toEqual(['Cinq', 'Quatre', 'Deux']);
  await user.keyboard('{Control>}a{/Control}');
  await count('5 billets sélectionnés');
  expect((await row('Un')).getAttribute('aria-selected')).toBe('true');
  await user.keyboard('{Escape}');
  expect(await selectedRows()).toEqual([]);
  // No post was opened by this.
  expect(screen.queryByRole('textbox', { name: 'Titre' })).toBeNull();
});

it.each(['the notice', 'Ctrl+Z'])(
  'bins the selected posts by one Delete, and restores them by %s',
  async (way) => {
    const user = userEvent.setup();
    fireEvent.click(await row('Cinq'));
    await screen.findByDisplayValue('Cinq');
    (await row('Cinq')).focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await count('3 billets sélectionnés');
    await user.keyboard('{Delete}');
    await count('3 billets sont dans la corbeille.');
    expect((await opened.backend.call('posts.counts', {})).bin).toBe(3);
    // The open one was among them.
    expect(screen.queryByDisplayValue('Cinq')).toBeNull();
    if (way === 'Ctrl+Z') await user.keyboard('{Control>}z{/Control}');
    else await user.click(screen.getByRole('button', { name: 'Annuler' }));
    await count('3 billets sont revenus à leur état précédent.');
    expect((await opened.backend.call('posts.counts', {})).drafts).toBe(5);
  },
);

it('acts on every selected post, from the menu of one of them', async () => {
  const user = userEvent.setup();
  fireEvent.click(await row('Cinq'));
  await screen.findByDisplayValue('Cinq');
  (await row('Cinq')).focus();
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await count('2 billets sélectionnés');
  const items = async (one: HTMLElement): Promise<HTMLElement[]> => {
    fireEvent.contextMenu(one);
    return within(await screen.findByRole('menu', { name: /^Actions sur/ })).getAllByRole('menuitem');
  };
  const several = await items(await row('Quatre'));
  expect(several.map(({ textContent }) => textContent)).toEqual([
    'Libellés…',
    'Exporter…',
    'Publier…',
    'Mettre à la corbeille',
  ]);
  await user.click(several[1] ?? document.body);
  await screen.findByRole('dialog', { name: /Exporter/ });
  await user.keyboard('{Escape}');
  // An unselected row has the menu of one post.
  expect((await items(await row('Un')))[0]?.textContent).toBe('Ouvrir');
  await user.keyboard('{Escape}');
  await user.click((await items(await row('Quatre')))[3] ?? document.body);
  await count('2 billets sont dans la corbeille.');
  await user.click(screen.getByRole('button', { name: 'Corbeille' }));
  const binned = within(await screen.findByRole('grid', { name: 'Corbeille' })).getAllByRole('row')[0];
  await user.click((await items(binned ?? document.body))[1] ?? document.body);
  await waitFor(async () => expect((await opened.backend.call('posts.counts', {})).drafts).toBe(4));
});

it('adds and removes labels; the open post shows them, and can be edited further', async () => {
  const user = userEvent.setup();
  fireEvent.click(await row('Un'));
  await user.type(await screen.findByDisplayValue('Un'), ' bis');
  fireEvent.click(await row('Deux'), { ctrlKey: true });
  await user.click(screen.getByRole('button', { name: 'Libellés…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Libellés de 2\u00a0billets' });
  await user.type(within(dialog).getByRole('combobox', { name: 'Ajouter un libellé' }), 'neuf{Enter}');
  await user.click(await within(dialog).findByRole('checkbox', { name: 'vieux (1\u00a0billet)' }));
  await user.click(within(dialog).getByRole('button', { name: 'Appliquer' }));
  await count('Libellés changés dans 2 billets.');
  expect(await titlesLabelled('neuf')).toEqual(['Deux', 'Un bis']);
  expect(await titlesLabelled('vieux')).toEqual([]);
  // The focus is on the button that ends it.
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const title = await screen.findByDisplayValue('Un bis');
  await user.type(title, ' !');
  await waitFor(async () => expect(await titlesLabelled('neuf')).toEqual(['Deux', 'Un bis\u202f!']));
});

it('renames a label over the whole library, from a dialog of its own', async () => {
  const user = userEvent.setup();
  await list();
  opened.tell('menu.command', { command: 'labels' });
  await user.click(await screen.findByRole('checkbox', { name: 'vieux (1\u00a0billet)' }));
  await user.click(screen.getByRole('button', { name: 'Renommer…' }));
  const name = await screen.findByRole('combobox', { name: 'Nouveau nom' });
  await user.clear(name);
  await user.type(name, 'ancien');
  await count('1 billet change ici.');
  await user.click(screen.getByRole('button', { name: 'Renommer' }));
  await count('Libellés changés dans 1 billet.');
  expect(await titlesLabelled('ancien')).toEqual(['Un']);
  await user.click(screen.getByRole('button', { name: 'Annuler' }));
  await count('1 billet est revenu à son état précédent.');
  expect(await titlesLabelled('vieux')).toEqual(['Un']);
});
