// @vitest-environment happy-dom
/** The menu of the open post: only valid acts. */
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { search } from '#assets/messages/fr/search.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function withAnOpenPost(): Promise<void> {
  opened = await openTestWindow(async ({ call }) => {
    await call('settings.set', { welcomed: true });
    const { id, saveNumber } = await call('posts.create', { kind: 'article', language: 'fr' });
    const document = { ...emptyPost('article', 'fr'), title: 'La criée au petit matin' };
    await call('posts.save', { id, baseSave: saveNumber, saveId: 'save-1', document });
    await call('last-position.set', { postId: id, caret: '' });
  });
  await screen.findByDisplayValue('La criée au petit matin');
}

/** The last state that the shell’s menu was given. */
const lastMenuState = (): unknown =>
  opened?.requests.filter(({ name }) => name === 'window.post-on-blog').at(-1)?.input;

it('does not offer to withdraw a post that was never on a blog', async () => {
  await withAnOpenPost();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Autres actions' }));
  expect(await screen.findByRole('menuitem', { name: /Mettre à la corbeille/ })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: 'Retirer du blog…' })).toBeNull();
  await user.keyboard('{Escape}');
  expect(lastMenuState()).toEqual({ is: false });
  // A menu that was not greyed yet.
  opened?.tell('menu.command', { command: 'take-down' });
  opened?.tell('menu.command', { command: 'go-to' });
  await screen.findByPlaceholderText(search.goToField);
  expect(screen.queryByRole('dialog', { name: 'Retirer du blog' })).toBeNull();
  await user.keyboard('retirer');
  expect(screen.queryByText('Retirer du blog ou du site…')).toBeNull();
});
