// @vitest-environment happy-dom
/** Another post beside the open text: read, followed, closed, and as wide as before. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { openQuay } from '../posts/two-posts.tsx';
import { setWindowSize } from '../window-size.ts';
import type { TestWindow } from '../test-window.tsx';
import { ask, findField } from './search-window.ts';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.quiet();
  await opened?.close();
  opened = undefined;
});

async function start(): Promise<TestWindow> {
  setWindowSize(1_280, 800);
  opened = await openQuay();
  return opened;
}

const findPane = (): Promise<HTMLElement> => screen.findByRole('complementary', { name: 'Billet à côté' });
const isPaneShown = (): boolean => screen.queryByRole('complementary', { name: 'Billet à côté' }) !== null;

async function showBeside(title: string): Promise<HTMLElement> {
  fireEvent.keyDown(screen.getByRole('row', { name: title }), { key: 'Enter', ctrlKey: true });
  const pane = await findPane();
  await within(pane).findByRole('heading', { name: title });
  return pane;
}

it('Ctrl+Enter on a row shows its post beside the open one, and Escape closes it', async () => {
  await start();
  const pane = await showBeside('Les serres');
  expect(screen.queryByDisplayValue('Le quai') !== null).toBe(true);
  // Read, never written.
  expect(within(pane).queryAllByRole('textbox')).toHaveLength(0);
  const text = within(pane).getByRole('group', { name: 'Texte du billet à côté' });
  expect(text.textContent.length).toBeGreaterThan(100);
  act(() => text.focus());
  fireEvent.keyDown(text, { key: 'Escape' });
  await waitFor(() => expect(isPaneShown()).toBe(false));
  expect(screen.queryByDisplayValue('Le quai') !== null).toBe(true);
});

it('follows the saves of the post', async () => {
  const window = await start();
  const pane = await showBeside('Les serres');
  const { items } = await window.backend.call('posts.list', { list: 'all', limit: 10 });
  const id = items.find(({ title }) => title === 'Les serres')?.id ?? '';
  const { document: post, saveNumber } = await window.backend.call('posts.get', { id });
  const document = { ...post, title: 'Les serres en mai' };
  await window.backend.call('posts.save', { id, baseSave: saveNumber, saveId: 's-may', document });
  act(() => window.tell('posts.changed', { ids: [id] }));
  expect(await within(pane).findByRole('heading', { name: 'Les serres en mai' })).toBeTruthy();
});

it('shows the open post itself as it is saved', async () => {
  await start();
  await showBeside('Le quai');
  fireEvent.change(screen.getByDisplayValue('Le quai'), { target: { value: 'Le quai neuf' } });
  expect(await within(await findPane()).findByRole('heading', { name: 'Le quai neuf' })).toBeTruthy();
});

it('keeps its width, which the arrow keys change', async () => {
  const window = await start();
  const pane = await showBeside('Les serres');
  const edge = within(pane).getByRole('separator', { name: 'Largeur du billet à côté' });
  fireEvent.keyDown(edge, { key: 'ArrowLeft' });
  await waitFor(() => expect(edge.getAttribute('aria-valuenow')).toBe('444'));
  fireEvent.keyDown(edge, { key: 'Home' });
  await waitFor(async () => expect((await window.backend.call('settings.get', {})).besideWidth).toBe(280));
});

it('a search result is shown beside the open post, at its passage', async () => {
  await start();
  fireEvent.click(screen.getByRole('button', { name: 'Rechercher' }));
  ask(await findField(), 'clef');
  fireEvent.click(await screen.findByRole('button', { name: 'Afficher à côté' }));
  const pane = await findPane();
  await waitFor(() => expect(pane.querySelector('[data-chosen]')?.textContent).toContain('clef'));
  expect(screen.queryByDisplayValue('Le quai') !== null).toBe(true);
});
