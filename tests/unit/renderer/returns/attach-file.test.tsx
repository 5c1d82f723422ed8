// @vitest-environment happy-dom
/** « Joindre une pièce signée… »: a scan is stored with its person, and erased with them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { returns as words } from '#assets/messages/fr/returns.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { expectDialog } from '../ui/open-dialog.ts';

const TOKEN = 'b'.repeat(32);
let opened: TestWindow;
afterEach(() => opened.close());

it('stores a scan as it is, for the person who signed', async () => {
  const user = userEvent.setup();
  let postId = '';
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true, panelShown: true });
      postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
      const document = buildInterview()
        .titled('Un jardin')
        .withPerson('Anne Martin')
        .asking('Pourquoi ?').post;
      await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document });
      await backend.call('last-position.set', { postId, caret: '' });
      const scan = path.join(backend.folder, 'accord.jpg');
      writeFileSync(scan, 'as received');
      await backend.dispatch('host', 'files.grant', { token: TOKEN, path: scan });
    },
    { shell: { 'dialogs.choose-document': { file: { token: TOKEN, name: 'accord.jpg' } } } },
  );
  await screen.findByDisplayValue('Un jardin');
  const panel = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (panel !== null) await user.click(panel);
  await user.click(await screen.findByRole('button', { name: /^Validations/ }));
  await user.click(await screen.findByRole('button', { name: words.attach }));
  await expectDialog({ title: words.attachTitle, focus: words.attachWho, act: words.attachAct });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(words.attachWhoMissing);
  await user.keyboard('Anne Martin{Escape}{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const { items } = await opened.backend.call('returns.list', { postId });
  expect(items).toMatchObject([
    { name: 'Anne Martin', purpose: 'consent', carrier: 'scan', fileName: 'accord.jpg', hasFile: true },
  ]);
  await screen.findByRole('button', { name: words.saveFileOf('accord.jpg') });
});
