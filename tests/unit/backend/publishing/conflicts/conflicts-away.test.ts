/** Posts missing on the blog, or here; and conflicts that prevent a send. */
import { describe, expect, test } from 'vitest';
import { onlinePost } from './conflict-post.ts';

const MARC = 'Moi, j’ai suivi.';

test('offers a choice when it was removed there and changed here', async () => {
  const post = await onlinePost();
  const { content } = post.stands();
  const without = content.replace(/<div[^<>]*\bid="?a-a2.*?<\/div>/s, '');
  expect(without).not.toBe(content);
  await post.blog.elsewhere.write(post.remote.id, { content: without }, { whole: false });
  post.editHere(MARC, 'Moi, j’ai suivi, et je suis resté.');
  await post.update();
  const { conflicts } = await post.readConflict();
  expect(conflicts).toEqual([
    {
      id: 'answer:a2',
      what: 'answer',
      who: 'Marc Odet',
      question: '1. Comment avez-vous commencé ?',
      before: MARC,
      mine: 'Moi, j’ai suivi, et je suis resté.',
    },
  ]);
  await post.settle([{ id: 'answer:a2', keep: 'theirs' }]);
  expect(post.stands().content).not.toContain('Moi, j’ai suivi');
  expect(JSON.stringify(await post.revisions('before-restore'))).toContain('et je suis resté');
});

test('keeps the choice and reports merged labels that Blogger would refuse', async () => {
  const post = await onlinePost();
  const many = (prefix: string) => Array.from({ length: 11 }, (_, at) => `${prefix}${at}`);
  await post.blog.elsewhere.write(post.remote.id, { labels: many('a') }, { whole: false });
  post.desk.rewrite(post.postId, (document) => ({ ...document, labels: many('b') }));
  await post.update();
  const settled = await post.settle([]);
  expect(settled).toMatchObject({ refused: { code: 'destination.labels', params: { count: 22 } } });
  expect(settled).not.toHaveProperty('jobId');
  expect(post.stands().labels).toEqual(many('a'));
  expect(post.desk.post(post.postId).document.labels).toEqual([...many('b'), ...many('a')]);
  expect(await post.state()).toBe('online-changed');
});

test('refuses to resolve without a conflict', async () => {
  const post = await onlinePost();
  expect(await post.readConflict()).toMatchObject({ kind: 'none' });
  await expect(
    post.desk.call('conflicts.settle', {
      postId: post.postId,
      blogId: post.blogId,
      saveNumber: post.desk.post(post.postId).saveNumber,
      remoteHash: '0'.repeat(64),
      decisions: [],
      send: true,
    }),
  ).rejects.toMatchObject({ code: 'publication.not-found' });
});

describe('a post no longer on the blog', () => {
  test.each([
    ['remove', 'gone'],
    ['trash', 'trashed'],
    ['revert', 'withdrawn'],
  ] as const)('%s: reported, nothing is erased here, and each resolution works', async (act, kind) => {
    const post = await onlinePost();
    await post.blog.elsewhere[act](post.remote.id);
    post.editHere('un matin de mars', 'un soir de mai');
    const job = await post.update();
    expect(job.state).toBe('needs-author');
    expect(await post.readConflict()).toMatchObject({ kind, jobId: job.id, changes: [], conflicts: [] });
    expect(post.text()).toContain('un soir de mai');
    // Left unresolved: the state shows it, and the text stays.
    await post.desk.call('jobs.cancel', { id: job.id });
    expect(await post.state()).toBe('removed');
    expect(post.text()).toContain('un soir de mai');
    await post.desk.send(post.postId, post.blogId);
    await post.desk.finish();
    expect(post.blog.live()).toHaveLength(1);
    expect(post.blog.live()[0]?.content).toContain('un soir de mai');
    expect(post.blog.live()[0]?.id === post.remote.id).toBe(act === 'revert');
  });
});
