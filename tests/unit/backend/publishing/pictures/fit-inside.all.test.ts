/**
 * Embedded pictures: at the largest width that fits all; below 640 px the author chooses, and nothing is sent before.
 */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { limitsOf } from '#interview/destinations.ts';
import { HEAD_BUDGET } from '#backend/publishing/pictures/fit-inside.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import type { PhotoOptions } from '#tests/builders/photo.ts';
import { openConnectedDesk, interview } from '../publishing-desk.ts';
import type { PublishingDesk } from '../publishing-desk.ts';

async function photos(desk: PublishingDesk, count: number, options: PhotoOptions): Promise<string[]> {
  const taken: string[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const bytes = await makePhoto({ ...options, seed });
    taken.push((await addAsset(desk.backend, { name: `photo ${seed}.jpg`, bytes }, desk.clock.at)).sha256);
  }
  return taken;
}

async function openAlbum(count: number, options: PhotoOptions, head: readonly TopBlock[] = []) {
  const ready = await openConnectedDesk();
  await ready.desk.call('pictures.choose-host', { blogId: ready.blogId, host: 'inline' });
  const taken = await photos(ready.desk, count, options);
  const [first, ...rest] = taken.map((sha256, at) => picture(sha256, `Photo ${at + 1}`));
  const body = [...(first === undefined ? [] : [first]), ...head, ...rest, ...interview().body];
  const postId = ready.desk.write({ ...interview(), body });
  const prepare = () => ready.desk.call('publications.prepare', { postId, blogId: ready.blogId });
  return { ...ready, taken, postId, prepare };
}

const widthsIn = (html: string): Promise<number[]> =>
  Promise.all(
    [...html.matchAll(/src="data:image\/[a-z]+;base64,([^"]+)"/g)].map(async ([, data = '']) => {
      const { width, height } = await sharp(Buffer.from(data, 'base64')).metadata();
      return Math.max(width, height);
    }),
  );

test('a few pictures are sent at 1600 px; the sheet predicts what is sent, and none is linked', async () => {
  const { blog, desk, blogId, postId, prepare } = await openAlbum(2, { width: 1800, height: 1200, fine: 8 });
  const sheet = await prepare();
  expect(sheet.photos).toMatchObject({
    host: 'inline',
    count: 2,
    width: 1600,
    widthChosen: false,
    missing: [],
  });
  await desk.send(postId, blogId);
  await desk.finish();
  const [post] = blog.live();
  expect(await widthsIn(post?.content ?? '')).toEqual([1600, 1600]);
  expect(Math.abs(sheet.bytes - Buffer.byteLength(post?.content ?? ''))).toBeLessThan(100);
  expect(post?.content).not.toMatch(/<a\b[^>]*>\s*<img/);
});

test('five pictures share the room, all at the largest common width that fits', async () => {
  const { prepare, desk, blogId, postId, blog } = await openAlbum(5, { width: 1700, height: 1100, fine: 30 });
  const sheet = await prepare();
  const { width = 0 } = sheet.photos;
  expect([1200, 960, 800, 640]).toContain(width);
  expect(sheet.bytes).toBeLessThanOrEqual(limitsOf('practice').bytes);
  expect(sheet.checks.filter(({ blocks }) => blocks)).toEqual([]);
  // Prepared again from existing copies: the same result.
  expect(await prepare()).toEqual(sheet);
  await desk.send(postId, blogId);
  await desk.finish();
  expect(new Set(await widthsIn(blog.live()[0]?.content ?? ''))).toEqual(new Set([width]));
});

