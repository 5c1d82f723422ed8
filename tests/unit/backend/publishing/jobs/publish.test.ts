import { describe, expect, test } from 'vitest';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openDeskBlog, openDesk, openConnectedDesk, interview, NOON } from '../publishing-desk.ts';
import type { Line } from '../publishing-desk.ts';

const methods = (blog: Awaited<ReturnType<typeof openDeskBlog>>): string[] =>
  blog.faults.log().map((request) => request.method);

/** All statuses in one request; then each alone, as an empty blog’s answer does not show that the filter works. */
const LOOKS = ['posts.list', 'posts.list', 'posts.list', 'posts.list'];

describe('a first publication', () => {
  test('is sent once: draft, public, read back', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    const jobId = await desk.send(postId, blogId);
    await desk.finish();

    // Each list is searched first, as a copy of this library elsewhere would use the same mark.
    expect(methods(blog)).toEqual([...LOOKS, 'posts.insert', 'posts.publish', 'posts.get']);
    expect(blog.posts()).toHaveLength(1);
    const [post] = blog.live();
    expect(post).toMatchObject({
      title: 'Trois questions à l’équipe du port',
      labels: ['Rencontres', 'Port & mer'],
    });
    expect(post?.content).toContain('Par un hasard heureux');
    expect(await desk.job(jobId)).toMatchObject({ state: 'done', intent: 'publish', finishedAt: NOON });
    expect(await desk.publications(postId)).toEqual([
      expect.objectContaining({
        state: 'online',
        remoteId: post?.id,
        url: `${blog.pagesOrigin}${post?.path}`,
        publishedAt: NOON,
        practice: false,
      }),
    ]);
    expect(desk.post(postId)).toMatchObject({ status: 'published', publishedAt: NOON });
    const revisions = (await desk.call('revisions.list', { postId })).items;
    expect(revisions.map((revision) => revision.reason)).toEqual(['published']);
  });

  test('waits in the outbox while it can be cancelled', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    const jobId = await desk.send(postId, blogId, 10);
    expect(await desk.job(jobId)).toMatchObject({ state: 'waiting', dueAt: NOON + 10_000 });
    expect(desk.post(postId).status).toBe('queued');
    expect((await desk.call('posts.counts', {})).sends).toBe(1);
    desk.timers.advanceTo(NOON + 9_999);
    await desk.settled();
    expect(methods(blog)).toEqual([]);
    await desk.call('jobs.cancel', { id: jobId });
    desk.timers.advanceTo(NOON + 60_000);
    await desk.settled();
    expect(methods(blog)).toEqual([]);
    expect(await desk.job(jobId)).toMatchObject({ state: 'cancelled' });
    expect(desk.post(postId).status).toBe('draft');
    expect(await desk.publications(postId)).toEqual([]);
    await expect(desk.call('jobs.cancel', { id: jobId })).rejects.toMatchObject({ code: 'job.not-found' });
  });

  test('is cancelled when the post goes to the bin, and is not sent from there', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    const jobId = await desk.send(postId, blogId, 10);
    await desk.call('posts.bin', { id: postId });
    desk.timers.advanceTo(NOON + 60_000);
    await desk.settled();
    expect(methods(blog)).toEqual([]);
    expect(await desk.job(jobId)).toMatchObject({ state: 'cancelled' });
    await desk.call('posts.unbin', { id: postId });
    expect(desk.post(postId).status).toBe('draft');
    expect(await desk.publications(postId)).toEqual([]);
  });

  test('two clicks are one job; a later text replaces one that has not been sent', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    const [first, second] = await Promise.all([desk.send(postId, blogId, 10), desk.send(postId, blogId, 10)]);
    expect(second).toBe(first);
    desk.rewrite(postId, (post) => ({ ...post, title: 'Le port, suite' }));
    const third = await desk.send(postId, blogId, 10);
    expect(third).not.toBe(first);
    await desk.finish();
    expect(blog.posts().map((post) => [post.status, post.title])).toEqual([['LIVE', 'Le port, suite']]);
    expect(await desk.job(first)).toMatchObject({ state: 'cancelled' });
  });

  test('sends the text frozen at the click, and reports later edits', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    desk.rewrite(postId, (post) => ({ ...post, title: 'Retouché après le clic' }));
    await desk.finish();
    expect(blog.live().map((post) => post.title)).toEqual(['Trois questions à l’équipe du port']);
    expect(await desk.publications(postId)).toEqual([expect.objectContaining({ state: 'online-changed' })]);
    expect(desk.post(postId).status).toBe('changed');
  });

  test('refuses a text other than the last saved, an empty one, and too many labels', async () => {
    const { desk, blogId, postId } = await openConnectedDesk();
    await expect(
      desk.call('publications.send', { postId, blogId, saveNumber: 7, holdSeconds: 0 }),
    ).rejects.toMatchObject({ code: 'post.changed-elsewhere' });
    await expect(desk.send(desk.write(buildInterview().titled('Vide').post), blogId)).rejects.toMatchObject({
      code: 'publication.nothing-to-publish',
    });
    const labels = Array.from({ length: 21 }, (_, index) => `l${index}`);
    await expect(desk.send(desk.write({ ...interview(), labels }), blogId)).rejects.toMatchObject({
      code: 'destination.labels',
    });
    expect((await desk.call('jobs.list', {})).items).toEqual([]);
  });

  test('ignores Blogger’s normalisation as a difference', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    blog.faults.behaviours.escapedLabels = true;
    const postId = desk.write({
      ...interview(),
      body: [...interview().body.slice(0, 1), { type: 'jumpBreak' }, ...interview().body.slice(1)],
    });
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.live()[0]?.content).toContain("<a name='more'></a>");
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  });

  test('runs one job at a time on a blog, in the order of the clicks', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    const other = desk.write({ ...interview(), title: 'Un autre' });
    await desk.send(postId, blogId);
    await desk.send(other, blogId);
    await desk.finish();
    expect(methods(blog)).toEqual([
      ...LOOKS,
      'posts.insert',
      'posts.publish',
      'posts.get',
      ...LOOKS,
      'posts.insert',
      'posts.publish',
      'posts.get',
    ]);
    expect(blog.live()).toHaveLength(2);
  });

  test('a permanent refusal waits for the author, with its reason', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.insert', status: 403, reason: 'forbidden' });
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'needs-author',
      failure: { code: 'destination.forbidden' },
    });
    expect(await desk.publications(postId)).toEqual([expect.objectContaining({ state: 'failed', jobId })]);
    expect(desk.lines.some((line) => line.text.includes('destination.forbidden'))).toBe(true);
    await desk.call('jobs.retry', { id: jobId });
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(blog.live()).toHaveLength(1);
  });
});

