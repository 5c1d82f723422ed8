/** Posts with a mark are found while someone moves them: a missed post would be created again. */
import { expect, test } from 'vitest';
import { openConnectedDesk } from '../../publishing-desk.ts';
import { addMarkedDraft } from '../../marked-draft.ts';

async function openWatchedBlog(
  statuses: (requested: readonly string[]) => readonly string[] = (answered) => answered,
) {
  let moved: (() => Promise<unknown>) | undefined;
  const lists: string[] = [];
  const { desk, blog, blogId } = await openConnectedDesk({
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const requestedStatuses = url.searchParams.getAll('status');
      const isList = url.pathname.endsWith('/posts') && init?.method === 'GET';
      if (isList) {
        lists.push(requestedStatuses.join(' '));
        url.searchParams.delete('status');
        for (const status of statuses(requestedStatuses)) url.searchParams.append('status', status);
      }
      const answer = await fetch(url, init);
      if (isList) {
        const move = moved;
        moved = undefined;
        await move?.();
      }
      return answer;
    },
  });
  const marked = await addMarkedDraft(desk.backend, blogId);
  return { ...marked, blog, lists, move: (how: () => Promise<unknown>) => (moved = how) };
}

test('finds a draft that is published between two answers', async () => {
  const { blog, id, find, move } = await openWatchedBlog();
  move(() => blog.elsewhere.publish(id));
  expect(await find()).toEqual([id]);
});

test('finds a post that is reverted between two answers', async () => {
  const { blog, destination, id, find, move } = await openWatchedBlog();
  await destination.publish(id);
  move(() => blog.elsewhere.revert(id));
  expect(await find()).toEqual([id]);
});

const TOGETHER = 'LIVE SCHEDULED DRAFT';

test('sends one request when it covers several statuses; otherwise one for each, drafts first', async () => {
  const { blog, id, find, lists } = await openWatchedBlog();
  expect(await find()).toEqual([id]);
  expect(lists).toEqual([TOGETHER, 'DRAFT', 'SCHEDULED', 'LIVE']);
  await blog.elsewhere.insert({ title: 'Un autre', content: '<p>Deux.</p>', labels: [] }, { draft: false });
  lists.splice(0);
  expect(await find()).toEqual([id]);
  expect(lists).toEqual([TOGETHER]);
  const deaf = await openWatchedBlog((requested) => requested.slice(0, 1));
  expect(await deaf.find()).toEqual([deaf.id]);
});