test('twelve heavy pictures: the author chooses, and nothing is sent or resized before', async () => {
  const { blog, desk, blogId, postId, prepare } = await openAlbum(12, { width: 900, height: 650, fine: 50 });
  const sheet = await prepare();
  expect(sheet.photos).toMatchObject({ host: 'inline', count: 12, width: 640, widthChosen: false });
  expect(sheet.bytes).toBeGreaterThan(limitsOf('practice').bytes);
  const { smaller } = sheet.photos;
  expect(smaller).toBeDefined();
  expect(sheet.checks).toContainEqual(
    expect.objectContaining({
      code: 'too-heavy',
      blocks: true,
      count: Math.ceil(sheet.bytes / 1000),
      about: '700',
    }),
  );
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'publication.too-heavy' });
  expect(blog.faults.log()).toEqual([]);

  await desk.call('pictures.choose-width', { postId, blogId, width: smaller ?? null });
  const chosen = await prepare();
  expect(chosen.photos).toMatchObject({ width: smaller, widthChosen: true });
  expect(chosen.checks.filter(({ blocks }) => blocks)).toEqual([]);
  await desk.send(postId, blogId);
  await desk.finish();
  expect(new Set(await widthsIn(blog.live()[0]?.content ?? ''))).toEqual(new Set([smaller]));
  expect(Buffer.byteLength(blog.live()[0]?.content ?? '')).toBeLessThanOrEqual(limitsOf('practice').bytes);

  await desk.call('pictures.choose-width', { postId, blogId, width: null });
  expect((await prepare()).photos).toMatchObject({ width: 640, widthChosen: false });
  const unknown = { postId, blogId, width: smaller ?? null };
  await expect(desk.call('pictures.choose-width', { ...unknown, postId: 'nothing' })).rejects.toMatchObject({
    code: 'post.not-found',
  });
  await expect(desk.call('pictures.choose-width', { ...unknown, blogId: 'nothing' })).rejects.toMatchObject({
    code: 'blog.not-found',
  });
});

test('allows 200 KB before the jump break, and proposes one when it is missing', async () => {
  const heavy = { width: 1700, height: 1200, fine: 30 };
  const album = await openAlbum(2, heavy);
  const sheet = await album.prepare();
  expect(sheet.photos).toMatchObject({ breakProposed: true });
  // The practice blog’s lists show an excerpt, and no picture.
  const practiceId = (await album.desk.call('blogs.start-practice', {})).id;
  const tried = await album.desk.call('publications.prepare', { postId: album.postId, blogId: practiceId });
  expect(tried.photos).toMatchObject({ host: 'inline', breakProposed: false });

  const cut = await openAlbum(2, heavy, [{ type: 'jumpBreak' }]);
  const after = await cut.prepare();
  expect(after.photos).toMatchObject({ breakProposed: false });
  expect(after.photos.heavyHead).toBeUndefined();
  expect(after.photos.width ?? 0).toBeLessThan(sheet.photos.width ?? 0);
  await cut.desk.send(cut.postId, cut.blogId);
  await cut.desk.finish();
  const content = cut.blog.live()[0]?.content ?? '';
  const head = content.slice(0, content.search(/<!--more|name=['"]more/));
  expect(head).toContain('data:image/jpeg');
  expect(Buffer.byteLength(head)).toBeLessThanOrEqual(HEAD_BUDGET);
});

test('a real blog is asked once, at the first picture; the practice blog never', async () => {
  const { desk, blogId } = await openConnectedDesk();
  const [sha256 = ''] = await photos(desk, 1, { width: 400, height: 300 });
  const postId = desk.write({ ...interview(), body: [picture(sha256, 'Le quai'), ...interview().body] });
  const sheet = await desk.call('publications.prepare', { postId, blogId });
  expect(sheet.photos).toEqual({
    count: 1,
    widthChosen: false,
    breakProposed: false,
    missing: [{ sha256, name: 'photo 1.jpg' }],
  });
  expect(sheet.checks).toContainEqual(
    expect.objectContaining({ code: 'host-needed', blocks: true, count: 1 }),
  );
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'pictures.not-chosen' });
  const practice = await desk.call('blogs.start-practice', {});
  const tried = await desk.call('publications.prepare', { postId, blogId: practice.id });
  expect(tried.photos).toMatchObject({ host: 'inline', missing: [] });
  expect(tried.checks.filter(({ blocks }) => blocks)).toEqual([]);
  // Without a picture there is no question.
  const words = desk.write(interview());
  const spoken = await desk.call('publications.prepare', { postId: words, blogId });
  expect(spoken.checks.filter(({ blocks }) => blocks)).toEqual([]);
});
