// @vitest-environment happy-dom
/** Words typed, and Enter pressed, before the library has answered. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow | undefined;
let postId = '';
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** Two posts with the labels « Jardins partagés » and « Bord de l’eau », and an open one. */
async function start(): Promise<TestWindow> {
  const window = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true, panelShown: true });
    const add = async (title: string, labels: string[]): Promise<string> => {
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title, labels };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
      return id;
    };
    await add('Les serres', ['Jardins partagés']);
    await add('Le quai', ['Jardins partagés', 'Bord de l’eau']);
    // A list that is seen whole has no filter.
    for (let at = 0; at < 12; at += 1) await add(`La rive ${at}`, []);
    postId = await add('Le bac', []);
    await backend.call('last-position.set', { postId, caret: '' });
  });
  opened = window;
  return window;
}

const labels = async (window: TestWindow): Promise<readonly string[]> =>
  (await window.backend.call('posts.get', { id: postId })).document.labels;

it('a label is set in the library’s spelling', async () => {
  const window = await start();
  const release = window.hold('labels.list');
  await screen.findByText(/Enregistré/);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Afficher le volet' }));
  await user.type(
    await screen.findByRole('combobox', { name: 'Ajouter un libellé' }),
    'jardins partages{Enter}',
  );
  release();
  await waitFor(async () => expect(await labels(window)).toEqual(['Jardins partagés']));
});

it('a filter of the list shows matches for its letters, and Enter chooses the first', async () => {
  const window = await start();
  const user = userEvent.setup();
  await screen.findByText(/Enregistré/);
  await user.click(screen.getByRole('button', { name: /^Tous les billets/ }));
  const list = await screen.findByRole('grid', { name: 'Tous les billets' });
  await user.click(await screen.findByRole('button', { name: /^Filtrer/ }));
  const field = await screen.findByRole('combobox', { name: 'Libellé' });
  let release = window.hold('posts.facets');
  await user.type(field, 'jard');
  release();
  expect(await screen.findByRole('option', { name: /Jardins partagés/ })).toBeTruthy();

  // Only the chosen value stays, after its suggestions have come too.
  release = window.hold('posts.facets');
  await user.click(screen.getByRole('option', { name: /Jardins partagés/ }));
  release();
  await waitFor(() => expect(within(list).getAllByRole('row')).toHaveLength(2));
  // A later request has a later answer.
  await act(() => window.backend.call('posts.facets', { list: 'all' }));
  expect(screen.queryByRole('listbox')).toBeNull();

  // A list shortened by a choice removes nothing at the pointer.
  const releaseList = window.hold('posts.list');
  await user.clear(field);
  expect(document.activeElement).toBe(field);
  releaseList();
  release = window.hold('posts.facets');
  await user.type(field, 'bord{Enter}');
  release();
  await waitFor(() => expect(within(list).getAllByRole('row')).toHaveLength(1));
  expect(field).toHaveProperty('value', 'Bord de l’eau');
  // A repeated Enter changes nothing.
  await user.type(field, '{Enter}');
  expect(field).toHaveProperty('value', 'Bord de l’eau');
});

it('a new person is added to the post in which they were named, or to none', async () => {
  const window = await start();
  await screen.findByText(/Enregistré/);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Afficher le volet' }));
  const release = window.hold('participants.create');
  await user.type(await screen.findByRole('combobox', { name: 'Ajouter une personne' }), 'Zoé Lenoir{Enter}');
  await user.click(within(screen.getByRole('grid', { name: 'Brouillons' })).getByText('Le quai'));
  await screen.findByDisplayValue('Le quai');
  release();
  await waitFor(async () => {
    const { items } = await window.backend.call('participants.list', { query: 'Zoé Lenoir', limit: 1 });
    expect(items).toHaveLength(1);
  });
  await act(() => window.backend.call('participants.list', { query: '', limit: 1 }));
  expect(screen.queryByRole('button', { name: /Zoé Lenoir/ })).toBeNull();
});
