// @vitest-environment happy-dom
/** The settings: one page at a time, in one order by any entry, and a setting found by a word. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
  });
  await screen.findByRole('navigation', { name: 'Barre latérale' });
});
afterEach(() => opened.close());

const PAGES = [
  'Général',
  'Écriture',
  'Blogs et comptes',
  'Publication',
  'Dossiers',
  'Sauvegardes',
  'Recherche',
  'Corbeille',
  'Mises à jour',
];
const titles = (dialog: HTMLElement): (string | null)[] =>
  within(dialog)
    .getAllByRole('tab')
    .map(({ textContent }) => textContent);
const headings = (dialog: HTMLElement): (string | null)[] =>
  within(dialog)
    .getAllByRole('heading', { level: 3 })
    .filter((heading) => heading.closest('[data-inert]') === null)
    .map(({ textContent }) => textContent);

it.each([
  ['settings', 'Général', ['Général', 'Enregistrement']],
  ['backups', 'Sauvegardes', ['Sauvegardes']],
] as const)('« %s » opens on « %s », with the pages in one order', async (command, page, expected) => {
  opened.tell('menu.command', { command });
  const dialog = await screen.findByRole('dialog', { name: 'Réglages' });
  expect(titles(dialog)).toEqual(PAGES);
  expect(within(dialog).getByRole('tab', { selected: true }).textContent).toBe(page);
  expect(headings(dialog)).toEqual(expected);
});

async function seek(words: string): Promise<HTMLElement> {
  opened.tell('menu.command', { command: 'settings' });
  const dialog = await screen.findByRole('dialog', { name: 'Réglages' });
  await userEvent.type(within(dialog).getByRole('searchbox', { name: 'Chercher un réglage' }), words);
  return dialog;
}

it.each([
  ['première publication', 'Publication'],
  ['ORTHO', 'Écriture'],
  ['corb vider', 'Corbeille'],
])('« %s » leads to « %s »', async (sought, page) => {
  const dialog = await seek(sought);
  expect(titles(dialog)).toEqual([page]);
  expect(within(dialog).getByRole('tab', { selected: true }).textContent).toBe(page);
});

it('reports that no setting has that name, and restores the page once the search is cleared', async () => {
  const dialog = await seek('écran');
  expect(within(dialog).queryAllByRole('tab')).toEqual([]);
  expect(within(dialog).getByText(/^Aucun réglage pour/)).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Effacer la recherche' }));
  expect(titles(dialog)).toEqual(PAGES);
  expect(within(dialog).getByRole('tab', { selected: true }).textContent).toBe('Général');
});
