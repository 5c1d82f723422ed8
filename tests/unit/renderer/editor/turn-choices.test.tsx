// @vitest-environment happy-dom
/** The speaker of a turn, chosen by role and name in the whole window: the name field, the lists of people. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { anne, answer, karim, lines, post, question, zoe } from './turn-editor.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';

let opened: TestWindow;
let id = '';
afterEach(async () => {
  cleanup();
  await opened.close();
});

async function open(first = answer('a1', 'anne', 'Oui.')): Promise<void> {
  const document = {
    ...post([anne, karim, zoe], question('q1', 'Un ?'), first),
    title: 'Le jardin',
  };
  opened = await openTestWindow(async (backend) => {
    const created = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
    ({ id } = created);
    await backend.call('posts.save', { id, baseSave: 0, saveId: 'save-1', document });
    await backend.call('settings.set', { welcomed: true });
    await backend.call('last-position.set', { postId: id, caret: 't:a1:0:0' });
  });
  await screen.findByText('Un ?');
}

const readStored = async (): Promise<string[]> =>
  lines((await opened.backend.call('posts.get', { id })).document.body, ['q1', 'a1']);
const command = (name: string): void => {
  act(() => opened.tell('menu.command', { command: name }));
};

it('chooses several people for an answer, from its name field', async () => {
  await open();
  const user = userEvent.setup();
  command('turn-people');
  await screen.findByRole('combobox', { name: 'Personne qui répond' });
  await user.click(await screen.findByRole('option', { name: 'Plusieurs personnes…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Personnes de la réponse' });
  const list = within(dialog).getByRole('listbox', { name: 'Réponse de' });
  expect(
    within(list)
      .getByRole('option', { name: /Anne Lenoir/ })
      .getAttribute('aria-selected'),
  ).toBe('true');
  await user.click(within(list).getByRole('option', { name: /Zoé Morin/ }));
  await user.click(within(dialog).getByRole('switch', { name: 'Afficher le nom' }));
  await user.click(within(dialog).getByRole('button', { name: 'Terminer' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(async () => expect(await readStored()).toEqual(['q1 Un ?', 'a1 anne+zoe: Oui.']));
});

it('waits for the directory before it creates a person from a half-typed name', async () => {
  await open();
  const other = (await enterPerson(opened.backend, { name: 'Odile Ferrand' })).id;
  // More than the field shows before one types.
  for (let at = 0; at < 12; at += 1)
    await enterPerson(opened.backend, { name: `Anne ${'abcdefghijkl'[at]}` });
  const user = userEvent.setup();
  command('turn-people');
  const field = await screen.findByRole('combobox', { name: 'Personne qui répond' });
  const release = opened.hold('participants.list');
  await user.type(field, 'odile{Enter}');
  release();
  await waitFor(async () => expect(await readStored()).toEqual([`q1 Un ?`, `a1 ${other}: Oui.`]));
  const { items } = await opened.backend.call('participants.list', { query: 'odile', limit: 5 });
  expect(items.map(({ name }) => name)).toEqual(['Odile Ferrand']);
});

it('turns an empty answer with a question in its name field into a question, in one step', async () => {
  await open(answer('a1', ''));
  const user = userEvent.setup();
  command('turn-people');
  const field = await screen.findByRole('combobox', { name: 'Personne qui répond' });
  await user.type(field, ' Et  les voisins ?{Enter}');
  const questions = async (): Promise<string[]> =>
    lines((await opened.backend.call('posts.get', { id })).document.body, []).map((line) =>
      line.replace(/^\S+ /, ''),
    );
  await waitFor(async () => expect(await questions()).toEqual(['Un ?', 'Et les voisins\u202f?']));
  expect((await opened.backend.call('library.info', {})).participants).toBe(3);
  command('undo');
  await waitFor(async () => expect(await readStored()).toEqual(['q1 Un ?', 'a1 ?: ']));
});

it('hides a name and shows it again', async () => {
  await open();
  const user = userEvent.setup();
  command('turn-people');
  await screen.findByRole('combobox', { name: 'Personne qui répond' });
  await user.click(await screen.findByRole('option', { name: 'Ne pas afficher le nom' }));
  await waitFor(() => expect(document.querySelector('.escale-name')).toBeNull());
  command('turn-people');
  await user.click(await screen.findByRole('option', { name: 'Afficher le nom' }));
  await waitFor(() => expect(document.querySelector('.escale-name')?.textContent).toBe('Anne Lenoir'));
});
