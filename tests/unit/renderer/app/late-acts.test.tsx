// @vitest-environment happy-dom
/** Dialogs that act after the click: on the chosen item, and open until they are done. */
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { ReadDocument } from '#contract/exchange.ts';
import { ChangesDialog } from '#renderer/changes-and-notes/ChangesDialog.tsx';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow | undefined;
afterEach(async () => {
  cleanup();
  await opened?.close();
  opened = undefined;
});

const read = (words: string): ReadDocument => ({
  name: 'relu.docx',
  blocks: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  notes: [],
  colours: [],
  warnings: [],
  changes: [
    { kind: 'insertion', author: 'Anne', removed: '', inserted: 'petit ', before: 'Un ', after: 'jardin' },
  ],
  comments: [],
  again: 'once-more',
});

/** The answers to « read again », in order. */
function reading(): { resolve: (words: string) => Promise<void>; refuse: () => Promise<void> } {
  const waiting: ((envelope: unknown) => void)[] = [];
  const give = (envelope: unknown): Promise<void> =>
    act(async () => {
      waiting.shift()?.(envelope);
      await Promise.resolve();
    });
  const bridge = {
    call: () => new Promise((resolve) => waiting.push(resolve)),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  return {
    resolve: (words) => give({ ok: true, value: read(words) }),
    refuse: () => give({ ok: false, failure: { code: 'file.unreadable', params: {} } }),
  };
}

it('creates no post of the former choice while the document is read again, nor after a failure', async () => {
  const again = reading();
  const made: string[] = [];
  render(
    <ChangesDialog
      document={read('Un petit jardin')}
      onCreate={({ blocks }) => made.push(JSON.stringify(blocks))}
      onClose={() => undefined}
    />,
  );
  const user = userEvent.setup();
  const create = screen.getByRole('button', { name: 'Créer le billet' });
  await user.click(screen.getByRole('radio', { name: /Version d’origine/ }));
  await user.click(create);
  expect(made).toEqual([]);
  await again.refuse();
  await user.click(create);
  expect(made).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Réessayer' }));
  await again.resolve('Un jardin');
  await user.click(create);
  expect(made).toEqual([JSON.stringify(read('Un jardin').blocks)]);
});

it('stays open while the request runs', async () => {
  let postId = '';
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document: gardenInterview });
    await backend.call('last-position.set', { postId, caret: '' });
  });
  await screen.findByText(/Enregistré/);
  const user = userEvent.setup();
  opened.tell('menu.command', { command: 'add-answers' });
  await screen.findByRole('dialog');
  await user.click(screen.getByRole('textbox', { name: /coller le texte/ }));
  await user.paste('Qui êtes-vous et d’où venez-vous ?\n\nUne troisième jardinière.');
  const field = await screen.findByRole('combobox');
  await user.clear(field);
  await user.type(field, 'Zoé Lenoir{Enter}');
  const release = opened.hold('participants.create');
  await user.click(await screen.findByRole('button', { name: /^Ajouter \d|^Ajouter la réponse/ }));
  await user.keyboard('{Escape}');
  expect(screen.getByRole('dialog')).toBeTruthy();
  release();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await screen.findByText('Une troisième jardinière.')).toBeTruthy();
});

it('types into the new interview once the blog is connected, however late its text arrives', async () => {
  opened = await openTestWindow();
  const { hold } = opened;
  const user = userEvent.setup();
  const open = hold('posts.get');
  await user.click(await screen.findByRole('button', { name: /^Connecter un blog WordPress/ }));
  const connecting = await screen.findByRole('dialog', { name: 'Connecter un blog WordPress' });
  await waitFor(() => expect(document.activeElement?.closest('[role="dialog"]')).toBe(connecting));
  open();
  await screen.findByRole('textbox', { name: 'Titre', hidden: true });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(connecting.isConnected).toBe(false));
  // Before the settings behind have the focus again.
  act(() => (document.activeElement as HTMLElement).blur());
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Titre'));
});
