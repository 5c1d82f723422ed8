/** Updates of published posts, and changes by others in between. */
import { describe, expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { brokenLines } from '#tests/builders/practice-blog/behaviours.ts';
import { openConnectedDesk } from '../publishing-desk.ts';
import type { DeskBlog, PublishingDesk } from '../publishing-desk.ts';

const withCorrection = (post: Post): Post => ({ ...post, title: 'Trois questions au port' });

async function publishPost() {
  const ready = await openConnectedDesk();
  await ready.desk.send(ready.postId, ready.blogId);
  await ready.desk.finish();
  ready.blog.faults.clearLog();
  const [post] = ready.blog.live();
  if (post === undefined) throw new Error('not published');
  return { ...ready, remote: post };
}

const writes = (blog: DeskBlog) =>
  blog.faults
    .log()
    .filter((request) => request.verb !== 'GET')
    .map((request) => request.method);

async function expectStopped(
  desk: PublishingDesk,
  jobId: string,
  postId: string,
  state: string,
): Promise<void> {
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'publication.changed-on-blog' },
  });
  expect(await desk.publications(postId)).toEqual([expect.objectContaining({ state })]);
}

test('reads, then writes at once, then reads back', async () => {
  const { blog, desk, blogId, postId, remote } = await publishPost();
  desk.rewrite(postId, withCorrection);
  desk.timers.advanceTo(desk.clock.at + 60_000);
  expect(desk.post(postId).status).toBe('changed');
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.faults.log().map((request) => request.method)).toEqual([
    'posts.get',
    'posts.patch',
    'posts.get',
  ]);
  expect(JSON.parse(blog.faults.log()[1]?.body ?? '')).toEqual({
    title: 'Trois questions au port',
    labels: ['Rencontres', 'Port & mer'],
    content: expect.any(String) as string,
  });
  expect(blog.live()).toEqual([
    expect.objectContaining({ id: remote.id, title: 'Trois questions au port', path: remote.path }),
  ]);
  expect(await desk.job(jobId)).toMatchObject({ state: 'done', intent: 'update' });
  expect(desk.post(postId).status).toBe('published');
});

test('writes nothing when nothing changed', async () => {
  const { blog, desk, blogId, postId } = await publishPost();
  await desk.send(postId, blogId);
  await desk.finish();
  expect(writes(blog)).toEqual([]);
});

