// @vitest-environment happy-dom
/** The library is asked for a post at the press on it, once. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { aWindow, type TestWindow } from '../a-window.tsx';

const WAIT = { timeout: 10_000 };
let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function start(): Promise<TestWindow> {
  opened = await aWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (const title of ['Les serres', 'Le quai']) {
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
    }
  });
  return opened;
}

const press = async (title: string): Promise<void> =>
  userEvent
    .setup()
    .click(
      await within(await screen.findByRole('region', { name: 'Liste' }, WAIT)).findByText(title, {}, WAIT),
    );

it('a post that was not read at the press on it is read at the next try, and another one after it', async () => {
  const window = await start();
  window.refuse('posts.get', { code: 'unexpected' });
  await press('Le quai');
  const again = await screen.findByRole('button', { name: 'Réessayer' }, WAIT);
  window.accept('posts.get');
  await userEvent.setup().click(again);
  expect(await screen.findByDisplayValue('Le quai', {}, WAIT)).toBeDefined();
  await press('Les serres');
  expect(await screen.findByDisplayValue('Les serres', {}, WAIT)).toBeDefined();
});

it('of two presses, the last is what is shown', async () => {
  const window = await start();
  const release = window.hold('posts.get');
  await press('Le quai');
  await press('Les serres');
  release();
  expect(await screen.findByDisplayValue('Les serres', {}, WAIT)).toBeDefined();
  await window.quiet();
  expect(screen.queryByDisplayValue('Le quai')).toBeNull();
});
