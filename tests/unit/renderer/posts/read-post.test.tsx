// @vitest-environment happy-dom
/** A click on a post sends one request for it. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { TestWindow } from '../test-window.tsx';
import { openByClick, openTwoPosts } from './two-posts.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function start(): Promise<TestWindow> {
  opened = await openTwoPosts();
  return opened;
}

it('a post that failed to load at the click is loaded at the next try, and another one after it', async () => {
  const window = await start();
  window.refuse('posts.get', { code: 'unexpected' });
  await openByClick('Le quai');
  const again = await screen.findByRole('button', { name: 'Réessayer' });
  window.accept('posts.get');
  await userEvent.setup().click(again);
  expect(await screen.findByDisplayValue('Le quai')).toBeDefined();
  await openByClick('Les serres');
  expect(await screen.findByDisplayValue('Les serres')).toBeDefined();
});

it('after two clicks, shows the last', async () => {
  const window = await start();
  const release = window.hold('posts.get');
  await openByClick('Le quai');
  await openByClick('Les serres');
  release();
  expect(await screen.findByDisplayValue('Les serres')).toBeDefined();
  await window.quiet();
  expect(screen.queryByDisplayValue('Le quai')).toBeNull();
});
