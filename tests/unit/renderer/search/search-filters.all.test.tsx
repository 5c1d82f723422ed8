// @vitest-environment happy-dom
/** Filters of the search: typed or pressed, written in the box and shown as chips, removed; order; equivalent names. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import {
  ask,
  facets,
  findCount,
  look,
  openSearchWindow,
  results,
  type SearchWindow,
} from './search-window.ts';

let opened: SearchWindow;
const user = userEvent.setup();
afterEach(() => opened.close());

const chips = (): HTMLElement => screen.getByRole('grid', { name: 'Filtres de la recherche' });

it('shows a typed filter as a chip, and writes a clicked one into the box', async () => {
  opened = await openSearchWindow();
  await look(opened.field, 'ressources année:2014..2016', 9);
  expect(within(chips()).getByRole('row', { name: 'Année 2014..2016' })).toBeTruthy();
  await user.click(within(facets()).getByRole('button', { name: 'Design public, 3\u00a0billets' }));
  expect(opened.field.value).toBe('ressources année:2014..2016 libellé:"Design public"');
  await findCount(3);
});

it('removes a filter by its chip’s button, and the last by Delete, which returns to the box', async () => {
  opened = await openSearchWindow();
  await look(opened.field, 'ressources année:2014..2016 libellé:"Design public"', 3);
  await user.click(within(chips()).getByRole('button', { name: /^Retirer le filtre 2014\.\.2016/ }));
  await waitFor(() => expect(opened.field.value).toBe('ressources libellé:"Design public"'));
  within(chips()).getByRole('row').focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(opened.field.value).toBe('ressources'));
  await waitFor(() => expect(document.activeElement).toBe(opened.field));
});

it('shows six values of a facet, and all of them on request', async () => {
  opened = await openSearchWindow();
  await look(opened.field, 'ressources', 34);
  const labels = within(facets()).getByRole('region', { name: 'Libellés' });
  expect(within(labels).getByRole('button', { name: /^Courbeville/ })).toBeTruthy();
  const all = within(labels).getByRole('button', { name: /^Tout voir, Libellés/ });
  expect(within(labels).getAllByRole('button')).toHaveLength(7);
  await user.click(all);
  expect(within(labels).getAllByRole('button').length).toBeGreaterThan(7);
});

it('lists the newest post first in the order by date', async () => {
  opened = await openSearchWindow();
  await look(opened.field, 'ressources', 34);
  await user.click(screen.getByRole('radio', { name: 'Date' }));
  await waitFor(() => expect(results().querySelector('time')?.textContent).toContain('2022'));
});

it('offers to remove the filters when nothing matches them', async () => {
  opened = await openSearchWindow();
  await look(opened.field, 'statut:brouillon xyzzyx', 0);
  await user.click(screen.getByRole('button', { name: 'Retirer les filtres' }));
  expect(opened.field.value).toBe('xyzzyx');
  expect(await screen.findByText(/Rien ne correspond à cette recherche\./)).toBeTruthy();
});

it('searches equivalent names too, until a click restricts it to the words', async () => {
  opened = await openSearchWindow(undefined, { equivalents: [['clef', 'banc']] });
  ask(opened.field, 'clef');
  await screen.findByText('aussi : banc');
  await user.click(screen.getByRole('button', { name: 'mots exacts seulement' }));
  await screen.findByText('Mots exacts seulement.');
  expect(document.activeElement).toBe(opened.field);
  await user.click(screen.getByRole('button', { name: 'avec les noms équivalents' }));
  await screen.findByText('aussi : banc');
});
