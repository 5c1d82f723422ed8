// @vitest-environment happy-dom
/**
 * A notice about the library over an open post: announced, and read by keys without losing the position in the text.
 */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { window as words } from '#assets/messages/fr/window.ts';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { caretIn } from '../editor/editor-keys.ts';
import { findWindowEditor } from '../editor/window-editor.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

it('is announced by a live region, and the focus returns to the text once it is read', async () => {
  opened = await openTestWindow(async (backend) => {
    const document = buildArticle().titled('Le bac').saying('Quoi ? Un bac !').post;
    const { id } = await backend.call('posts.create', { kind: 'article', language: 'fr' });
    await backend.call('posts.save', { id, baseSave: 0, saveId: 's-1', document });
    await backend.call('settings.set', { welcomed: true });
    await backend.call('last-position.set', { postId: id, caret: '' });
  });
  await screen.findByDisplayValue('Le bac');
  const editor = await findWindowEditor();
  caretIn(editor, 'Quoi ? Un bac !');
  act(() => editor.root.focus());
  act(() => opened.tell('backend.restarted', {}));
  const messages = await screen.findByRole('region', { name: words.regions.messages });
  await within(messages).findByText(words.saving.backendBack);
  expect(messages.getAttribute('aria-live')).toBe('polite');
  act(() => within(messages).getByRole('button', { name: words.understood }).focus());
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(within(messages).queryByRole('button')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(editor.root));
});
