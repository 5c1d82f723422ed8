// @vitest-environment happy-dom
/** A post open or changed in another window, which the shell reports. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { TestWindow } from '../test-window.tsx';
import { openQuay, openByClick } from './two-posts.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.quiet();
  await opened?.close();
  opened = undefined;
});

const start = async (): Promise<TestWindow> => (opened = await openQuay());

const isShown = (title: string): boolean => screen.queryByDisplayValue(title) !== null;

async function idOf(window: TestWindow, title: string): Promise<string> {
  const { items } = await window.backend.call('posts.list', { list: 'all', limit: 10 });
  return items.find((item) => item.title === title)?.id ?? '';
}

it('a post open in another window is not editable, and opens once that window leaves it', async () => {
  const window = await start();
  const id = await idOf(window, 'Les serres');
  window.refuse('conflicts.hold', { code: 'post.open-elsewhere' });
  await openByClick('Les serres');
  await screen.findByText(/ouvert dans une autre fenêtre/);
  await window.quiet();
  expect(isShown('Les serres')).toBe(false);
  screen.getByRole('button', { name: 'Aller à cette fenêtre' });
  window.accept('conflicts.hold');
  window.tell('posts.left', { ids: [id] });
  await screen.findByDisplayValue('Les serres');
});

it('a text changed by another window is read again, except one with unsaved words', async () => {
  const window = await start();
  const id = await idOf(window, 'Le quai');
  const { document: post, saveNumber } = await window.backend.call('posts.get', { id });
  const focus = vi.spyOn(globalThis.document, 'hasFocus').mockReturnValue(false);
  const change = { id, saveId: 's-elsewhere', document: { ...post, title: 'Le quai neuf' } };
  await window.backend.call('posts.save', { ...change, baseSave: saveNumber });
  window.tell('posts.changed', { ids: [id] });
  const title = await screen.findByDisplayValue('Le quai neuf');

  const release = window.hold('posts.save');
  fireEvent.change(title, { target: { value: 'Le quai, ici' } });
  const again = { ...change, saveId: 's-again', baseSave: saveNumber + 1 };
  await window.backend.call('posts.save', again);
  window.tell('posts.changed', { ids: [id] });
  release();
  // Nothing is overwritten: the author decides.
  await screen.findByText(/modifié ailleurs/);
  expect(isShown('Le quai, ici')).toBe(true);
  focus.mockRestore();
});

it('the open post moves to a window of its own once it is saved, and leaves this one', async () => {
  const window = await start();
  const id = await idOf(window, 'Le quai');
  fireEvent.change(screen.getByDisplayValue('Le quai'), { target: { value: 'Le quai, le soir' } });
  window.tell('menu.command', { command: 'open-window' });
  await waitFor(() =>
    expect(window.requests).toContainEqual({ name: 'windows.open', input: { postId: id } }),
  );
  expect((await window.backend.call('posts.get', { id })).document.title).toBe('Le quai, le soir');
  await waitFor(() => expect(isShown('Le quai, le soir')).toBe(false));
});

it('when no window can be opened the post stays, and the reason is shown', async () => {
  const window = await start();
  window.refuse('windows.open', { code: 'window.too-many' });
  window.tell('menu.command', { command: 'open-window' });
  await screen.findByText(/fenêtres sont déjà ouvertes/);
  expect(isShown('Le quai')).toBe(true);
});

it('Shift+Enter and the middle button open a row’s post in a window of its own, and leave this one unchanged', async () => {
  const window = await start();
  const id = await idOf(window, 'Les serres');
  const row = screen.getByRole('row', { name: 'Les serres' });
  fireEvent.keyDown(row, { key: 'Enter', shiftKey: true });
  fireEvent(row, new MouseEvent('auxclick', { button: 1, bubbles: true }));
  const request = { name: 'windows.open', input: { postId: id } };
  await waitFor(() => expect(window.requests.filter(({ name }) => name === 'windows.open')).toHaveLength(2));
  expect(window.requests.filter(({ name }) => name === 'windows.open')).toEqual([request, request]);
  expect(isShown('Le quai')).toBe(true);
});

it('the address of a second window has its current post, for a reload', async () => {
  globalThis.location.hash = '#post=';
  const window = await start();
  expect(globalThis.location.hash).toBe(`#post=${await idOf(window, 'Le quai')}`);
  globalThis.location.hash = '';
});
