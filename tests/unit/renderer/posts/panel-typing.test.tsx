// @vitest-environment happy-dom
/** Typing in the panel: no letter is reverted, and the whole post is not read for each. */
import { act, cleanup, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Post } from '#interview/document.ts';
import { Autosaves } from '#renderer/saving/autosaves.ts';
import { THROTTLE } from '#renderer/saving/autosave.ts';
import { usePostState } from '#renderer/posts/use-post-state.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { anne, answer, post, question } from '../editor/turn-editor.ts';

const document: Post = {
  ...post([anne], question('q1', 'Un ?', { to: ['anne'] }), answer('a1', 'anne', 'Oui.')),
  title: 'Le jardin',
};
let opened: TestWindow | undefined;
let postId = '';
afterEach(async () => {
  vi.useRealTimers();
  cleanup();
  await opened?.close();
  opened = undefined;
});

async function withPanel(): Promise<TestWindow> {
  const window = await openTestWindow(async (backend) => {
    postId = (await backend.call('posts.create', { kind: 'interview', language: 'fr' })).id;
    await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document });
    await backend.call('settings.set', { welcomed: true, panelShown: true });
    await backend.call('last-position.set', { postId, caret: 't:a1:0:2' });
  });
  opened = window;
  await screen.findByText('Oui.');
  const panel = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (panel !== null) await userEvent.click(panel);
  await screen.findByRole('button', { name: /Anne Lenoir/, expanded: false });
  return window;
}

it('never shows a read older than an edit in the panel', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('escale', undefined);
  const bridge = { call: () => new Promise(() => undefined), subscribe: () => () => undefined };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  const autosaves = new Autosaves();
  const autosave = autosaves.open({
    id: 'p',
    saveNumber: 1,
    updatedAt: 1,
    createdAt: 1,
    status: 'draft',
    document,
  } as Parameters<Autosaves['open']>[0]);
  const { result } = renderHook(() => usePostState('p', document, autosaves));
  const labelled = (...labels: string[]): Post => ({ ...document, labels });
  autosave.changed(() => labelled('un'));
  await act(() => vi.advanceTimersByTimeAsync(THROTTLE + 100));
  act(() => result.current.setDocument(labelled('un', 'deux')));
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(result.current.document.labels).toEqual(['un', 'deux']);
});

it('keeps each letter of a description while it is saved', async () => {
  const { backend } = await withPanel();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Description/ }));
  const field = screen.getByRole('textbox', { name: /Description/ });
  await user.type(field, 'Deux jardinières racontent');
  await waitFor(async () =>
    expect((await backend.call('posts.get', { id: postId })).document.description).toBe(
      'Deux jardinières racontent',
    ),
  );
  await user.type(field, ', et rient');
  expect(field).toHaveProperty('value', 'Deux jardinières racontent, et rient');
  await user.tab();
  expect(field).toHaveProperty('value', 'Deux jardinières racontent, et rient');
});

it('shows a person’s new name everywhere once the field is left, and after reopening', async () => {
  await withPanel();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /Anne Lenoir/, expanded: false }));
  await user.type(screen.getByRole('textbox', { name: /Fonction/ }), 'jardinière');
  await user.click(screen.getByRole('button', { name: 'Terminer' }));
  await user.click(screen.getByRole('button', { name: /Anne Lenoir/, expanded: false }));
  expect(screen.getByRole('textbox', { name: /Fonction/ })).toHaveProperty('value', 'jardinière');
});
