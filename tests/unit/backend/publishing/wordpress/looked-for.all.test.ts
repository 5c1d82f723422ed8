/** What bears a mark is found, whoever moves it while it is looked for: a post that is missed would be made again. */
import { expect, test } from 'vitest';
import { addMarkedDraft } from '../marked-draft.ts';
import { startSite, openWordPressDesk, colleague } from './wordpress-desk.ts';

const site = startSite();

// Found by random plans, seed 204: a crash after the insert, and a colleague who makes the draft public.
test.each(['publish', 'draft'])('a colleague moves it to %s between two answers', async (to) => {
  await site().empty();
  const there = colleague(site());
  let moved: (() => Promise<unknown>) | undefined;
  const { desk, blogId } = await openWordPressDesk(site(), {
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      const move = moved;
      moved = undefined;
      await move?.();
      return answer;
    },
  });
  const { destination, id, find } = await addMarkedDraft(desk.backend, blogId);
  if (to === 'draft') await destination.publish(id);
  moved = () => there.edit(Number(id), { status: to });
  expect(await find()).toEqual([id]);
  expect(moved).toBeUndefined();
});
