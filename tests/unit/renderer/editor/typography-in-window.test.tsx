// @vitest-environment happy-dom
/** The setting of typography as one types reaches the editor of the open post. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { caretIn, write } from './editor-keys.ts';
import { findWindowEditor, type WindowEditor } from './window-editor.ts';

let opened: TestWindow;
let editor: WindowEditor;
beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    const { id } = await backend.call('posts.create', { kind: 'article', language: 'fr' });
    const document = buildArticle().titled('Une escale').saying('Bref.').post;
    await backend.call('posts.save', { id, baseSave: 0, saveId: 's-1', document });
    await backend.call('last-position.set', { postId: id, caret: '' });
  });
  editor = await findWindowEditor();
  await screen.findByDisplayValue('Une escale');
});
afterEach(() => opened.close());

const command = (name: string): void => act(() => opened.tell('menu.command', { command: name }));

/** Sign by sign, each its own update, as keys do. */
function typeAtEnd(words: string): void {
  caretIn(editor, 'Bref.');
  for (const sign of words) write(editor, sign);
}

async function toggleCorrectionAsTyped(): Promise<void> {
  const user = userEvent.setup();
  command('settings');
  const settings = await screen.findByRole('dialog', { name: 'Réglages' });
  await user.click(within(settings).getByRole('tab', { name: 'Écriture' }));
  await user.click(await within(settings).findByRole('checkbox', { name: 'Corriger pendant la frappe' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

it('corrects typed text', () => {
  typeAtEnd(' Pourquoi ?');
  expect(editor.root.textContent).toContain('Pourquoi\u202f?');
});

it('changes nothing once it is switched off in the settings', async () => {
  await toggleCorrectionAsTyped();
  expect((await opened.backend.call('settings.get', {})).typographyAsTyped).toBe(false);
  typeAtEnd(' Pourquoi ? "oui"');
  expect(editor.root.textContent).toContain('Pourquoi ? "oui"');
});
