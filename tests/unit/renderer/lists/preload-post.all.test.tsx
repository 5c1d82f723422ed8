// @vitest-environment happy-dom
/** A post hovered over in the list is read before the click, without ever showing an older text. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import type { TestWindow } from '../test-window.tsx';
import { openQuay, clickAtOnce } from '../posts/two-posts.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.quiet();
  await opened?.close();
  opened = undefined;
});

/** A window on « Le quai », with « Les serres » read ahead. */
async function start(): Promise<TestWindow> {
  const window = (opened = await openQuay());
  await window.quiet();
  window.called.clear();
  const list = screen.getByRole('region', { name: 'Liste' });
  fireEvent.pointerOver(within(list).getByText('Les serres'));
  await waitFor(() => expect(window.called.has('posts.get')).toBe(true));
  await window.quiet();
  window.called.clear();
  return window;
}

/** Saves a new post text like another client; returns the id. */
async function rewrite({ backend }: TestWindow, title: string): Promise<string> {
  const { items } = await backend.call('posts.list', { list: 'all', limit: 10 });
  const id = items.find((item) => item.title === 'Les serres')?.id ?? '';
  const { saveNumber } = await backend.call('posts.get', { id });
  const document = { ...gardenInterview, title };
  await backend.call('posts.save', { id, baseSave: saveNumber, saveId: 's-other', document });
  return id;
}

it('opens at the click, without another read', async () => {
  const window = await start();
  clickAtOnce('Les serres');
  expect(screen.getByDisplayValue('Les serres')).toBeDefined();
  await window.quiet();
  expect(window.called.has('posts.get')).toBe(false);
  expect(window.called.has('conflicts.hold')).toBe(true);
  fireEvent.change(screen.getByDisplayValue('Les serres'), { target: { value: 'Les serres neuves' } });
  await waitFor(async () => {
    const { items } = await window.backend.call('posts.list', { list: 'all', limit: 10 });
    expect(items.map((item) => item.title)).toContain('Les serres neuves');
  });
});

it('is read again at the click when the post was reported as changed', async () => {
  const window = await start();
  const id = await rewrite(window, 'Les serres, le soir');
  window.tell('posts.changed', { ids: [id] });
  clickAtOnce('Les serres');
  expect(window.called.has('posts.get')).toBe(true);
  expect(await screen.findByDisplayValue('Les serres, le soir')).toBeDefined();
});

it('is replaced by a newer text that was not reported yet', async () => {
  const window = await start();
  await rewrite(window, 'Les serres, le soir');
  window.backend.events.length = 0;
  clickAtOnce('Les serres');
  expect(await screen.findByDisplayValue('Les serres, le soir')).toBeDefined();
  expect(screen.queryByDisplayValue('Les serres')).toBeNull();
});

it('is kept after events about other posts', async () => {
  const window = await start();
  window.tell('posts.changed', { ids: ['another'] });
  clickAtOnce('Les serres');
  expect(screen.getByDisplayValue('Les serres')).toBeDefined();
  expect(window.called.has('posts.get')).toBe(false);
});

it('is a single text: the last one hovered over', async () => {
  const window = await start();
  clickAtOnce('Les serres');
  await window.quiet();
  const list = screen.getByRole('region', { name: 'Liste' });
  fireEvent.pointerOver(within(list).getByText('Le quai'));
  await waitFor(() => expect(window.called.has('posts.get')).toBe(true));
  await window.quiet();
  clickAtOnce('Le quai');
  expect(screen.getByDisplayValue('Le quai')).toBeDefined();
});
