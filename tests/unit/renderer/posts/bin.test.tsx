// @vitest-environment happy-dom
/** The bin, as the list and the text show it. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gardenInterview } from '../../../builders/demo-posts.ts';
import { aWindow, type TestWindow } from '../a-window.tsx';

const TITLE = 'La criée au petit matin';
const WAIT = { timeout: 5_000 };
let opened: TestWindow;
beforeEach(async () => {
  opened = await aWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (const title of ['Le bac et ses passeurs', TITLE]) {
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
    }
  });
});
afterEach(() => opened.close());

it('gives a post that is put back its text, to be written in', async () => {
  const user = userEvent.setup();
  const drafts = await screen.findByRole('grid', { name: 'Brouillons' }, WAIT);
  await user.click(within(drafts).getByText(TITLE));
  await screen.findByText(/Enregistré/, {}, WAIT);
  opened.tell('menu.command', { command: 'bin-post' });
  await screen.findByText(/est dans la corbeille\./, {}, WAIT);
  await user.click(screen.getByRole('button', { name: 'Corbeille' }));
  await user.click(await within(await screen.findByRole('grid', { name: 'Corbeille' })).findByText(TITLE));
  await user.click(await screen.findByRole('button', { name: 'Remettre dans les brouillons' }, WAIT));
  expect(await screen.findByRole('textbox', { name: 'Texte du billet' }, WAIT)).toBeTruthy();
  expect(screen.queryByText(/Ce billet est dans la corbeille/)).toBeNull();
});
