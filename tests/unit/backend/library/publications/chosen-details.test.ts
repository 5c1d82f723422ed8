/** Details chosen in the publish sheet are kept until the blog has them. */
import { expect, test } from 'vitest';
import type { BackendInput } from '#contract/backend.ts';
import { openConnectedDesk } from '../../publishing/publishing-desk.ts';

type Choice = Pick<BackendInput<'publications.choose'>, 'details' | 'addressTitle'>;

async function openSheetDesk() {
  const { desk, blogId, postId, blog } = await openConnectedDesk();
  return {
    desk,
    blog,
    send: (how = {}) => desk.send(postId, blogId, 0, how),
    choose: (choice: Choice) => desk.call('publications.choose', { postId, blogId, ...choice }),
    chosen: async () => (await desk.call('publications.prepare', { postId, blogId })).chosen,
    rows: () => desk.backend.db.prepare('SELECT count(*) AS n FROM chosen_details').get(),
  };
}

const CHOICE: Choice = { details: { excerpt: 'Trois voix.', comments: false }, addressTitle: 'port' };

test('is restored when the sheet opens again, and deleted once a send has delivered it', async () => {
  const { desk, send, choose, chosen, rows } = await openSheetDesk();
  expect(await chosen()).toEqual({ details: {} });
  await choose({ details: { excerpt: 'Trois' } });
  await choose(CHOICE);
  expect(await chosen()).toEqual(CHOICE);
  await send({ addressTitle: 'port' });
  // After a cancel it is still the author’s choice.
  expect(await chosen()).toEqual(CHOICE);
  await desk.finish();
  expect(await chosen()).toEqual({ details: {} });
  expect(rows()).toEqual({ n: 0 });
});

test('is deleted when its original value is chosen again', async () => {
  const { choose, rows } = await openSheetDesk();
  await choose(CHOICE);
  await choose({ details: {} });
  expect(rows()).toEqual({ n: 0 });
});

test('waits for another send when it is changed after the click', async () => {
  const { desk, send, choose, chosen } = await openSheetDesk();
  await choose(CHOICE);
  await send();
  desk.clock.at += 1;
  await choose({ details: { excerpt: 'Plus tard.' } });
  await desk.finish();
  expect(await chosen()).toEqual({ details: { excerpt: 'Plus tard.' } });
});

test('is kept for a draft on the blog that has no address yet', async () => {
  const { desk, send, choose, chosen } = await openSheetDesk();
  await choose(CHOICE);
  await send({ act: 'deposit' });
  await desk.finish();
  expect(await chosen()).toEqual({ details: {}, addressTitle: 'port' });
});

test('stays after a cancelled or failed send', async () => {
  const { desk, send, choose, chosen, blog } = await openSheetDesk();
  await choose(CHOICE);
  blog.faults.add({ method: 'posts.insert', status: 403, reason: 'forbidden' });
  const id = await send();
  await desk.settled();
  await desk.call('jobs.cancel', { id });
  expect(await chosen()).toEqual(CHOICE);
});

test('drops a picture that has left the text since', async () => {
  const { choose, chosen } = await openSheetDesk();
  await choose({ details: { excerpt: 'Trois voix.', featured: { asset: 'a'.repeat(64) } } });
  expect(await chosen()).toEqual({ details: { excerpt: 'Trois voix.' } });
});
