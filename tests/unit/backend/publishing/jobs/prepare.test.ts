/** The publish sheet before the author decides, and pictures prepared for the post. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { openConnectedDesk, interview } from '../publishing-desk.ts';
import type { PublishingDesk } from '../publishing-desk.ts';

async function addPhoto(desk: PublishingDesk, side: number, noise = false): Promise<string> {
  const size = { width: side, height: Math.round(side / 2), channels: 3 as const };
  const source = noise
    ? sharp({ create: { ...size, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
    : sharp({ create: { ...size, background: '#08a' } });
  const bytes = await source
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Lieu secret' } })
    .toBuffer();
  return (await addAsset(desk.backend, { name: 'photo.jpg', bytes }, desk.clock.at)).sha256;
}

test('a first publication shows the predicted address, the labels and the missing details', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  const postId = desk.write(
    buildInterview()
      .labelled('Port')
      .asking('Sans réponse ?')
      .asking('Avec réponse ?')
      .answering([], 'Oui.')
      .saying(picture(await addPhoto(desk, 40), '')).post,
  );
  const sheet = await desk.call('publications.prepare', { postId, blogId });
  expect(sheet).toMatchObject({
    intent: 'publish',
    address: `${blog.pagesOrigin}/2026/11/blog-post.html`,
    labels: 1,
    pictures: 1,
    changes: [],
  });
  expect(sheet.checks.map((check) => [check.code, check.blocks])).toEqual([
    ['title-missing', true],
    ['host-needed', true],
    ['question-unanswered', false],
    ['answer-unnamed', false],
    ['alt-missing', false],
    ['typography-left', false],
  ]);
  expect(blog.faults.log()).toEqual([]);
});

test('an address used by another post is predicted with its number, as the blog makes it', async () => {
  const { desk, blogId, postId } = await openConnectedDesk();
  await desk.send(postId, blogId);
  await desk.finish();
  const [online] = await desk.publications(postId);
  const second = desk.write(interview());
  const { address } = await desk.call('publications.prepare', { postId: second, blogId });
  expect(address).toBe(online?.url?.replace(/\.html$/u, '_1.html'));
  await desk.send(second, blogId);
  await desk.finish();
  expect((await desk.publications(second))[0]?.url).toBe(address);
});

test('an update opens on its changes', async () => {
  const { desk, blogId, postId } = await openConnectedDesk();
  await desk.send(postId, blogId);
  await desk.finish();
  const [online] = await desk.publications(postId);
  expect((await desk.call('publications.prepare', { postId, blogId })).changes).toEqual([]);
  desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
  const sheet = await desk.call('publications.prepare', { postId, blogId });
  expect(sheet).toMatchObject({ intent: 'update', address: online?.url });
  expect(sheet.changes).toEqual([
    expect.objectContaining({ what: 'title', how: 'changed', after: 'Un autre titre' }),
  ]);
});

test('an embedded picture is at most 1600 px wide, without camera metadata', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  await desk.call('pictures.choose-host', { blogId, host: 'inline' });
  const sha256 = await addPhoto(desk, 2_400);
  const postId = desk.write({ ...interview(), body: [picture(sha256, 'Le quai'), ...interview().body] });
  const sheet = await desk.call('publications.prepare', { postId, blogId });
  await desk.send(postId, blogId);
  await desk.finish();
  const content = blog.live()[0]?.content ?? '';
  const [, data = ''] = /src="data:image\/jpeg;base64,([^"]+)"/.exec(content) ?? [];
  const bytes = Buffer.from(data, 'base64');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 800 });
  expect(bytes.includes('Lieu secret')).toBe(false);
  expect(Math.abs(sheet.bytes - Buffer.byteLength(content))).toBeLessThan(100);
  // The original is unchanged.
  const stored = desk.backend.db.prepare('SELECT width FROM assets WHERE sha256 = ?').get(sha256);
  expect(stored).toEqual({ width: 2_400 });
});

test('a picture with a public address keeps it', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  const block = { ...picture(await addPhoto(desk, 40), 'Le quai'), url: 'https://images.example/quai.jpg' };
  const postId = desk.write({ ...interview(), body: [block, ...interview().body] });
  expect((await desk.call('publications.prepare', { postId, blogId })).pictures).toBe(0);
  await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.live()[0]?.content).toContain('src="https://images.example/quai.jpg"');
  expect(blog.live()[0]?.content).not.toContain('data:');
});

test('names a picture missing from the library', async () => {
  const { desk, blogId } = await openConnectedDesk();
  const sha256 = createHash('sha256').update('gone').digest('hex');
  const postId = desk.write({ ...interview(), body: [picture(sha256, 'Perdue'), ...interview().body] });
  await expect(desk.call('publications.prepare', { postId, blogId })).rejects.toMatchObject({
    code: 'asset.not-found',
  });
});

test('the blog’s required checks block any caller, until they are settled or no longer required', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  await desk.call('pictures.choose-host', { blogId, host: 'inline' });
  const showing = (alt: string) => ({ ...interview(), body: [picture(sha256, alt), ...interview().body] });
  const sha256 = await addPhoto(desk, 40);
  await desk.call('checks.require', { blogId, code: 'alt-missing', required: true });
  const postId = desk.write(showing(''));
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({
    code: 'publication.required-checks',
    params: { check: 'alt-missing', count: 1 },
  });
  expect(await desk.call('jobs.list', {})).toEqual({ items: [] });
  desk.rewrite(postId, () => showing('Le quai'));
  await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
  desk.rewrite(postId, () => showing(''));
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'publication.required-checks' });
  await desk.call('checks.require', { blogId, code: 'alt-missing', required: false });
  await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
});

test('« Envois » lists ended jobs for two weeks', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  const counts = async () => {
    const { sends, sendsShown } = await desk.call('posts.counts', {});
    return { open: sends, isShown: sendsShown, listed: (await desk.call('jobs.list', {})).items.length };
  };
  expect(await counts()).toEqual({ open: 0, isShown: false, listed: 0 });
  await desk.send(postId, blogId);
  expect(await counts()).toEqual({ open: 1, isShown: true, listed: 1 });
  await desk.finish();
  blog.clock.at += 13 * 86_400_000;
  expect(await counts()).toEqual({ open: 0, isShown: true, listed: 1 });
  blog.clock.at += 2 * 86_400_000;
  expect(await counts()).toEqual({ open: 0, isShown: false, listed: 0 });
});
