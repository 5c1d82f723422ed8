// @vitest-environment happy-dom
/** While a post is loading, the former text stays in its place, and accepts no typing. */
import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { TestWindow } from '../test-window.tsx';
import { openQuay, openByClick, clickAtOnce } from './two-posts.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  // All that was written is saved, or it would be tried again in the next window.
  await opened?.quiet();
  await opened?.close();
  opened = undefined;
});

const start = async (): Promise<TestWindow> => (opened = await openQuay());

const isTaken = (into: Element): boolean => {
  const event = createEvent.keyDown(into, { key: 'e', bubbles: true, cancelable: true });
  fireEvent(into, event);
  return event.defaultPrevented;
};

it('the former text stays until the next one is loaded, and accepts no typing', async () => {
  const window = await start();
  const title = screen.getByDisplayValue('Le quai');
  expect(isTaken(title)).toBe(false);
  const release = window.hold('posts.get');
  clickAtOnce('Les serres');
  expect(title.isConnected).toBe(true);
  expect(isTaken(title)).toBe(true);
  release();
  const next = await screen.findByDisplayValue('Les serres');
  expect(title.isConnected).toBe(false);
  expect(isTaken(next)).toBe(false);
});

it('the former text disappears when the next one fails to load', async () => {
  const window = await start();
  const title = screen.getByDisplayValue('Le quai');
  const release = window.hold('posts.get');
  await openByClick('Les serres');
  await waitFor(() => expect(title.isConnected).toBe(false));
  release();
  await screen.findByDisplayValue('Les serres');
});

it('the former text resumes when it is chosen again before the next one is loaded', async () => {
  const window = await start();
  const title = screen.getByDisplayValue('Le quai');
  const release = window.hold('posts.get');
  clickAtOnce('Les serres');
  clickAtOnce('Le quai');
  expect(isTaken(title)).toBe(false);
  release();
  await window.quiet();
  expect(screen.queryByDisplayValue('Les serres')).toBeNull();
  fireEvent.change(screen.getByDisplayValue('Le quai'), { target: { value: 'Le quai neuf' } });
  await waitFor(async () => {
    const { items } = await window.backend.call('posts.list', { list: 'all', limit: 10 });
    expect(items.map((item) => item.title)).toContain('Le quai neuf');
  });
});

it('what was typed last before the click is saved', async () => {
  const window = await start();
  fireEvent.change(screen.getByDisplayValue('Le quai'), { target: { value: 'Le quai, le soir' } });
  await openByClick('Les serres');
  await screen.findByDisplayValue('Les serres');
  await waitFor(async () => {
    const { items } = await window.backend.call('posts.list', { list: 'all', limit: 10 });
    expect(items.map((item) => item.title)).toContain('Le quai, le soir');
  });
});
