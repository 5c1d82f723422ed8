import { expect, test, vi } from 'vitest';
import type { Envelope } from '#contract/failure.ts';
import { createPostHolds } from '#shell/window/post-holds.ts';

const FIRST = 1;
const SECOND = 2;

function twoWindows() {
  const requests: [string, unknown][] = [];
  const show = vi.fn();
  const onLeft = vi.fn();
  const holds = createPostHolds({
    callBackend: (name, input): Promise<Envelope<unknown>> => {
      requests.push([name, input]);
      return Promise.resolve({ ok: true, value: { saveNumber: 7 } });
    },
    show,
    onLeft,
  });
  return {
    holds,
    requests,
    show,
    onLeft,
    open: async (postId: string, windowId: number) => {
      const answer = await holds.hold({ postId, open: true }, windowId);
      return answer.ok ? answer.value : answer.failure.code;
    },
    leave: (postId: string, windowId: number) => holds.hold({ postId, open: false }, windowId),
  };
}

test('refuses to another window a post that is open in one, which comes to the front', async () => {
  const { open, requests, show } = twoWindows();
  expect(await open('p-1', FIRST)).toEqual({ saveNumber: 7 });
  expect(await open('p-1', FIRST)).toEqual({ saveNumber: 7 });
  expect(await open('p-1', SECOND)).toBe('post.open-elsewhere');
  expect(show.mock.calls).toEqual([[FIRST]]);
  expect(await open('p-2', SECOND)).toEqual({ saveNumber: 7 });
  // The backend hears of no post that was refused.
  expect(requests.map(([, input]) => (input as { postId: string }).postId)).toEqual(['p-1', 'p-1', 'p-2']);
});

test('tells other windows that a post was closed, which opens there', async () => {
  const { open, leave, onLeft } = twoWindows();
  await open('p-1', FIRST);
  await leave('p-1', FIRST);
  expect(onLeft.mock.calls).toEqual([[['p-1'], FIRST]]);
  expect(await open('p-1', SECOND)).toEqual({ saveNumber: 7 });
});

test('a refused window does not release the post of its owner', async () => {
  const { open, leave, holds, requests } = twoWindows();
  await open('p-1', FIRST);
  await open('p-1', SECOND);
  await leave('p-1', SECOND);
  expect(holds.ownerOf('p-1')).toBe(FIRST);
  expect(requests).toHaveLength(1);
});

test('moves a post to the window opened for it, whenever the first one releases it', async () => {
  const { open, leave, holds } = twoWindows();
  await open('p-1', FIRST);
  holds.move('p-1', SECOND);
  await leave('p-1', FIRST);
  expect(holds.ownerOf('p-1')).toBe(SECOND);
  expect(await open('p-1', SECOND)).toEqual({ saveNumber: 7 });
});

test('a closed window releases its posts as they are; a reloaded page only releases', async () => {
  const { open, holds, requests, onLeft } = twoWindows();
  await open('p-1', FIRST);
  await open('p-2', SECOND);
  requests.length = 0;
  await holds.releaseWindow(FIRST, true);
  expect(requests).toEqual([
    ['posts.leave', { id: 'p-1' }],
    ['conflicts.hold', { postId: 'p-1', open: false }],
  ]);
  expect(onLeft.mock.calls).toEqual([[['p-1'], FIRST]]);
  requests.length = 0;
  await holds.releaseWindow(SECOND, false);
  expect(requests).toEqual([['conflicts.hold', { postId: 'p-2', open: false }]]);
});

test('passes a malformed request to the backend’s schema', async () => {
  const { holds, requests } = twoWindows();
  for (const input of [null, 'p-1', { postId: 7, open: true }, { postId: 'p'.repeat(500), open: true }])
    await holds.hold(input, FIRST);
  expect(requests).toHaveLength(4);
  expect(holds.ownerOf('p'.repeat(500))).toBeUndefined();
});
