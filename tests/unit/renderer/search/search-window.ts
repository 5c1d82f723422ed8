/** The search of a test window, on a library with published posts, and an author’s acts. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Settings } from '#contract/library.ts';
import { addArchive, ARCHIVE, type Archived } from '#tests/builders/sample-archive.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { setWindowSize } from '../window-size.ts';

export type SearchWindow = TestWindow &
  Readonly<{
    /** Ids of the posts, in the order of the archive. */
    ids: readonly string[];
    field: HTMLInputElement;
  }>;

/** Resolves once the results of the empty box are shown. */
export async function openSearchWindow(
  archive: readonly Archived[] = ARCHIVE,
  settings: Partial<Settings> = {},
): Promise<SearchWindow> {
  // Filters, results and preview side by side.
  setWindowSize(1_280, 800);
  let ids: string[] = [];
  const opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true, ...settings });
    ids = addArchive(backend.backend.db, archive);
  });
  const sidebar = await screen.findByRole('navigation', { name: 'Barre latérale' });
  await userEvent.click(within(sidebar).getByRole('button', { name: 'Rechercher' }));
  const field = await findField();
  await screen.findByRole('listbox', { name: 'Résultats' });
  return { ...opened, ids, field };
}

export const findField = (): Promise<HTMLInputElement> =>
  screen.findByRole('searchbox', { name: 'Rechercher dans tous les billets' });
export const results = (): HTMLElement => screen.getByRole('listbox', { name: 'Résultats' });
export const preview = (): HTMLElement => screen.getByRole('region', { name: 'Aperçu du résultat' });
export const facets = (): HTMLElement => screen.getByRole('navigation', { name: 'Filtrer' });

/** The result that is chosen. */
export const findChosen = (words: string): Promise<HTMLElement> =>
  waitFor(() => {
    const chosen = within(results()).getByRole('option', { selected: true });
    if (!chosen.textContent.includes(words)) throw new Error(`chosen: ${chosen.textContent}`);
    return chosen;
  });

/** Replaces the query, as a paste does. */
export const ask = (field: HTMLInputElement, query: string): void => {
  fireEvent.change(field, { target: { value: query } });
};

/** Replaces the query; resolves once that number of posts is reported. */
export async function look(field: HTMLInputElement, query: string, posts: number): Promise<void> {
  ask(field, query);
  await findCount(posts);
}

export const findCount = (posts: number): Promise<HTMLElement[]> =>
  screen.findAllByText(posts < 2 ? `${posts} billet trouvé` : `${posts} billets trouvés`);

/** The result whose excerpt has these words. */
export const findPassage = (words: string): Promise<HTMLElement> =>
  waitFor(() => {
    const passage = within(results())
      .getAllByRole('option')
      .find((option) => option.textContent?.includes(words));
    if (passage === undefined) throw new Error(`no passage holds « ${words} »`);
    return passage;
  });
