/** Nothing becomes public without a request, nor again after a withdrawal. */
import { expect, test } from 'vitest';
import { NOON, THERE, openConnectedDesk, addParagraphThere } from './publishing-desk.ts';

const TOMORROW = NOON + 21 * 3_600_000;

/** A draft of ours edited on the web, a later text of ours that found it, and the resolved conflict. */
async function resolveConflict(
  how: { act: 'deposit' | 'schedule' | 'publish'; publishAt?: number },
  cancelled = false,
) {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  await desk.send(postId, blogId, 0, { act: 'deposit' });
  await desk.finish();
  const [draft] = blog.drafts();
  await addParagraphThere(blog, draft);
  desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
  const jobId = await desk.send(postId, blogId, 0, how);
  await desk.finish();
  expect(blog.live()).toEqual([]);
  if (cancelled) await desk.call('jobs.cancel', { id: jobId });
  const conflict = await desk.call('conflicts.get', { postId, blogId });
  const result = await desk.call('conflicts.settle', {
    postId,
    blogId,
    saveNumber: conflict.saveNumber,
    remoteHash: conflict.remoteHash ?? '',
    decisions: [],
    send: true,
  });
  expect(result.refused).toBeUndefined();
  await desk.finish();
  const [post, ...others] = blog.posts();
  expect(others).toEqual([]);
  expect(post).toMatchObject({ title: 'Un autre titre' });
  expect(post?.content).toContain(THERE);
  return { carries: conflict.carries, status: post?.status, published: post?.published };
}

test('a deposit stopped by a change on the web stays a draft once resolved', async () => {
  expect(await resolveConflict({ act: 'deposit' })).toMatchObject({
    carries: { intent: 'deposit' },
    status: 'DRAFT',
  });
});

test('a draft whose send was cancelled before the choice stays a draft', async () => {
  expect(await resolveConflict({ act: 'publish' }, true)).toMatchObject({
    carries: { intent: 'deposit' },
    status: 'DRAFT',
  });
});

test('a scheduled post is published at its time once resolved', async () => {
  expect(await resolveConflict({ act: 'schedule', publishAt: TOMORROW })).toEqual({
    carries: { intent: 'schedule', publishAt: TOMORROW },
    status: 'SCHEDULED',
    published: TOMORROW,
  });
});

test('a post to be published is published once resolved', async () => {
  expect(await resolveConflict({ act: 'publish' })).toMatchObject({
    carries: { intent: 'publish' },
    status: 'LIVE',
  });
});

test('a published post whose answer was lost, deleted by someone since, is not published again', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.publish', line: 'store-then-drop' });
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  const [first] = blog.live();
  await blog.elsewhere.remove(first?.id ?? '');
  await desk.finish();
  expect(blog.live()).toEqual([]);
  const { items } = await desk.call('jobs.list', {});
  expect(items.find(({ id }) => id === jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'destination.not-found' },
  });
});

test('a 404 of Blogger for a post that it published: the post is found by its mark', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.publish', line: 'store-then-drop' });
  await desk.send(postId, blogId);
  await desk.settled();
  blog.faults.add({ method: 'posts.get', status: 404, reason: 'notFound' });
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
  expect((await desk.publications(postId))[0]).toMatchObject({ state: 'online' });
});

test('a deposit deleted before it was read back is deposited again', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.get', line: 'drop-before', times: 2 });
  await desk.send(postId, blogId, 0, { act: 'deposit' });
  await desk.settled();
  const [first] = blog.drafts();
  await blog.elsewhere.remove(first?.id ?? '');
  await desk.finish();
  expect(blog.live()).toEqual([]);
  expect(blog.drafts()).toHaveLength(1);
});

test('the blog’s required checks block a resolved text too: the choice is kept, and nothing is sent', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  await desk.send(postId, blogId);
  await desk.finish();
  const [online] = blog.live();
  await addParagraphThere(blog, online);
  desk.rewrite(postId, (post) => ({ ...post, body: post.body.filter(({ type }) => type === 'question') }));
  await desk.send(postId, blogId);
  await desk.finish();
  await desk.call('checks.require', { blogId, code: 'question-unanswered', required: true });
  const conflict = await desk.call('conflicts.get', { postId, blogId });
  const { saveNumber, refused, jobId } = await desk.call('conflicts.settle', {
    postId,
    blogId,
    saveNumber: conflict.saveNumber,
    remoteHash: conflict.remoteHash ?? '',
    decisions: [],
    send: true,
  });
  expect({ refused: refused?.code, jobId }).toEqual({
    refused: 'publication.required-checks',
    jobId: undefined,
  });
  expect(saveNumber).toBeGreaterThan(conflict.saveNumber);
});
