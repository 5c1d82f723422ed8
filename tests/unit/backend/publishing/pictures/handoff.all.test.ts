/**
 * Pictures by Blogger’s own editor: added to a draft, read back, and the post is published with Blogger’s addresses.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import type { TextName } from '#backend/exchange/reading/jobs.ts';
import { imageAddresses } from '#interview/markup/addresses.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';
import { watchReading } from '#tests/builders/watched-reading.ts';
import { openPictureDesk, outsideTo, addPhotos, withPhotos } from './picture-desk.ts';
import { startPictureSite } from './picture-site.ts';
import type { PictureSite } from './picture-site.ts';
import type { DeskBlog, PublishingDesk } from '../publishing-desk.ts';

async function openHandoff(count: number, reading?: JobThreads) {
  const site = await startPictureSite();
  const ready = await openPictureDesk({ outside: outsideTo(site.origin), reading });
  await ready.desk.call('pictures.choose-host', { blogId: ready.blogId, host: 'blogger' });
  const photos = await addPhotos(ready.desk, count);
  const postId = ready.desk.write(withPhotos(photos));
  const handOver = () => ready.desk.call('pictures.start-handoff', { postId, blogId: ready.blogId });
  const prepare = () => ready.desk.call('publications.prepare', { postId, blogId: ready.blogId });
  return { ...ready, site, photos, postId, handOver, prepare };
}

const folderOf = (desk: PublishingDesk, id: string): string => join(desk.folder, 'cache/handoff', id);

/** Blogger’s editor with a dropped file: uploads it to its own storage, and shows it resized. */
async function drop(
  { blog, desk, site }: Readonly<{ blog: DeskBlog; desk: PublishingDesk; site: PictureSite }>,
  id: string,
  names: readonly string[],
  addressOf = (name: string): string => `/img/b/R29vZ2xl/${name.length}${name}/s320/${name}`,
): Promise<void> {
  const [draft] = blog.drafts();
  let { content = '' } = draft ?? {};
  for (const name of names) {
    const path = addressOf(name);
    const picture = await sharp(readFileSync(join(folderOf(desk, id), name)))
      .resize({ width: 800 })
      .jpeg({ quality: 70 })
      .toBuffer();
    site.holds.set(path, picture);
    content += `<div class="separator" style="clear: both; text-align: center;"><a href="${site.origin}${path}" imageanchor="1"><img border="0" data-original-height="600" data-original-width="900" src="${site.origin}${path}"></a></div>`;
  }
  await blog.elsewhere.write(
    draft?.id ?? '',
    { title: draft?.title ?? '', content, labels: [] },
    { whole: false },
  );
}

test('a draft has a line for each file, which are ticked as they arrive; the post is published when all are there', async () => {
  const all = await openHandoff(3);
  const { blog, desk, blogId, postId, photos, site } = all;
  const before = await all.prepare();
  expect(before.photos.missing).toHaveLength(3);
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({
    code: 'pictures.no-address',
    params: { count: 3 },
  });
  expect(blog.posts()).toEqual([]);

  const handed = await all.handOver();
  const names = ['01-ete-au-jardin.jpg', '02-photo-2.jpg', '03-photo-3.jpg'];
  expect(handed.files).toEqual(photos.map((sha256, at) => ({ sha256, name: names[at], done: false })));
  expect(readdirSync(folderOf(desk, handed.id)).toSorted()).toEqual(names);
  for (const name of names) {
    const file = readFileSync(join(folderOf(desk, handed.id), name));
    expect(file.includes('Secret')).toBe(false);
    expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 600 });
  }
  const [draft] = blog.drafts();
  expect(draft?.title).toBe('Photos\u00a0: Trois questions à l’équipe du port');
  for (const name of names) expect(draft?.content).toContain(name);
  expect(handed.editAddress).toBe(
    `https://www.blogger.com/blog/post/edit/${blog.blogRemoteId}/${draft?.id ?? ''}`,
  );

  // Not in the order of the post, and one is missing.
  await drop(all, handed.id, [names[2] ?? '', names[0] ?? '']);
  const read = await desk.call('pictures.read-handoff', { id: handed.id });
  expect(read.files.map(({ done }) => done)).toEqual([true, false, true]);
  expect(read.strangers).toBe(0);
  expect((await all.prepare()).photos.missing.map(({ sha256 }) => sha256)).toEqual([photos[1]]);
  expect(await desk.call('pictures.handoff', { postId, blogId })).toMatchObject({
    handoff: { id: handed.id },
  });
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({
    code: 'pictures.no-address',
    params: { count: 1 },
  });

  await drop(all, handed.id, [names[1] ?? '']);
  expect((await desk.call('pictures.read-handoff', { id: handed.id })).files.every(({ done }) => done)).toBe(
    true,
  );
  const sheet = await all.prepare();
  expect(sheet.photos).toMatchObject({ host: 'blogger', count: 3, missing: [] });
  expect(sheet.checks.filter(({ blocks }) => blocks)).toEqual([]);
  expect(await desk.call('pictures.handoff', { postId, blogId })).toEqual({});
  await desk.send(postId, blogId);
  await desk.finish();
  const [online] = blog.live();
  expect(imageAddresses(online?.content ?? '')).toEqual(
    names.map((name) => `${site.origin}/img/b/R29vZ2xl/${name.length}${name}/s320/${name}`),
  );
  expect(online?.content).not.toContain('data:');
  // The draft with them stays, and nothing is published.
  expect(blog.drafts().map(({ id }) => id)).toEqual([draft?.id]);

  // A later picture is requested alone.
  const [later = ''] = (await addPhotos(desk, 5)).slice(4);
  desk.rewrite(postId, (post) => ({
    ...post,
    body: [...post.body, ...withPhotos([later]).body.slice(0, 1)],
  }));
  const next = await all.handOver();
  expect(next.id).not.toBe(handed.id);
  expect(next.files.map(({ sha256 }) => sha256)).toEqual([later]);
});

