/** What bears a mark is found, whoever moves it while it is looked for: a post that is missed would be made again. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { publicationMark } from '#interview/marks.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { aSite, aWordPressDesk, colleague } from './a-wordpress-desk.ts';

const site = aSite();

// Found by random plans, seed 204: a crash after the insert, and a colleague who makes the draft public.
test.each(['publish', 'draft'])('a colleague moves it to %s between two answers', async (to) => {
  await site().empty();
  const there = colleague(site());
  let moved: (() => Promise<unknown>) | undefined;
  const { desk, blogId } = await aWordPressDesk(site(), {
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      const move = moved;
      moved = undefined;
      await move?.();
      return answer;
    },
  });
  const destination = await publishingOf(desk.backend).destinations.open(blogId);
  const publicationId = randomUUID();
  const content = `<div class="iv-post" id="${publicationMark(publicationId)}"><p>Un.</p></div>`;
  const { id } = await destination.insertDraft({ title: 'Un', labels: [], content });
  if (to === 'draft') await destination.publish(id);
  moved = () => there.edit(Number(id), { status: to });
  const found = await destination.findMarked({
    publicationId,
    since: 0,
    status: ['live', 'scheduled', 'draft'],
    alive: () => undefined,
  });
  expect(moved).toBeUndefined();
  expect(found.map((post) => post.id)).toEqual([id]);
});
