// @vitest-environment happy-dom
/** The list of posts by keyboard: opening, binning, restoring. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const TITLE = 'La criée au petit matin';
let opened: TestWindow;
beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (const title of ['Le bac et ses passeurs', TITLE]) {
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
    }
  });
});
afterEach(() => opened.close());

it('loads the text of a restored post, ready to type', async () => {
  const user = userEvent.setup();
  const drafts = await screen.findByRole('grid', { name: 'Brouillons' });
  await user.click(within(drafts).getByText(TITLE));
  await screen.findByText(/Enregistré/);
  opened.tell('menu.command', { command: 'bin-post' });
  await screen.findByText(/est dans la corbeille\./);
  await user.click(screen.getByRole('button', { name: 'Corbeille' }));
  await user.click(await within(await screen.findByRole('grid', { name: 'Corbeille' })).findByText(TITLE));
  await user.click(await screen.findByRole('button', { name: 'Remettre dans les brouillons' }));
  expect(await screen.findByRole('textbox', { name: 'Texte du billet' })).toBeTruthy();
  expect(screen.queryByText(/Ce billet est dans la corbeille/)).toBeNull();
});

/** Opens the first post; returns the rows, with the focus on the open one. */
async function openFirst(): Promise<HTMLElement[]> {
  const user = userEvent.setup();
  const list = await screen.findByRole('grid', { name: 'Brouillons' });
  await user.click(within(list).getByText(TITLE));
  await screen.findByDisplayValue(TITLE);
  const rows = within(list).getAllByRole('row');
  rows[0]?.focus();
  return rows;
}

it('opens a post by Enter or a click, and none that the arrow keys only pass', async () => {
  const rows = await openFirst();
  const user = userEvent.setup();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(rows[1]);
  expect(screen.getByDisplayValue(TITLE)).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(await screen.findByDisplayValue('Le bac et ses passeurs')).toBeTruthy();
});

it('opens no post when the focus enters the list', async () => {
  const list = await screen.findByRole('grid', { name: 'Brouillons' });
  within(list).getAllByRole('row')[0]?.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowUp}');
  expect(screen.queryByDisplayValue(TITLE)).toBeNull();
  await userEvent.keyboard(' ');
  expect(await screen.findByDisplayValue(TITLE)).toBeTruthy();
});

it('opens the clicked post when another takes its row before the button is released', async () => {
  const list = await screen.findByRole('grid', { name: 'Brouillons' });
  const [row] = within(list).getAllByRole('row');
  if (row === undefined) throw new Error('no row');
  expect(row.textContent).toContain(TITLE);
  fireEvent.mouseDown(row);
  const { id } = await opened.backend.call('posts.create', { kind: 'interview', language: 'fr' });
  opened.tell('posts.changed', { ids: [id] });
  await waitFor(() => expect(row.textContent).not.toContain(TITLE));
  fireEvent.mouseUp(row);
  fireEvent.click(row, { detail: 1 });
  expect(await screen.findByDisplayValue(TITLE)).toBeTruthy();
});

it('bins one post for a held Delete, and none for another key with it', async () => {
  const [row] = await openFirst();
  if (row === undefined) throw new Error('no row');
  fireEvent.keyDown(row, { key: 'Delete', ctrlKey: true });
  fireEvent.keyDown(row, { key: 'Delete', repeat: true });
  fireEvent.keyDown(row, { key: 'Delete' });
  await waitFor(async () => expect((await opened.backend.call('posts.counts', {})).bin).toBe(1));
  expect((await opened.backend.call('posts.counts', {})).drafts).toBe(1);
});

it('creates one interview for a double click', async () => {
  await openFirst();
  // However slow the machine is, the two clicks are of one moment.
  const moment = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  await userEvent.dblClick(screen.getByRole('button', { name: 'Nouvel entretien' }));
  moment.mockRestore();
  await waitFor(async () => expect((await opened.backend.call('posts.counts', {})).drafts).toBe(3));
  await screen.findByDisplayValue('');
  expect((await opened.backend.call('posts.counts', {})).drafts).toBe(3);
});

/** The menu of a row, as the right button and Shift+F10 ask for it. */
async function openMenu(row: HTMLElement | undefined): Promise<HTMLElement> {
  if (row === undefined) throw new Error('no such row');
  row.focus();
  fireEvent.contextMenu(row);
  return screen.findByRole('menu', { name: /^Actions sur/ });
}

const itemsOf = (menu: HTMLElement): (string | null)[] =>
  within(menu)
    .getAllByRole('menuitem')
    .map(({ textContent }) => textContent);
const itemOf = (menu: HTMLElement, name: string): HTMLElement => within(menu).getByRole('menuitem', { name });

it('acts on a post that is not open, from the menu of its row', async () => {
  const user = userEvent.setup();
  const rows = await openFirst();
  const menu = await openMenu(rows[1]);
  expect(itemsOf(menu)).toEqual([
    'Ouvrir',
    'Publier…',
    'Aperçu',
    'Demander les réponses…',
    'Demander une validation…',
    'Historique…',
    'Copier le HTML',
    'Exporter…',
    'Nouvel entretien avec les mêmes questions',
    'Dupliquer',
    'Ouvrir dans une nouvelle fenêtre',
    'Mettre à la corbeille',
  ]);
  await user.click(itemOf(menu, 'Mettre à la corbeille'));
  await screen.findByText('« Le bac et ses passeurs » est dans la corbeille.');
  expect(screen.getByDisplayValue(TITLE)).toBeTruthy();
});

it('opens the post whose menu asks for a dialog, and that dialog', async () => {
  const user = userEvent.setup();
  const rows = await openFirst();
  const menu = await openMenu(rows[1]);
  await user.click(itemOf(menu, 'Exporter…'));
  await screen.findByRole('dialog', { name: /Exporter/ });
  await user.keyboard('{Escape}');
  expect(await screen.findByDisplayValue('Le bac et ses passeurs')).toBeTruthy();
});

it('restores the focus to the row when its menu closes', async () => {
  const user = userEvent.setup();
  const rows = await openFirst();
  await openMenu(rows[1]);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(rows[1]));
});
