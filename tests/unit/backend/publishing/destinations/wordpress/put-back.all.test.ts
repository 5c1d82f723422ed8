/** A post in the bin of a real WordPress, restored from here. */
import { beforeEach, expect, test } from 'vitest';
import { interview } from '../../publishing-desk.ts';
import { startSite, openWordPressDesk, colleague, type SeenPost } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

async function onlyPost(): Promise<SeenPost & { slug: string }> {
  const [post, ...more] = await colleague(site()).posts();
  if (post === undefined || more.length > 0) throw new Error('there is not one post');
  return post as SeenPost & { slug: string };
}

/** Public, then binned there by a colleague, as an update finds. */
async function binnedThere() {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  const before = await onlyPost();
  await colleague(site()).ask('DELETE', `posts/${before.id}`);
  desk.rewrite(postId, (post) => ({ ...post, title: 'Mon titre' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'destination.not-found' },
  });
  return { desk, postId, blogId, jobId, before };
}

test('becomes a draft again at its address, and is published there under the same mark', async () => {
  const { desk, postId, blogId, jobId, before } = await binnedThere();
  expect(await desk.call('conflicts.get', { postId, blogId })).toMatchObject({
    kind: 'trashed',
    putsBack: true,
  });
  expect((await onlyPost()).slug).toContain('__trashed');
  await desk.call('publications.put-back', { postId, blogId });
  expect(await onlyPost()).toMatchObject({
    id: before.id,
    status: 'draft',
    slug: 'trois-questions-a-lequipe-du-port',
  });
  expect(await desk.job(jobId)).toMatchObject({ state: 'cancelled' });
  await expect(desk.call('publications.put-back', { postId, blogId })).rejects.toMatchObject({
    code: 'publication.not-there',
  });
  await desk.send(postId, blogId);
  await desk.finish();
  expect(await onlyPost()).toMatchObject({
    id: before.id,
    status: 'publish',
    link: before.link,
    title: { raw: 'Mon titre' },
  });
});

test('restored and published by someone meanwhile stays public; an emptied bin is reported', async () => {
  const { desk, postId, blogId, before } = await binnedThere();
  await colleague(site()).edit(before.id, { status: 'publish' });
  await desk.call('publications.put-back', { postId, blogId });
  expect((await onlyPost()).status).toBe('publish');

  await colleague(site()).ask('DELETE', `posts/${before.id}`);
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ failure: { code: 'destination.not-found' } });
  await colleague(site()).ask('DELETE', `posts/${before.id}?force=true`);
  await expect(desk.call('publications.put-back', { postId, blogId })).rejects.toMatchObject({
    code: 'destination.not-found',
  });
  expect(await desk.call('conflicts.get', { postId, blogId })).toMatchObject({
    kind: 'gone',
    putsBack: false,
  });
});

test('offers the way out of the bin after « Mettre à la corbeille » and after the mirror', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(interview());
  const publication = async () => (await desk.publications(postId))[0];
  await desk.send(postId, blogId);
  await desk.finish();
  expect((await publication())?.putsBack).toBeUndefined();
  await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
  expect((await publication())?.putsBack).toBeUndefined();
  await desk.finish();
  expect(await publication()).toMatchObject({ state: 'removed', putsBack: true });
  await desk.call('publications.put-back', { postId, blogId });
  expect((await publication())?.putsBack).toBeUndefined();
  await desk.send(postId, blogId);
  await desk.finish();

  const { id } = await onlyPost();
  await colleague(site()).ask('DELETE', `posts/${id}`);
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  expect(await publication()).toMatchObject({ state: 'removed', putsBack: true });
});
