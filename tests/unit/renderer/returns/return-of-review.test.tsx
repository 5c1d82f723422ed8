// @vitest-environment happy-dom
/** A text sent for review comes back: each passage with its state, and the chosen words are written with one undo. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { returns as words } from '#assets/messages/fr/returns.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { rewordDocument } from '#tests/builders/reworded-document.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { expectDialog } from '../ui/open-dialog.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const ANNE = 'Anne Martin';
const TOKEN = 'a'.repeat(32);
const post: Post = buildInterview()
  .titled('Un jardin partagé')
  .withPerson(ANNE)
  .asking('Pourquoi un jardin ici ?')
  .answering(ANNE, 'Pour les enfants du quartier.')
  .asking('Et pendant l’hiver ?')
  .answering(ANNE, 'Nous taillons les haies.').post;

let opened: TestWindow;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder('return');
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

/** A window with the sent post, open or not, and the document that came back, under TOKEN. */
async function openReturned(shell: Record<string, object>, isOpen = true): Promise<string> {
  let postId = '';
  const file = path.join(folder, 'jardin.docx');
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true });
      postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
      await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document: post });
      if (isOpen) await backend.call('last-position.set', { postId, caret: '' });
      const destination = 'token-of-a-destination-file';
      exportsOf(backend.backend).destinations.grant(destination, file);
      await backend.call('exports.send', { postId, format: 'docx', recipient: ANNE, destination });
      const back = path.join(folder, 'retour.docx');
      writeFileSync(
        back,
        await rewordDocument(file, 'Nous taillons les haies.', 'Nous taillons et nous semons.'),
      );
      await backend.dispatch('host', 'files.grant', { token: TOKEN, path: back });
    },
    { shell },
  );
  return postId;
}

it('shows each passage of a returned document, writes the chosen words, and stores who approved what', async () => {
  const postId = await openReturned({
    'dialogs.choose-document': { file: { token: TOKEN, name: 'retour.docx' } },
  });
  await screen.findByDisplayValue(post.title);
  opened.tell('menu.command', { command: 'add-answers' });
  const source = await screen.findByRole('dialog');
  await userEvent.click(within(source).getByRole('button', { name: 'Choisir un document…' }));

  await expectDialog({ title: words.titleOf(ANNE), focus: 'Changer de personne', act: words.accept });
  const sheet = within(await screen.findByRole('dialog', { name: words.titleOf(ANNE) }));
  const list = within(await sheet.findByRole('list', { name: words.turns }));
  await waitFor(() => expect(list.getAllByText(words.states.corrected)).toHaveLength(1));
  expect(list.getAllByText(words.states.approved).length).toBeGreaterThan(0);
  expect(list.getAllByText(/semons/).length).toBeGreaterThan(0);
  await userEvent.click(sheet.getByRole('button', { name: words.accept }));
  await screen.findByText(plainSpaces(words.taken(1)), { exact: false });

  const stored = async (): Promise<string> =>
    blocksToText((await opened.backend.call('posts.get', { id: postId })).document.body);
  expect(await stored()).toContain('Nous taillons et nous semons.');
  const { items } = await opened.backend.call('returns.turns', { postId });
  expect(
    items
      .filter(({ turn }) => turn.startsWith('a'))
      .map(({ turn, state, isCurrent }) => [turn, state, isCurrent]),
  ).toEqual([
    ['a1', 'approved', true],
    ['a2', 'corrected', true],
  ]);
  expect((await opened.backend.call('approvals.list', { postId })).awaited).toEqual([]);
  expect((await opened.backend.call('returns.list', { postId })).items).toMatchObject([
    { name: ANNE, fileName: 'retour.docx', carrier: 'document' },
  ]);

  // Beside the name of each answer.
  await screen.findByRole('img', { name: `approuvé\u00a0: ${ANNE}` });
  await screen.findByRole('img', { name: `corrigé\u00a0: ${ANNE}` });

  opened.tell('menu.command', { command: 'undo' });
  await waitFor(async () => expect(await stored()).toContain('Nous taillons les haies.'));
  // The words are others again: the correction is visibly out of date.
  await screen.findByRole('img', { name: `modifié depuis l’accord\u00a0: ${ANNE}` });
});

it('opens the interview of a returned document that the system opens with Escale', async () => {
  const shell: Record<string, object> = { 'files.take-opened': { files: [] } };
  await openReturned(shell, false);
  await screen.findByRole('button', { name: 'Rechercher' });
  shell['files.take-opened'] = { files: [{ token: TOKEN, name: 'retour.docx' }] };
  opened.tell('files.opened', {});
  const sheet = within(await screen.findByRole('dialog', { name: words.titleOf(ANNE) }));
  await sheet.findByRole('list', { name: words.turns });
  expect(screen.getByDisplayValue(post.title)).toBeTruthy();
});
