// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost } from '../../backend/people/test-directory.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('offers the directory’s portrait to a post, and never sets it by itself', async () => {
  let id = '';
  let portrait = '';
  opened = await openTestWindow(async (desk) => {
    id = addPost(desk, postWithAnswers('Le jardin', ANNE, KARIM));
    const taken = await addAsset(
      desk.backend,
      { name: 'anne.png', bytes: await gardenPicture() },
      desk.clock.now,
    );
    portrait = taken.sha256;
    await desk.call('people.save', { id: 'anne', set: { portrait } });
    await desk.call('settings.set', { welcomed: true });
    await desk.call('last-position.set', { postId: id, caret: '' });
  });
  const person = async () => (await opened.backend.call('posts.get', { id })).document.participants[0];
  await screen.findByText('Ce que dit Anne Martin.');
  const user = userEvent.setup();
  const panel = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (panel !== null) await user.click(panel);
  await user.click(await screen.findByRole('button', { name: /Anne Martin/, expanded: false }));
  await user.click(await screen.findByRole('button', { name: 'Utiliser le portrait de l’annuaire' }));
  await waitFor(async () => expect((await person())?.portrait).toBe(portrait));
  await user.click(await screen.findByRole('button', { name: 'Retirer le portrait du billet' }));
  await waitFor(async () => expect((await person())?.portrait).toBeUndefined());
});
