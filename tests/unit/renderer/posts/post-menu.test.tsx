// @vitest-environment happy-dom
/** What may be done with the open post: only what makes sense for it. */
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { emptyPost } from '#interview/upgrade.ts';
import { aWindow, type TestWindow } from '../a-window.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

it('a post that never was on a blog is not offered to be taken off one', async () => {
  opened = await aWindow(async ({ call }) => {
    const { id, saveNumber } = await call('posts.create', { kind: 'article', language: 'fr' });
    const document = { ...emptyPost('article', 'fr'), title: 'La criée au petit matin' };
    await call('posts.save', { id, baseSave: saveNumber, saveId: 'save-1', document });
  });
  const user = userEvent.setup();
  await user.click(await screen.findByText('La criée au petit matin'));
  await user.click(await screen.findByRole('button', { name: 'Autres actions' }));
  expect(await screen.findByRole('menuitem', { name: /Mettre à la corbeille/ })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: 'Retirer du blog…' })).toBeNull();
});
