/** Switching between the two ways: the same posts and marks, never a duplicate. */
import { describe, expect, it } from 'vitest';
import { openDeskBlog, openConnectedDesk } from '../../publishing-desk.ts';
import { openByHandDesk, startPublicPages } from './by-hand-desk.ts';

describe('a blog that is connected later', () => {
  it('adopts what was published by hand: the next update uses the API, for the same post', async () => {
    const { desk, blog, postId, blogId, paste, look, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    const address = await paste(jobId);
    await look(jobId);
    const [before] = await desk.publications(postId);
    const [post] = blog.live();

    const connected = await desk.signIn();
    expect(connected.blogId).toBe(blogId);
    const { items } = await desk.call('blogs.list', {});
    expect(items).toMatchObject([{ id: blogId, state: 'connected' }]);
    expect(await state()).toBe('online');
    desk.rewrite(postId, (document) => ({ ...document, title: 'Par la connexion' }));
    expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({
      intent: 'update',
      address,
    });
    await desk.send(postId, blogId);
    await desk.finish();
    expect(await state()).toBe('online');
    expect((await desk.publications(postId))[0]?.id).toBe(before?.id);
    expect(blog.posts().map(({ id, title }) => ({ id, title }))).toEqual([
      { id: post?.id, title: 'Par la connexion' },
    ]);
  });

  it('adopts by its mark a post that is online by the author’s confirmation only', async () => {
    const { desk, blog, web, postId, blogId, paste, look, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    await paste(jobId);
    web.as.is = 'private';
    await look(jobId);
    await desk.call('by-hand.confirm', { jobId });
    await desk.signIn();
    desk.rewrite(postId, (document) => ({ ...document, title: 'Par la connexion' }));
    await desk.send(postId, blogId);
    await desk.finish();
    expect(await state()).toBe('online');
    expect(blog.posts().map(({ title }) => title)).toEqual(['Par la connexion']);
  });

  it('does not publish again what was pasted and not yet read back', async () => {
    const { desk, blog, postId, blogId, paste, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    await paste(jobId);
    await desk.signIn();
    // The author sends it by the API, without edits to the pasted text.
    await desk.send(postId, blogId);
    await desk.finish();
    expect(await state()).toBe('online');
    expect(blog.posts().length).toBe(1);
    expect(await desk.job(jobId)).toMatchObject({ state: 'cancelled' });
  });

  it('does not overwrite a change made since', async () => {
    const { desk, blog, postId, blogId, paste, look, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    await paste(jobId);
    await look(jobId);
    await blog.elsewhere.write(blog.live()[0]?.id ?? '', { title: 'À eux' }, { whole: false });
    await desk.signIn();
    desk.rewrite(postId, (document) => ({ ...document, title: 'À nous' }));
    await desk.send(postId, blogId);
    await desk.finish();
    expect(await state()).toBe('needs-choice');
    expect(blog.live()[0]?.title).toBe('À eux');
  });
});

describe('a connected blog switched to publishing by hand', () => {
  it('keeps its account, its posts and their marks, and switches back', async () => {
    const openedBlog = await openDeskBlog();
    const { desk, blog, blogId, postId } = await openConnectedDesk({}, openedBlog);
    await desk.send(postId, blogId);
    await desk.finish();
    const [post] = blog.live();
    await startPublicPages(blog);
    // Its public address on the web.
    desk.backend.db.prepare('UPDATE blogs SET url = ?').run('https://labo-du-port.blogspot.com/');
    expect(await desk.call('by-hand.set-way', { blogId, way: 'by-hand' })).toMatchObject({
      state: 'by-hand',
    });
    desk.rewrite(postId, (document) => ({ ...document, title: 'À la main' }));
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.live()[0]?.title).not.toBe('À la main');
    await desk.call('by-hand.read-first', { jobId });
    const text = async (what: 'title' | 'text') => (await desk.call('by-hand.text', { jobId, what })).text;
    await blog.elsewhere.write(
      post?.id ?? '',
      { title: await text('title'), content: await text('text') },
      { whole: false },
    );
    expect(await desk.call('by-hand.read-back', { jobId })).toEqual({ online: true });

    expect(await desk.call('by-hand.set-way', { blogId, way: 'connected' })).toMatchObject({
      state: 'connected',
    });
    desk.rewrite(postId, (document) => ({ ...document, title: 'Par la connexion' }));
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.posts().map(({ id, title }) => ({ id, title }))).toEqual([
      { id: post?.id, title: 'Par la connexion' },
    ]);
  });

  it('converts pending jobs after the running one ends', async () => {
    const { desk, blogId, postId, blog } = await openConnectedDesk();
    const jobId = await desk.send(postId, blogId, 10);
    await desk.call('by-hand.set-way', { blogId, way: 'by-hand' });
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'needs-author', byHand: true });
    expect(blog.posts()).toEqual([]);
    const practice = await desk.call('blogs.start-practice', {});
    await expect(desk.call('by-hand.set-way', { blogId: practice.id, way: 'by-hand' })).rejects.toMatchObject(
      { code: 'blog.not-found' },
    );
  });

  it('needs an account to be connected again', async () => {
    const { desk, blogId } = await openByHandDesk();
    await expect(desk.call('by-hand.set-way', { blogId, way: 'connected' })).rejects.toMatchObject({
      code: 'account.not-found',
    });
  });
});
