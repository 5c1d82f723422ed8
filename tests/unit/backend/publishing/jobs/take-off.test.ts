/** Back to draft and Blogger’s bin: no reader sees it there, and every word stays here. */
import { describe, expect, test } from 'vitest';
import { openConnectedDesk, interview } from '../publishing-desk.ts';
import { outcome } from '../outcome.ts';

describe('a withdrawn post', () => {
  const online = async () => {
    const ready = await openConnectedDesk();
    await ready.desk.send(ready.postId, ready.blogId);
    await ready.desk.finish();
    return ready;
  };

  test('becomes a draft: nobody reads it, and the text here is unchanged', async () => {
    const { blog, desk, blogId, postId } = await online();
    const before = desk.post(postId).document;
    await desk.call('publications.take-down', { postId, blogId, act: 'revert' });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toEqual({
      blog: ['DRAFT'],
      job: 'done',
      failure: undefined,
      state: 'removed',
      post: 'draft',
    });
    expect(desk.post(postId).document).toEqual(before);
  });

  test('published again is the same post at the same address', async () => {
    const { blog, desk, blogId, postId } = await online();
    const path = blog.live()[0]?.path;
    await desk.call('publications.take-down', { postId, blogId, act: 'revert' });
    await desk.finish();
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.posts().map(({ status, path: at }) => [status, at])).toEqual([['LIVE', path]]);
    expect(await outcome(blog, desk, postId)).toMatchObject({ state: 'online', post: 'published' });
  });

  test('moved to Blogger’s bin and published again is another post', async () => {
    const { blog, desk, blogId, postId } = await online();
    await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toMatchObject({
      blog: ['SOFT_TRASHED'],
      state: 'removed',
      post: 'draft',
    });
    await desk.send(postId, blogId);
    await desk.finish();
    expect(
      blog
        .posts()
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['LIVE', 'SOFT_TRASHED']);
  });

  test('with a change on the blog keeps it first', async () => {
    const { blog, desk, blogId, postId } = await online();
    const [live] = blog.live();
    await blog.elsewhere.write(
      live?.id ?? '',
      { content: `${live?.content}<p>Ajouté là-bas.</p>` },
      { whole: false },
    );
    await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
    await desk.finish();
    const revisions = (await desk.call('revisions.list', { postId })).items;
    expect(revisions.map(({ reason }) => reason)).toContain('remote');
  });

  test('already missing: a deletion is done, a withdrawal is reported', async () => {
    const { blog, desk, blogId, postId } = await online();
    await blog.elsewhere.remove(blog.live()[0]?.id ?? '');
    await desk.call('publications.take-down', { postId, blogId, act: 'revert' });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toMatchObject({ failure: 'destination.not-found' });
    const other = await online();
    await other.blog.elsewhere.remove(other.blog.live()[0]?.id ?? '');
    await other.desk.call('publications.take-down', {
      postId: other.postId,
      blogId: other.blogId,
      act: 'delete',
    });
    await other.desk.finish();
    expect(await outcome(other.blog, other.desk, other.postId)).toMatchObject({ blog: [], job: 'done' });
  });

  test('must have been online', async () => {
    const { desk, blogId, postId } = await openConnectedDesk();
    await expect(
      desk.call('publications.take-down', { postId, blogId, act: 'revert' }),
    ).rejects.toMatchObject({
      code: 'publication.not-there',
    });
  });

  test('replaces an update that has not been sent', async () => {
    const { blog, desk, blogId, postId } = await online();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    await desk.send(postId, blogId, 30);
    await desk.call('publications.take-down', { postId, blogId, act: 'revert' });
    await desk.finish();
    expect(blog.posts().map(({ status, title }) => [status, title])).toEqual([['DRAFT', interview().title]]);
  });
});
