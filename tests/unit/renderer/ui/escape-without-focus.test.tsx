// @vitest-environment happy-dom
/** Escape closes a dialog in the moment in which nothing has the focus: react-aria gives it back in the next frame. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
let settings: HTMLElement;
beforeEach(async () => {
  opened = await openTestWindow(
    async (backend) => void (await backend.call('settings.set', { welcomed: true })),
  );
  await screen.findByText('Aucun brouillon.');
  act(() => opened.tell('menu.command', { command: 'settings' }));
  settings = await screen.findByRole('dialog', { name: 'Réglages' });
});
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** Escape without a focused element. */
const escapeOnBody = (): void =>
  void document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
  );

it('closes the dialog whose focused element lost the focus', async () => {
  await waitFor(() => expect(settings.contains(document.activeElement)).toBe(true));
  act(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    expect(document.activeElement).toBe(document.body);
    escapeOnBody();
  });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('closes the dialog behind when the top one is just closed', async () => {
  const user = userEvent.setup();
  await user.click(await within(settings).findByRole('button', { name: 'Connecter un blog WordPress…' }));
  const over = await screen.findByRole('dialog', { name: 'Connecter un blog WordPress' });
  let keys = 0;
  new MutationObserver((_, observer) => {
    if (over.isConnected) return;
    observer.disconnect();
    keys += 1;
    escapeOnBody();
  }).observe(document.body, { childList: true, subtree: true });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(keys).toBe(1);
});
