/** Every published picture is checked; missing ones are uploaded again and their posts updated. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imageAddresses } from '#interview/markup/addresses.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { untakenFaults } from '#tests/builders/untaken-faults.ts';
import { interview } from '../publishing-desk.ts';
import type { PublishingDesk } from '../publishing-desk.ts';
import { openPictureDesk, startStore, outsideTo, addPhotos, storeAddress } from './picture-desk.ts';
import { startPictureSite } from './picture-site.ts';

async function publishPost(
  desk: PublishingDesk,
  blogId: string,
  urls: readonly string[],
  assets: readonly string[],
) {
  const images = urls.map((url, at) => ({ ...picture(assets[at] ?? 'f'.repeat(64), `Photo ${at}`), url }));
  const body = [
    ...images.map((image, at) => {
      if (assets[at] !== undefined) return image;
      const { asset: _, ...rest } = image;
      return rest;
    }),
    ...interview().body,
  ];
  const postId = desk.write({ ...interview(), body });
  await desk.send(postId, blogId);
  await desk.finish();
  return postId;
}

async function runLinkCheck(desk: PublishingDesk, anew = true) {
  await desk.call('pictures.check-links', { anew });
  await publishingOf(desk.backend).links.settled();
  return desk.call('pictures.links', {});
}

async function makeArchiveDesk() {
  const [site, store] = [await startPictureSite(), await startStore()];
  const ready = await openPictureDesk({ outside: outsideTo(site.origin, store.origin) });
  const [one = '', two = ''] = await addPhotos(ready.desk, 2);
  const jpeg = readFileSync(join(ready.desk.folder, 'assets', one.slice(0, 2), one));
  for (const path of ['/a.jpg', '/b.jpg', '/c.jpg']) site.holds.set(path, jpeg);
  const at = (path: string): string => `${site.origin}${path}`;
  const first = await publishPost(ready.desk, ready.blogId, [at('/a.jpg'), at('/b.jpg')], [one, two]);
  const second = await publishPost(ready.desk, ready.blogId, [at('/c.jpg')], []);
  site.requests.length = 0;
  return { ...ready, site, store, one, two, first, second, at };
}

test('a check requests each picture once, slowly, and lists missing ones by post', async () => {
  const { desk, site, first, second, at, blogId } = await makeArchiveDesk();
  expect(await desk.call('pictures.links', {})).toMatchObject({ state: 'never', posts: [] });
  expect(await runLinkCheck(desk)).toMatchObject({
    state: 'done',
    total: 3,
    checked: 3,
    dead: 0,
    unsure: 0,
    posts: [],
    blogs: [],
  });
  expect(site.requests.toSorted()).toEqual(['/a.jpg', '/b.jpg', '/c.jpg']);
  expect(site.most.atOnce).toBe(1);

  site.holds.set('/a.jpg', 404);
  site.holds.set('/b.jpg', 503);
  site.holds.set('/c.jpg', Buffer.from('<html>sold</html>'));
  const check = await runLinkCheck(desk);
  expect(check).toMatchObject({ state: 'done', dead: 2, unsure: 1 });
  expect(new Map(check.posts.map(({ postId, dead }) => [postId, dead]))).toEqual(
    new Map([
      [first, [{ address: at('/a.jpg'), kept: true }]],
      [second, [{ address: at('/c.jpg'), kept: false }]],
    ]),
  );
  expect(check.blogs).toEqual([{ id: blogId, name: 'Le Labo', curable: 1 }]);

  // A doubtful link on two days counts as missing.
  desk.clock.at += 26 * 3_600_000;
  const later = await runLinkCheck(desk);
  expect(later.posts.find(({ postId }) => postId === first)?.dead).toContainEqual({
    address: at('/b.jpg'),
    kept: true,
  });
});

test('a stopped check resumes; one that ended with the app waits for the author', async () => {
  const { desk, site } = await makeArchiveDesk();
  await desk.call('pictures.check-links', { anew: true });
  await desk.call('pictures.stop-checking', {});
  await publishingOf(desk.backend).links.settled();
  const stopped = await desk.call('pictures.links', {});
  expect(stopped.state).toBe('stopped');
  const before = site.requests.length;
  const done = await runLinkCheck(desk, false);
  expect(done).toMatchObject({ state: 'done', total: 3, checked: 3 });
  expect(new Set(site.requests).size).toBe(3);
  expect(site.requests.length).toBeLessThanOrEqual(before + 3);
  desk.backend.db.exec("UPDATE picture_checks SET state = 'asking'");
  const { createLinkChecking } = await import('#backend/publishing/pictures/check-links.ts');
  createLinkChecking(desk.backend);
  expect((await desk.call('pictures.links', {})).state).toBe('stopped');
});

test('a check whose end cannot be written (full disk) disturbs nothing, and can be stopped', async () => {
  const { desk } = await makeArchiveDesk();
  const faults = untakenFaults();
  await desk.call('pictures.check-links', { anew: true });
  // Like a full disk: SQLite refuses every write, and reads continue.
  desk.backend.db.pragma('query_only = 1');
  await expect
    .poll(() => [...faults, ...desk.lines.map(({ text }) => text)].join('\n'))
    .toContain('the end of a look at the pictures not written');
  desk.backend.db.pragma('query_only = 0');
  expect(faults).toEqual([]);
  await desk.call('pictures.stop-checking', {});
  expect((await desk.call('pictures.links', {})).state).toBe('stopped');
  expect(await runLinkCheck(desk, false)).toMatchObject({ state: 'done', checked: 3 });
});

test('reports no picture as missing without a network', async () => {
  const { desk, site } = await makeArchiveDesk();
  for (const path of ['/a.jpg', '/b.jpg', '/c.jpg']) site.holds.set(path, null);
  expect(await runLinkCheck(desk)).toMatchObject({ state: 'offline', checked: 0, dead: 0, unsure: 0 });
  for (const path of ['/a.jpg', '/b.jpg', '/c.jpg']) site.holds.set(path, 410);
  expect(await runLinkCheck(desk, false)).toMatchObject({ state: 'done', dead: 3 });
});

test('hosting again uploads the originals and updates the posts as they are online, in one command', async () => {
  const { blog, desk, blogId, site, store, one, first, second } = await makeArchiveDesk();
  site.holds.set('/a.jpg', 404);
  site.holds.set('/c.jpg', 404);
  await runLinkCheck(desk);
  await expect(desk.call('pictures.host-again', { blogId })).rejects.toMatchObject({
    code: 'pictures.not-chosen',
  });
  await desk.call('pictures.set-store', { blogId, ...storeAddress(store) });
  await desk.call('pictures.choose-host', { blogId, host: 's3' });
  // Edited since, and not sent: it stays here.
  desk.rewrite(first, (post) => ({ ...post, title: 'Un titre pas encore envoyé' }));
  expect(await desk.call('pictures.host-again', { blogId })).toEqual({
    posts: 1,
    pictures: 1,
    byHand: 0,
    busy: 0,
  });
  expect(await desk.call('pictures.host-again', { blogId })).toMatchObject({ posts: 0, busy: 1 });
  await desk.finish();
  const post = blog.live().find(({ content }) => content.includes('b.jpg'));
  expect(post?.title).toBe(interview().title);
  expect(imageAddresses(post?.content ?? '')).toEqual([
    `${store.origin}/photos/billets/${one}.jpg`,
    `${site.origin}/b.jpg`,
  ]);
  const [publication] = await desk.publications(first);
  expect(publication?.state).toBe('online-changed');
  // Repaired pictures are no longer listed; those without an original here are.
  const left = await desk.call('pictures.links', {});
  expect(left.posts.map(({ postId }) => postId)).toEqual([second]);
  expect(left.blogs).toEqual([]);

  // The author’s next update keeps the new address.
  await desk.send(first, blogId);
  await desk.finish();
  const after = blog.live().find(({ title }) => title === 'Un titre pas encore envoyé');
  expect(imageAddresses(after?.content ?? '')[0]).toBe(`${store.origin}/photos/billets/${one}.jpg`);
});

test('uploads the store’s own lost pictures at their address, without changing a post', async () => {
  const store = await startStore();
  const { blog, desk, blogId } = await openPictureDesk({ outside: outsideTo(store.origin) });
  await desk.call('pictures.set-store', { blogId, ...storeAddress(store) });
  await desk.call('pictures.choose-host', { blogId, host: 's3' });
  const [sha256 = ''] = await addPhotos(desk, 1);
  const postId = desk.write({ ...interview(), body: [picture(sha256, 'Le quai'), ...interview().body] });
  await desk.send(postId, blogId);
  await desk.finish();
  await fetch(`${store.origin}/photos/billets/${sha256}.jpg`, { method: 'DELETE' });
  expect(await runLinkCheck(desk)).toMatchObject({ dead: 1, blogs: [{ curable: 1 }] });
  blog.faults.clearLog();
  expect(await desk.call('pictures.host-again', { blogId })).toEqual({
    posts: 0,
    pictures: 1,
    byHand: 0,
    busy: 0,
  });
  expect(blog.faults.log()).toEqual([]);
  expect((await fetch(`${store.origin}/photos/billets/${sha256}.jpg`)).status).toBe(200);
  expect(await desk.call('pictures.links', {})).toMatchObject({ dead: 0, posts: [] });
  expect(await runLinkCheck(desk)).toMatchObject({ state: 'done', dead: 0 });
});

test('counts the posts whose pictures only the author can restore, and sends nothing', async () => {
  const { blog, desk, blogId, site } = await makeArchiveDesk();
  site.holds.set('/a.jpg', 404);
  await runLinkCheck(desk);
  await desk.call('pictures.choose-host', { blogId, host: 'blogger' });
  blog.faults.clearLog();
  expect(await desk.call('pictures.host-again', { blogId })).toEqual({
    posts: 0,
    pictures: 0,
    byHand: 1,
    busy: 0,
  });
  expect(blog.faults.log()).toEqual([]);
});

test('never overwrites someone else’s words on the blog', async () => {
  const { blog, desk, blogId, site, store, first } = await makeArchiveDesk();
  site.holds.set('/a.jpg', 404);
  await runLinkCheck(desk);
  await desk.call('pictures.set-store', { blogId, ...storeAddress(store) });
  await desk.call('pictures.choose-host', { blogId, host: 's3' });
  const post = blog.live().find(({ content }) => content.includes('a.jpg'));
  await blog.elsewhere.write(
    post?.id ?? '',
    { title: post?.title ?? '', labels: [], content: `${post?.content ?? ''}<p>Ajout de Marc</p>` },
    { whole: false },
  );
  await desk.call('pictures.host-again', { blogId });
  await desk.finish();
  expect(blog.live().some(({ content }) => content.includes('Ajout de Marc'))).toBe(true);
  expect((await desk.publications(first))[0]?.state).toBe('needs-choice');
});

test('sends nothing to a blog published to by hand, and keeps its account signed in', async () => {
  const { blog, desk, blogId, site, store } = await makeArchiveDesk();
  site.holds.set('/a.jpg', 404);
  await runLinkCheck(desk);
  await desk.call('pictures.set-store', { blogId, ...storeAddress(store) });
  await desk.call('pictures.choose-host', { blogId, host: 's3' });
  await desk.call('by-hand.set-way', { blogId, way: 'by-hand' });
  expect(await desk.call('pictures.links', {})).toMatchObject({ dead: 1, blogs: [] });
  blog.faults.clearLog();
  expect(await desk.call('pictures.host-again', { blogId })).toEqual({
    posts: 0,
    pictures: 0,
    byHand: 0,
    busy: 0,
  });
  await desk.finish();
  expect(blog.faults.log()).toEqual([]);
  expect((await desk.call('accounts.list', {})).items[0]?.signedIn).toBe(true);
});