test('a picture is identified by its pixels, whatever its address; an unknown one is left out', async () => {
  const all = await openHandoff(3);
  const { desk, site, photos } = all;
  const handed = await all.handOver();
  // Blogger’s other form of addresses has no name in it.
  const nameless = new Map(handed.files.map(({ name }, at) => [name, `/img/a/AVvXsE${at}=s1600`]));
  const [one = '', two = ''] = handed.files.map(({ name }) => name);
  await drop(all, handed.id, [two, one], (name) => nameless.get(name) ?? '');
  // One more, added by the author under the third one’s name.
  const stranger = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#0f0' } })
    .jpeg()
    .toBuffer();
  site.holds.set('/img/b/x/s320/03-photo-3.jpg', stranger);
  const [draft] = all.blog.drafts();
  await all.blog.elsewhere.write(
    draft?.id ?? '',
    {
      title: '',
      content: `${draft?.content ?? ''}<img src="${site.origin}/img/b/x/s320/03-photo-3.jpg">`,
      labels: [],
    },
    { whole: false },
  );
  const read = await desk.call('pictures.read-handoff', { id: handed.id });
  expect(read.files.map(({ done }) => done)).toEqual([true, true, false]);
  expect(read.strangers).toBe(1);
  const uploads = desk.backend.db.prepare('SELECT sha256, url FROM picture_uploads ORDER BY rowid').all() as {
    sha256: string;
    url: string;
  }[];
  expect(new Map(uploads.map(({ sha256, url }) => [sha256, url]))).toEqual(
    new Map([one, two].map((name, at) => [photos[at], site.origin + (nameless.get(name) ?? '')])),
  );
});

test('a picture that readers cannot load is not ticked; nothing is lost without a network', async () => {
  const all = await openHandoff(1);
  const { blog, desk, site } = all;
  const handed = await all.handOver();
  const [name = ''] = handed.files.map((file) => file.name);
  await drop(all, handed.id, [name]);
  const [path = ''] = site.holds.keys();
  const bytes = site.holds.get(path) ?? null;
  site.holds.set(path, 403);
  expect((await desk.call('pictures.read-handoff', { id: handed.id })).files[0]?.done).toBe(false);
  site.holds.set(path, null);
  await expect(desk.call('pictures.read-handoff', { id: handed.id })).rejects.toMatchObject({
    code: 'network.offline',
  });
  site.holds.set(path, bytes);
  expect((await desk.call('pictures.read-handoff', { id: handed.id })).files[0]?.done).toBe(true);
  expect(blog.drafts()).toHaveLength(1);
});

test('a lost answer leaves one draft, found again', async () => {
  const all = await openHandoff(2);
  const { blog } = all;
  blog.faults.add({ method: 'posts.insert', line: 'store-then-drop' });
  await expect(all.handOver()).rejects.toMatchObject({ code: 'network.unclear' });
  expect(blog.drafts()).toHaveLength(1);
  const handed = await all.handOver();
  expect(blog.drafts()).toHaveLength(1);
  expect(handed.editAddress).toContain(`/${blog.drafts()[0]?.id ?? ''}`);
  // A repeated request makes nothing more.
  expect((await all.handOver()).id).toBe(handed.id);
  expect(blog.drafts()).toHaveLength(1);
});

test('a draft that someone deleted is reported, and a new one is made', async () => {
  const all = await openHandoff(1);
  const { blog, desk } = all;
  const handed = await all.handOver();
  await blog.elsewhere.remove(blog.drafts()[0]?.id ?? '');
  await expect(desk.call('pictures.read-handoff', { id: handed.id })).rejects.toMatchObject({
    code: 'destination.not-found',
  });
  expect((await all.handOver()).id).not.toBe(handed.id);
  await expect(desk.call('pictures.read-handoff', { id: handed.id })).rejects.toMatchObject({
    code: 'pictures.handoff-ended',
  });
});

test('a draft beyond the reading limit is reported, and read on its own thread', async () => {
  const read: TextName[] = [];
  const reading = watchReading({ memory: 40, work: 20_000 }, async (names) => void read.push(...names));
  const { blog, desk, handOver } = await openHandoff(1, reading);
  const { id } = await handOver();
  const content = `<img src="https://exemple.fr/a.jpg">${heavyPage()}`;
  await blog.elsewhere.write(blog.drafts()[0]?.id ?? '', { content }, { whole: false });
  await expect(desk.call('pictures.read-handoff', { id })).rejects.toThrow('document.too-complex');
  expect(read).toEqual(['image-addresses']);
});
