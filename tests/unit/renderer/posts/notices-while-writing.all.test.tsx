// @vitest-environment happy-dom
/** A notice about the open post: its actions, and its removal. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { typography } from '#assets/messages/fr/checks.ts';
import type { Post } from '#interview/document.ts';
import { blockToText } from '#interview/plain.ts';
import { NOTICE_MS } from '#renderer/ui/window/notices.tsx';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { caretIn, write } from '../editor/editor-keys.ts';
import { paste } from '../editor/test-clipboard.ts';
import { findWindowEditor, type WindowEditor } from '../editor/window-editor.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const RECEIVED = 'Bonjour\n\nQui tient la barre ?\nUne passeuse.\n\nPourquoi ce bac ?\nPour le marché.';
/** As the testing library reads it: no-break spaces are spaces. */
const OFFER = words.answersLikely(2).replaceAll('\u00a0', ' ');
const interview = buildInterview()
  .titled('Le bac')
  .asking('Qui tient la barre ?')
  .asking('Pourquoi ce bac ?')
  .saying('Merci à toutes.').post;
const article = buildArticle().titled('Le bac').saying('Quoi ? Un bac !').post;

let opened: TestWindow;
let postId = '';
afterEach(async () => {
  vi.useRealTimers();
  cleanup();
  await opened.close();
});

/** The first of these posts is open. */
async function open(...posts: readonly Post[]): Promise<WindowEditor> {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    const ids: string[] = [];
    for (const document of posts) {
      const { id } = await backend.call('posts.create', { kind: document.kind, language: 'fr' });
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
      ids.push(id);
    }
    postId = ids[0] ?? '';
    await backend.call('last-position.set', { postId, caret: '' });
  });
  await screen.findByDisplayValue(posts[0]?.title ?? '');
  return findWindowEditor();
}

const messages = () => within(screen.getByRole('region', { name: 'Messages' }));
const command = (name: string): void => act(() => opened.tell('menu.command', { command: name }));

async function pasteAnswers(editor: WindowEditor): Promise<void> {
  caretIn(editor, 'Merci à toutes.');
  await paste(editor, { 'text/plain': RECEIVED });
  await messages().findByText(OFFER);
}

it('keeps the pasted answers in the text when the dialog that places them is closed by Escape', async () => {
  const editor = await open(interview);
  await pasteAnswers(editor);
  const user = userEvent.setup();
  await user.click(messages().getByRole('button', { name: words.title }));
  await screen.findByRole('dialog', { name: words.title });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(within(editor.root).getByText('Une passeuse.')).toBeTruthy();
});

it('withdraws the offer of pasted answers after other typing', async () => {
  const editor = await open(interview);
  await pasteAnswers(editor);
  write(editor, ' Et bonne route.');
  await waitFor(() => expect(messages().queryByText(OFFER)).toBeNull());
  await waitFor(async () => {
    const { body } = (await opened.backend.call('posts.get', { id: postId })).document;
    expect(body.map(blockToText).join('\n')).toContain('Et bonne route.');
  });
});

it('withdraws the offer of pasted answers when another post is opened', async () => {
  const editor = await open(interview, buildArticle().titled('Autre billet').saying('Rien ici.').post);
  await pasteAnswers(editor);
  const list = screen.getByRole('region', { name: 'Liste' });
  await userEvent.click(within(list).getByText('Autre billet'));
  await screen.findByDisplayValue('Autre billet');
  await waitFor(() => expect(messages().queryByText(OFFER)).toBeNull());
});

it('withdraws « Annuler » of the typographic corrections after more typing', async () => {
  const editor = await open(article);
  command('typography');
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(await within(dialog).findByRole('button', { name: /^Appliquer/ }));
  await messages().findByRole('button', { name: typography.undo });
  caretIn(editor, 'Quoi\u202f? Un bac\u202f!');
  write(editor, ' Et une écluse.');
  await waitFor(() => expect(messages().queryByRole('button', { name: typography.undo })).toBeNull());
  expect(within(editor.root).getByText(/Et une écluse\.$/)).toBeTruthy();
});

it('withdraws « est dans la corbeille » once the post is restored from the bin', async () => {
  await open(article);
  const user = userEvent.setup();
  const drafts = screen.getByRole('grid', { name: 'Brouillons' });
  act(() =>
    within(drafts)
      .getByRole('row', { name: /^Le bac/ })
      .focus(),
  );
  await user.keyboard('{Delete}');
  await screen.findByText(/est dans la corbeille\.$/);
  await user.click(screen.getByRole('button', { name: /^Corbeille/ }));
  const bin = await screen.findByRole('grid', { name: 'Corbeille' });
  await user.click(within(bin).getByText('Le bac'));
  await user.click(await screen.findByRole('button', { name: 'Remettre dans les brouillons' }));
  await findWindowEditor();
  await waitFor(() => expect(screen.queryByText(/est dans la corbeille\.$/)).toBeNull());
});

it('hides a notice while a dialog opened after it is open', async () => {
  await open(article);
  const text = 'La bibliothèque a redémarré. Votre texte est intact.';
  act(() => opened.tell('backend.restarted', {}));
  await screen.findByText(text);
  command('settings');
  await screen.findByRole('dialog', { name: 'Réglages' });
  await waitFor(() => expect(screen.queryByText(text)).toBeNull());
  const user = userEvent.setup();
  await user.keyboard('{Escape}');
  await screen.findByText(text);
  await user.click(screen.getByRole('button', { name: 'Fermer' }));
  await waitFor(() => expect(screen.queryByText(text)).toBeNull());
});

it('removes the notice of a copied post by itself under the default settings', async () => {
  await open(article);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  command('copy-html');
  await screen.findByRole('button', { name: 'Fermer' });
  await act(() => vi.advanceTimersByTimeAsync(NOTICE_MS - 1_000));
  expect(screen.getByRole('button', { name: 'Fermer' })).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  expect(screen.queryByRole('button', { name: 'Fermer' })).toBeNull();
  expect(opened.requests.map(({ name }) => name)).toContain('clipboard.write');
});
