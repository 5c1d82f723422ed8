/** A text pasted by hand shows pictures from the blog’s own store, uploaded before it can be pasted. */
import { expect, test } from 'vitest';
import { startStore, outsideTo, addPhotos, storeAddress, withPhotos } from '../../pictures/picture-desk.ts';
import { openByHandDesk } from './by-hand-desk.ts';

async function openByHandDeskWithStore() {
  const store = await startStore();
  const ready = await openByHandDesk({ outside: outsideTo(store.origin) });
  const { desk, blogId } = ready;
  await desk.call('pictures.set-store', { blogId, ...storeAddress(store) });
  await desk.call('pictures.choose-host', { blogId, host: 's3' });
  const [sha256 = ''] = await addPhotos(desk, 1);
  const postId = desk.write(withPhotos([sha256]));
  return { ...ready, store, postId, address: `${store.origin}/photos/billets/${sha256}.jpg` };
}

test('copying uploads them first; the pasted text shows public pictures', async () => {
  const { desk, blogId, postId, store, text, address } = await openByHandDeskWithStore();
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  await text(jobId, 'title');
  await text(jobId, 'labels');
  expect(store.requests).toEqual([]);
  expect(await text(jobId, 'text')).toContain(`src="${address}"`);
  const response = await fetch(address);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  store.requests.length = 0;
  // Copied again: its upload is known.
  await text(jobId, 'text');
  expect(store.requests).toEqual([]);
});

test('a store that does not answer blocks the copy with its reason, which works afterwards', async () => {
  const { desk, blogId, postId, store, text, guide, address } = await openByHandDeskWithStore();
  const jobId = await desk.send(postId, blogId);
  store.plays.as = 'ill';
  await expect(text(jobId, 'text')).rejects.toMatchObject({ code: 'pictures.store-unavailable' });
  expect((await guide(jobId)).state).toBe('open');
  store.plays.as = 'itself';
  expect(await text(jobId, 'text')).toContain(address);
});
