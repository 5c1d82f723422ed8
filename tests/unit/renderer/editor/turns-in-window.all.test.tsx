// @vitest-environment happy-dom
/**
 * An interview in the whole window: turns assigned by digits and announced, numbered questions, another interview
 * from it.
 */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { REDO_COMMAND } from 'lexical';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { caretIn } from './editor-keys.ts';
import { undo } from './test-clipboard.ts';
import { anne, answer, heading, karim, lines, post, question, text, zoe } from './turn-editor.ts';
import { findWindowEditor, type WindowEditor } from './window-editor.ts';

const garden = {
  ...post(
    [anne, karim, zoe],
    question('q1', 'Un ?'),
    answer('a1', 'anne', 'Oui et non.'),
    answer('a2', 'karim', 'Non.'),
    heading('La serre'),
    question('q2', 'Deux ?'),
    answer('a3', 'anne', 'Deux fois.'),
    question('q3', 'Trois ?'),
    text('Merci.'),
  ),
  title: 'Les rencontres du jardin',
  numbered: true,
};
const knownIds = ['q1', 'a1', 'a2', 'q2', 'a3', 'q3'];

let opened: TestWindow;
let editor: WindowEditor;
let id = '';
beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    ({ id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' }));
    await backend.call('posts.save', { id, baseSave: 0, saveId: 's-1', document: garden });
    await backend.call('settings.set', { welcomed: true });
    await backend.call('last-position.set', { postId: id, caret: '' });
  });
  await screen.findByText('Oui et non.');
  editor = await findWindowEditor();
});
afterEach(async () => {
  cleanup();
  await opened.close();
});

const readStored = async (): Promise<string[]> =>
  lines((await opened.backend.call('posts.get', { id })).document.body, knownIds);
const lastAnnouncement = (): string | null | undefined =>
  [...document.querySelectorAll('output[aria-live]')].at(-1)?.textContent;
/** A digit key of an AZERTY keyboard, which types « é » for 2. */
const azertyDigit = (digit: number, sign: string): void =>
  void fireEvent.keyDown(editor.root, { key: sign, code: `Digit${digit}`, ctrlKey: true });

it('assigns an answer by a person’s digit key, and announces it', async () => {
  caretIn(editor, 'Non.');
  await waitFor(() => expect(lastAnnouncement()).toBe('Réponse de Karim Haddad'));
  azertyDigit(3, '"');
  await waitFor(() => expect(lastAnnouncement()).toBe('Réponse de Zoé'));
  await waitFor(async () => expect((await readStored())[2]).toBe('a2 zoe: Non.'));
  await undo(editor);
  await waitFor(async () => expect(await readStored()).toEqual(lines(garden.body, knownIds)));
});

it('addresses a question to people by their digit keys, announces and shows them', async () => {
  caretIn(editor, 'Deux ?');
  await waitFor(() => expect(lastAnnouncement()).toBe('Question 2'));
  azertyDigit(2, 'é');
  await waitFor(() => expect(lastAnnouncement()).toBe('Question à Karim Haddad'));
  azertyDigit(1, '&');
  await waitFor(() =>
    expect(editor.root.querySelector('[data-turn="q2"] .escale-asked')?.textContent).toBe(
      'À Anne Lenoir et Karim Haddad',
    ),
  );
  await waitFor(async () => expect((await readStored())[4]).toBe('q2 Deux ? (à anne+karim)'));
  await undo(editor);
  await undo(editor);
  await waitFor(async () => expect(await readStored()).toEqual(lines(garden.body, knownIds)));
});

it('shows the numbers of questions by the switch of the outline, after undo and redo too', async () => {
  act(() => opened.tell('menu.command', { command: 'outline' }));
  const isShown = (): boolean => editor.root.hasAttribute('data-numbered');
  const numbers = await screen.findByLabelText<HTMLInputElement>('Numéroter les questions');
  expect([numbers.checked, isShown()]).toEqual([true, true]);
  await userEvent.click(numbers);
  await waitFor(() => expect([numbers.checked, isShown()]).toEqual([false, false]));
  await undo(editor);
  await waitFor(() => expect([numbers.checked, isShown()]).toEqual([true, true]));
  editor.editor.dispatchCommand(REDO_COMMAND, undefined);
  await waitFor(() => expect(isShown()).toBe(false));
});

it('creates another interview with the same questions and no answer', async () => {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Autres façons de commencer' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Mêmes questions que ce billet' }));
  await screen.findByText('Nouvel entretien créé avec les mêmes questions.');
  const title = screen.getByRole('textbox', { name: 'Titre' });
  await waitFor(() => expect(title).toHaveProperty('value', ''));
  const { root } = await findWindowEditor();
  expect(within(root).getByText('Trois ?')).toBeTruthy();
  expect(within(root).queryByText('Deux fois.')).toBeNull();
});