test('a post on the practice blog is online there, without a publication date', async () => {
  const blog = await openDeskBlog();
  const desk = await openDesk(blog, {
    startPractice: () => Promise.resolve({ ...blog, close: () => Promise.resolve() }),
  });
  const practice = await desk.call('blogs.start-practice', {});
  expect(practice).toMatchObject({ kind: 'practice', state: 'connected', remoteId: blog.blogRemoteId });
  const postId = desk.write(interview());
  await desk.send(postId, practice.id);
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
  expect(desk.post(postId)).toMatchObject({ status: 'published', publishedAt: null });
  expect(await desk.publications(postId)).toEqual([
    expect.objectContaining({ practice: true, state: 'online' }),
  ]);
  expect(desk.origins).toEqual([blog.pagesOrigin]);
});

test('an unreadable library fails only the send, which is retried later', async () => {
  const lines: Line[] = [];
  let cut = (): void => undefined;
  const { desk, postId, blogId } = await openConnectedDesk({
    lines,
    point: (name) => (name === 'publish:inserted' ? cut() : undefined),
  });
  cut = () => void desk.abandon();
  await desk.send(postId, blogId);
  // It ends although its last step could not be written, without an unhandled rejection.
  await desk.settled();
  expect(lines.map(({ text }) => text.split(' TypeError')[0])).toEqual(
    expect.arrayContaining(['job state not written', 'jobs not read']),
  );
});
