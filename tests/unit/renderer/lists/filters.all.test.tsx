// @vitest-environment happy-dom
/**
 * The order and the filters of a list of posts: chosen, shown, removed one by one, kept while another list is shown.
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listing as words } from '#assets/messages/fr/search.ts';
import type { BackendInput } from '#contract/backend.ts';
import { AM, ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost } from '../../backend/people/test-directory.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

/** Shorter lists show neither filters nor orders. */
const OTHERS = ['Le treuil', 'Le quai sud', 'Une grue', 'Une vigie'] as const;
let opened: TestWindow;
const user = userEvent.setup();

beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    addPost(backend, { ...postWithAnswers('Le port', ANNE), labels: ['Quai'] });
    addPost(backend, { ...postWithAnswers('La digue', KARIM), labels: ['Quai'] });
    addPost(backend, { ...postWithAnswers('Le phare', ANNE), labels: ['Île'] });
    addPost(backend, { ...postWithAnswers('Le bac', ANNE, KARIM), labels: ['Quai'] });
    for (const title of OTHERS) addPost(backend, { ...postWithAnswers(title, AM), labels: [] });
  });
  await goTo(/^Tous les billets/);
  await findCount('8');
});
afterEach(() => opened.close());

async function goTo(list: RegExp): Promise<void> {
  const sidebar = await screen.findByRole('navigation', { name: 'Barre latérale' });
  await user.click(await within(sidebar).findByRole('button', { name: list }));
}

const column = (): HTMLElement => screen.getByRole('region', { name: 'Liste' });
const findCount = (text: string): Promise<HTMLElement> => within(column()).findByText(text);
const shownTitles = (): (string | null)[] =>
  within(screen.getByRole('grid', { name: 'Tous les billets' }))
    .getAllByRole('row')
    .map((row) => row.getAttribute('aria-label'));

/** The titles that the library itself lists. */
async function titlesOf(input: Partial<BackendInput<'posts.list'>>): Promise<string[]> {
  const { items } = await opened.backend.call('posts.list', { list: 'all', limit: 10, ...input });
  return items.map(({ title }) => title);
}

async function sortBy(order: string): Promise<void> {
  await user.click(within(column()).getByRole('button', { name: new RegExp(words.sort) }));
  await user.click(await screen.findByRole('option', { name: order }));
}

async function openFilters(): Promise<HTMLElement> {
  await user.click(within(column()).getByRole('button', { name: words.filter }));
  return screen.findByRole('dialog', { name: words.filterBy });
}

async function closeFilters(): Promise<void> {
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

/** Types letters into a filter’s field, and chooses among its suggestions. */
async function choose(filters: HTMLElement, facet: string, letters: string, choice: string): Promise<void> {
  await user.type(within(filters).getByRole('combobox', { name: facet }), letters);
  await user.click(await screen.findByRole('option', { name: choice }));
}

async function filterByQuayAndAnne(): Promise<void> {
  const filters = await openFilters();
  await choose(filters, words.facets.label, 'quai', 'Quai');
  await findCount(words.some(3, 8));
  await choose(filters, words.facets.participant, 'anne', 'Anne Martin');
  await findCount(words.some(2, 8));
  await closeFilters();
}

it('lists posts in the chosen order', async () => {
  await sortBy(words.sorts.title);
  await waitFor(() => expect(shownTitles().slice(0, 3)).toEqual(['La digue', 'Le bac', 'Le phare']));
  expect(shownTitles()).toEqual(await titlesOf({ sort: 'title' }));
  await sortBy(words.sorts.oldest);
  await waitFor(() => expect(shownTitles().slice(0, 3)).toEqual(['Le port', 'La digue', 'Le phare']));
  expect(shownTitles()).toEqual(await titlesOf({ sort: 'oldest' }));
});

it('finds a label without its accent, and shows its name in the field once chosen', async () => {
  const filters = await openFilters();
  await choose(filters, words.facets.label, 'ile', 'Île');
  await findCount(words.some(1, 8));
  expect(within(filters).getByRole('combobox', { name: words.facets.label })).toHaveProperty('value', 'Île');
  expect(shownTitles()).toEqual(['Le phare']);
});

it('proposes each person with the number of their posts under the label', async () => {
  const filters = await openFilters();
  await choose(filters, words.facets.label, 'quai', 'Quai');
  await user.click(within(filters).getByRole('combobox', { name: words.facets.participant }));
  await user.keyboard('{ArrowDown}');
  await waitFor(() =>
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      expect.stringMatching(/^Anne Martin.*2$/),
      expect.stringMatching(/^Karim Benali.*2$/),
    ]),
  );
  await user.keyboard('{Enter}');
  await findCount(words.some(2, 8));
});

it('keeps its filters and its order while another list is shown', async () => {
  await sortBy(words.sorts.oldest);
  await filterByQuayAndAnne();
  await goTo(/^Programmés/);
  await screen.findByText('Aucun billet n’est programmé.');
  await goTo(/^Tous les billets/);
  await findCount(words.some(2, 8));
  expect(shownTitles()).toEqual(['Le port', 'Le bac']);
  expect(shownTitles()).toEqual(await titlesOf({ label: 'Quai', participant: ANNE.id, sort: 'oldest' }));
});

it('removes one filter by its chip, and all of them by one button', async () => {
  await filterByQuayAndAnne();
  const chips = screen.getByRole('grid', { name: words.chosen });
  expect(within(chips).getAllByRole('row')).toHaveLength(2);
  await user.click(within(chips).getByRole('button', { name: /^Retirer le filtre .*Anne Martin/ }));
  await findCount(words.some(3, 8));
  await user.click(within(column()).getByRole('button', { name: words.clearFilters }));
  await findCount('8');
  expect(screen.queryByRole('grid', { name: words.chosen })).toBeNull();
});

it('offers to remove the filters when no post matches', async () => {
  const filters = await openFilters();
  await choose(filters, words.facets.label, 'ile', 'Île');
  await findCount(words.some(1, 8));
  await closeFilters();
  const { items } = await opened.backend.call('posts.list', { list: 'all', label: 'Île', limit: 1 });
  await opened.backend.call('posts.bin', { id: items[0]?.id ?? '' });
  opened.tell('posts.changed', {});
  const message = await within(column()).findByText(words.noneLeft);
  const [, wayOut] = within(column()).getAllByRole('button', { name: words.clearFilters });
  if (wayOut === undefined) throw new Error('no button under the sentence');
  expect(message.parentElement?.contains(wayOut)).toBe(true);
  await user.click(wayOut);
  await waitFor(() => expect(shownTitles()).toHaveLength(7));
});
