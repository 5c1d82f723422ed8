// @vitest-environment happy-dom
/** Several posts opened with Escale at once: each result is reported, and not covered by the next one. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ReactNode } from 'react';
import { failures } from '#assets/messages/fr/failures.ts';
import { MessagesProvider } from '#renderer/bridge/messages.tsx';
import { NoticeRegion, NoticesProvider } from '#renderer/ui/window/notices.tsx';
import { useReceivedPost } from '#renderer/post-file/use-received-post.ts';
import { Autosaves } from '#renderer/saving/autosaves.ts';
import type { ViewAction } from '#renderer/ui/window/view.ts';

afterEach(cleanup);

const COMES_TO: Readonly<Record<string, object>> = {
  changed: {
    ok: true,
    value: { postId: 'p-1', title: 'La digue', outcome: 'kept', notes: 0, cleaned: 0 },
  },
  damaged: { ok: false, failure: { code: 'file.unreadable', params: {}, incident: 'i-1' } },
  fresh: { ok: true, value: { postId: 'p-2', title: 'Le bac', outcome: 'added', notes: 0, cleaned: 0 } },
};

it('one post’s failure and another’s choice both stay visible', async () => {
  const call = (_name: string, { token }: { token: string }) => Promise.resolve(COMES_TO[token]);
  Object.defineProperty(window, 'escale', {
    value: { call, subscribe: () => () => undefined },
    configurable: true,
  });
  const autosaves = new Autosaves();
  const done: ViewAction[] = [];
  let take: (token: string) => Promise<void> = () => Promise.reject(new Error('not shown'));
  function Receiving(): ReactNode {
    // Like the window with files one after the other: the post open at the first one.
    take = useReceivedPost(autosaves, 'p-0', (action) => done.push(action)).take;
    return <NoticeRegion />;
  }
  render(
    <MessagesProvider language="fr">
      <NoticesProvider>
        <Receiving />
      </NoticesProvider>
    </MessagesProvider>,
  );
  const first = take;
  for (const token of ['changed', 'damaged', 'fresh']) await first(token);
  for (const text of [
    /Le bac.*est dans la bibliothèque/,
    failures['file.unreadable']({}),
    /La digue.*a changé des deux côtés au même endroit/,
  ]) {
    expect(await screen.findByText(text)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Fermer' }));
  }
  // After the failed one, the one before it is open again.
  expect(done.filter(({ type }) => type === 'open-post')).toEqual([
    { type: 'open-post', postId: 'p-1' },
    { type: 'open-post', postId: 'p-1' },
    { type: 'open-post', postId: 'p-2' },
  ]);
});
