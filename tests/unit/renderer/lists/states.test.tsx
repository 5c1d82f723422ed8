// @vitest-environment happy-dom
/** The lists of states: one row each in the sidebar, one list for each post, and posts to update by one click. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SHOWN_STATUSES } from '#contract/shapes.ts';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';
import { postStatusOf } from '#renderer/lists/status-words.ts';
import { SCREENS } from '#renderer/ui/window/screens.ts';
import { addImported } from '#tests/builders/imported-post.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const [DRAFT, ASKED, ONLINE, CHANGED] = ['Le brouillon', 'À faire lire', 'La criée', 'Le bac'];
let opened: TestWindow;

beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (const title of [DRAFT, ASKED]) {
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
      if (title === ASKED)
        await backend.call('approvals.await', { postId: id, name: 'la direction', awaited: true });
    }
    const { db, newId } = backend.backend;
    for (const title of [ONLINE, CHANGED])
      addImported(db, { title, html: '<p>Le bac part.</p>' }, { now: backend.clock.now, newId });
    const { items } = await backend.call('posts.list', { list: 'published', limit: 10 });
    const { id, document, saveNumber } = await backend.call('posts.get', {
      id: items.find(({ title }) => title === CHANGED)?.id ?? '',
    });
    await backend.call('posts.save', {
      id,
      baseSave: saveNumber,
      saveId: 'save-of-a-change',
      document: { ...document, labels: ['port'] },
    });
  });
});
afterEach(() => opened.close());

const titlesIn = async (list: string): Promise<string[]> => {
  const grid = await screen.findByRole('grid', { name: list });
  await within(grid).findAllByRole('row');
  return within(grid)
    .getAllByRole('row')
    .map((row) => row.getAttribute('aria-label') ?? '')
    .toSorted((one, other) => one.localeCompare(other));
};

it('shows each post in one list of states, and all of them in the last', async () => {
  const user = userEvent.setup();
  const sidebar = await screen.findByRole('navigation');
  const go = async (name: RegExp): Promise<void> =>
    user.click(await within(sidebar).findByRole('button', { name }));
  await go(/^Brouillons 1$/);
  expect(await titlesIn('Brouillons')).toEqual([DRAFT]);
  await go(/^À valider 1$/);
  expect(await titlesIn('À valider')).toEqual([ASKED]);
  await go(/^En ligne 2, 1 à mettre à jour$/);
  expect(await titlesIn('En ligne')).toEqual([ONLINE, CHANGED]);
  await go(/^Tous les billets 4$/);
  expect(await titlesIn('Tous les billets')).toHaveLength(4);
});

it('shows only the posts to update by one click, and the whole list by another', async () => {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^En ligne 2/ }));
  const toggle = await screen.findByRole('button', { name: '1 à mettre à jour' });
  await user.click(toggle);
  expect(toggle.getAttribute('aria-pressed')).toBe('true');
  await screen.findByText('1 sur 2');
  expect(await titlesIn('En ligne')).toEqual([CHANGED]);
  await user.click(toggle);
  await screen.findByRole('row', { name: ONLINE });
});

it('heads each list with its name, and is filtered by keyboard', async () => {
  const user = userEvent.setup();
  const column = await screen.findByRole('region', { name: 'Liste' });
  (await screen.findByRole('button', { name: /^En ligne 2/ })).focus();
  await user.keyboard('{Enter}');
  const grid = await screen.findByRole('grid', { name: 'En ligne' });
  expect(within(column).getByRole('heading').textContent).toBe('En ligne');
  expect(grid.getAttribute('aria-rowcount')).toBe('2');
  const toggle = await within(column).findByRole('button', { name: '1 à mettre à jour' });
  toggle.focus();
  await user.keyboard(' ');
  await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('1'));
  expect(within(grid).getByRole('row').textContent).toContain(fr.window.statuses.changed);
  // The focus has not moved.
  await user.keyboard(' ');
  await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('2'));
  expect(toggle.getAttribute('aria-pressed')).toBe('false');
});

it('draws one icon for each state, in the sidebar and in lists', () => {
  const icons = SCREENS.map(({ icon }) => icon);
  expect(new Set(icons).size).toBe(icons.length);
  const iconOf = (id: string) => SCREENS.find((each) => each.id === id)?.icon;
  const statusIcons = SHOWN_STATUSES.map((status) => postStatusOf({ status }, fr.window.statuses).icon);
  expect(statusIcons).toEqual(['draft', 'approval', 'approval', 'send', 'clock', 'globe', 'changed', 'bin']);
  expect([iconOf('drafts'), iconOf('scheduled'), iconOf('published'), iconOf('bin')]).toEqual([
    'draft',
    'clock',
    'globe',
    'bin',
  ]);
  expect(postStatusOf({ status: 'for-approval' }, fr.window.statuses)).toMatchObject({
    icon: iconOf('reading'),
    word: 'À valider',
  });
});

it.each([
  ['fr', fr, 'Proposé'],
  ['en', en, 'Submitted'],
] as const)(
  '%s: marks a draft that waits on its blog for an editor, in lists and in search',
  (_, words, expected) => {
    expect(postStatusOf({ status: 'pending' }, words.window.statuses).word).toBe(expected);
    expect(words.search.statuses.pending).toBe(expected);
    expect(words.search.statuses['for-approval']).toBe(words.window.statuses['for-approval']);
  },
);