describe('a change on the web before the update', () => {
  test.each([
    ['text', (content: string) => ({ content: content.replace('sur le quai', 'au bord du quai') })],
    ['title', () => ({ title: 'Un titre choisi par une collègue' })],
    ['labels', () => ({ labels: ['Rencontres', 'Port & mer', 'À la une'] })],
  ])('%s: stops the update, keeps those words as a revision, overwrites nothing', async (_, change) => {
    const { blog, desk, blogId, postId, remote } = await publishPost();
    await blog.elsewhere.write(remote.id, change(remote.content), { whole: false });
    const theirs = blog.live();
    desk.rewrite(postId, withCorrection);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(writes(blog)).toEqual([]);
    expect(blog.live()).toEqual(theirs);
    await expectStopped(desk, jobId, postId, 'needs-choice');
    const revisions = (await desk.call('revisions.list', { postId })).items.filter(
      (one) => one.reason === 'remote',
    );
    expect(revisions).toHaveLength(1);
    const { document } = await desk.call('revisions.get', { id: revisions[0]?.id ?? '' });
    expect(document.title).toBe(theirs[0]?.title);
    expect(document.labels).toEqual(theirs[0]?.labels);
    const ours = desk.post(postId).document;
    expect(document.body.map((block) => ('id' in block ? block.id : block.type))).toEqual(
      ours.body.map((block) => ('id' in block ? block.id : block.type)),
    );

    // Retried without a change there: nothing is overwritten, and no second revision is made.
    await desk.call('jobs.retry', { id: jobId });
    await desk.finish();
    expect(writes(blog)).toEqual([]);
    expect(
      (await desk.call('revisions.list', { postId })).items.filter((one) => one.reason === 'remote'),
    ).toHaveLength(1);
  });

  test('once accepted by the author, lets the update through', async () => {
    const { blog, desk, blogId, postId, remote } = await publishPost();
    await blog.elsewhere.write(remote.id, { title: 'Trois questions au port' }, { whole: false });
    desk.rewrite(postId, withCorrection);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(writes(blog)).toEqual([]);
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(desk.post(postId).status).toBe('published');
  });

  test('an open and close in Blogger’s own editor is none', async () => {
    const { blog, desk, blogId, postId, remote } = await publishPost();
    await blog.elsewhere.write(
      remote.id,
      { content: `${remote.content.replaceAll('</p>', ' </p>')}\n<p> </p>` },
      { whole: false },
    );
    desk.rewrite(postId, withCorrection);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(writes(blog)).toEqual(['posts.patch']);
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  });

  test('reverted to draft there: an update does not publish it as a side effect', async () => {
    const { blog, desk, blogId, postId, remote } = await publishPost();
    await blog.elsewhere.revert(remote.id);
    desk.rewrite(postId, withCorrection);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(writes(blog)).toEqual([]);
    await expectStopped(desk, jobId, postId, 'needs-choice');
    await desk.call('jobs.cancel', { id: jobId });
    expect(await desk.publications(postId)).toEqual([expect.objectContaining({ state: 'removed' })]);
    expect(desk.post(postId).status).toBe('draft');
    expect((await desk.call('publications.prepare', { postId, blogId })).intent).toBe('publish');
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.live()).toEqual([
      expect.objectContaining({ id: remote.id, title: 'Trois questions au port' }),
    ]);
  });

  test.each(['trash', 'remove'] as const)(
    '%s: reported; publishing again makes a new post under a new mark',
    async (act) => {
      const { blog, desk, blogId, postId, remote } = await publishPost();
      await blog.elsewhere[act](remote.id);
      const jobId = await desk.send(postId, blogId);
      await desk.finish();
      expect(await desk.job(jobId)).toMatchObject({
        state: 'needs-author',
        failure: { code: 'destination.not-found' },
      });
      await desk.call('jobs.cancel', { id: jobId });
      expect(await desk.publications(postId)).toEqual([expect.objectContaining({ state: 'removed' })]);
      await desk.send(postId, blogId);
      await desk.finish();
      expect(blog.live()).toHaveLength(1);
      expect(blog.live()[0]?.id).not.toBe(remote.id);
      expect(await desk.publications(postId)).toEqual([expect.objectContaining({ state: 'online' })]);
    },
  );
});

test('edited between the publication and the read-back: overwrites nothing, and reports it', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk({
    point: async (name) => {
      const [post] = name === 'publish:published' ? blog.live() : [];
      if (post !== undefined)
        await blog.elsewhere.write(post.id, { title: 'Changé aussitôt' }, { whole: false });
    },
  });
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  await expectStopped(desk, jobId, postId, 'needs-choice');
  expect(blog.live().map((post) => post.title)).toEqual(['Changé aussitôt']);
});

test('compares the blog’s version with the text', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  blog.faults.behaviours.alters = brokenLines;
  desk.rewrite(postId, (post) => ({
    ...post,
    body: [...post.body, { type: 'code', text: 'une ligne\nune autre' }],
  }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
});

test.each([
  ['posts.patch', { line: 'store-then-drop' }],
  ['posts.patch', { line: 'drop-before' }],
  ['posts.patch', { status: 503 }],
  ['posts.patch', { status: 401, reason: 'authError' }],
  ['posts.get', { line: 'drop-before', times: 2 }],
] as const)('an update through %s %j ends with the new text', async (method, fault) => {
  const { blog, desk, blogId, postId } = await publishPost();
  desk.rewrite(postId, withCorrection);
  blog.faults.add({ method, ...fault });
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect(blog.posts().map((post) => [post.status, post.title])).toEqual([
    ['LIVE', 'Trois questions au port'],
  ]);
});
