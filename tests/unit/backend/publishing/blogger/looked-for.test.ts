/** What bears a mark is found, whoever moves it while it is looked for: a post that is missed would be made again. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { publicationMark } from '#interview/marks.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { aReadyDesk } from '../a-desk.ts';

async function aMarkedDraft(statuses: (asked: readonly string[]) => readonly string[] = (asked) => asked) {
  let moved: (() => Promise<unknown>) | undefined;
  const lists: number[] = [];
  const { desk, blog, blogId } = await aReadyDesk({
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const asked = url.searchParams.getAll('status');
      const isList = url.pathname.endsWith('/posts') && init?.method === 'GET';
      if (isList) {
        lists.push(asked.length);
        url.searchParams.delete('status');
        for (const status of statuses(asked)) url.searchParams.append('status', status);
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
  const destination = await publishingOf(desk.backend).destinations.open(blogId);
  const publicationId = randomUUID();
  const content = `<div class="iv-post" id="${publicationMark(publicationId)}"><p>Un.</p></div>`;
  const { id } = await destination.insertDraft({ title: 'Un', labels: [], content });
  const find = async () =>
    (
      await destination.findMarked({
        publicationId,
        since: 0,
        status: ['live', 'scheduled', 'draft'],
        alive: () => undefined,
      })
    ).map((post) => post.id);
  return { blog, destination, id, find, lists, move: (how: () => Promise<unknown>) => (moved = how) };
}

test('somebody makes the draft public between two answers', async () => {
  const { blog, id, find, move } = await aMarkedDraft();
  move(() => blog.elsewhere.publish(id));
  expect(await find()).toEqual([id]);
});

test('somebody takes the post back between two answers', async () => {
  const { blog, destination, id, find, move } = await aMarkedDraft();
  await destination.publish(id);
  move(() => blog.elsewhere.revert(id));
  expect(await find()).toEqual([id]);
});

test('one request where its answer holds posts of several statuses; a blog that heeds the first alone is asked for each', async () => {
  const { blog, id, find, lists } = await aMarkedDraft();
  expect(await find()).toEqual([id]);
  expect(lists).toEqual([3, 1, 1, 1]);
  await blog.elsewhere.insert({ title: 'Un autre', content: '<p>Deux.</p>', labels: [] }, { draft: false });
  lists.splice(0);
  expect(await find()).toEqual([id]);
  expect(lists).toEqual([3]);
  const deaf = await aMarkedDraft((asked) => asked.slice(0, 1));
  expect(await deaf.find()).toEqual([deaf.id]);
});
