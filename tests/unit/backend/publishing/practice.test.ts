/** The practice blog as the app starts it: on demand, kept between runs, never before a real one. */
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDeskBlog, openDesk, deskFolder, interview } from './publishing-desk.ts';

const openOnDemand = async () => {
  const google = await openDeskBlog();
  const folder = deskFolder();
  const desk = await openDesk(google, { folder });
  return { google, folder, desk };
};

test('starts at the first request only, signs in without a browser, and persists over a restart', async () => {
  const { google, folder, desk } = await openOnDemand();
  expect(existsSync(join(folder, 'practice-blog'))).toBe(false);
  expect((await desk.call('blogs.list', {})).items).toEqual([]);
  const [blog, same] = await Promise.all([
    desk.call('blogs.start-practice', {}),
    desk.call('blogs.start-practice', {}),
  ]);
  expect(same).toEqual(blog);
  expect(blog).toMatchObject({ kind: 'practice', state: 'connected' });
  expect(new URL(blog.url).hostname).toBe('127.0.0.1');
  expect(desk.origins).toEqual([new URL(blog.url).origin]);
  const postId = desk.write(interview());
  await desk.send(postId, blog.id);
  await desk.finish();
  const [publication] = await desk.publications(postId);
  const page = await (await fetch(publication?.url ?? '')).text();
  expect(page).toContain('Par un hasard heureux');
  await desk.close();
  await expect(fetch(publication?.url ?? '')).rejects.toThrow('fetch failed');

  const again = await openDesk(google, { folder, secrets: desk.secrets });
  expect((await again.call('blogs.start-practice', {})).id).toBe(blog.id);
  expect((await fetch(publication?.url ?? '')).status).toBe(200);
  await again.close();

  // When the key store lost it, the same sign-in is made again.
  const forgetful = await openDesk(google, { folder });
  expect(await forgetful.call('blogs.start-practice', {})).toEqual(blog);
  forgetful.rewrite(postId, (post) => ({ ...post, title: 'Essai, encore' }));
  await forgetful.send(postId, blog.id);
  await forgetful.finish();
  expect(await (await fetch(publication?.url ?? '')).text()).toContain('Essai, encore');
});

test('has the language of its first start, and keeps it', async () => {
  const { google, folder, desk } = await openOnDemand();
  const { name, url } = await desk.call('blogs.start-practice', { language: 'en' });
  expect(name).toBe('Practice blog');
  expect(await (await fetch(url)).text()).toContain('visible to you alone');
  await desk.close();
  const again = await openDesk(google, { folder });
  expect((await again.call('blogs.start-practice', {})).name).toBe('Practice blog');
});

test('is found at its new address when another program has taken its port', async () => {
  const { google, folder, desk } = await openOnDemand();
  const blog = await desk.call('blogs.start-practice', {});
  const postId = desk.write(interview());
  await desk.send(postId, blog.id);
  await desk.finish();
  await desk.close();
  const intruder = createServer((_, response) => response.end('someone else'));
  await new Promise<void>((resolve) => {
    intruder.listen(Number(new URL(blog.url).port), '127.0.0.1', resolve);
  });
  onTestFinished(() => void intruder.close());

  const again = await openDesk(google, { folder, secrets: desk.secrets });
  const moved = await again.call('blogs.start-practice', {});
  expect(moved.id).toBe(blog.id);
  expect(moved.url).not.toBe(blog.url);
  const [publication] = await again.publications(postId);
  expect(publication?.url?.startsWith(moved.url)).toBe(true);
  expect(await (await fetch(publication?.url ?? '')).text()).toContain('Par un hasard heureux');
});

test('receives a pending job as soon as it runs again', async () => {
  const { google, folder, desk } = await openOnDemand();
  const blog = await desk.call('blogs.start-practice', {});
  const postId = desk.write(interview());
  await desk.send(postId, blog.id, 10);
  await desk.close();
  const again = await openDesk(google, { folder, secrets: desk.secrets });
  await again.finish();
  expect(await again.publications(postId)).toEqual([
    expect.objectContaining({ practice: true, state: 'online' }),
  ]);
});

test('signs in again when it no longer has the account', async () => {
  const { google, folder, desk } = await openOnDemand();
  const blog = await desk.call('blogs.start-practice', {});
  await desk.close();
  rmSync(join(folder, 'practice-blog', 'tokens.json'));
  const again = await openDesk(google, { folder, secrets: desk.secrets });
  const postId = again.write(interview());
  await again.send(postId, blog.id);
  await again.finish();
  expect(await again.publications(postId)).toEqual([expect.objectContaining({ state: 'online' })]);
});

test('is no longer the default once a real blog is connected; its posts can be published there', async () => {
  const { google, desk } = await openOnDemand();
  const practice = await desk.call('blogs.start-practice', {});
  const postId = desk.write(interview());
  await desk.send(postId, practice.id);
  await desk.finish();
  const listed = async () => (await desk.call('posts.list', { list: 'all', limit: 10 })).items[0];
  expect(await listed()).toMatchObject({ status: 'published', tried: true });
  const { blogId } = await desk.signIn();
  expect(await listed()).toMatchObject({ status: 'draft', tried: true });
  expect((await desk.call('blogs.list', {})).items.map((blog) => blog.id)).toEqual([blogId, practice.id]);
  await desk.send(postId, blogId);
  await desk.finish();
  expect(google.live()).toHaveLength(1);
  expect(await listed()).toMatchObject({ status: 'published', tried: false });
  expect((await desk.publications(postId)).map((one) => one.practice)).toEqual([false, true]);

  await desk.call('blogs.forget', { id: practice.id });
  expect((await desk.call('blogs.list', {})).items.map((blog) => blog.id)).toEqual([blogId]);
});

test('as the only blog shows states like any blog, without publishing anything on the web', async () => {
  const { desk } = await openOnDemand();
  const practice = await desk.call('blogs.start-practice', {});
  const postId = desk.write(interview());
  await desk.send(postId, practice.id);
  await desk.finish();
  const listed = async () => (await desk.call('posts.list', { list: 'all', limit: 10 })).items[0];
  expect(await listed()).toMatchObject({ status: 'published', tried: true });
  expect(await listed()).not.toHaveProperty('publishedAt');
  expect(await desk.call('posts.counts', {})).toMatchObject({
    drafts: 0,
    reading: 0,
    published: 1,
    changed: 0,
  });
  expect((await desk.call('revisions.list', { postId })).items[0]).toMatchObject({ reason: 'tried' });

  desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
  expect(await listed()).toMatchObject({ status: 'changed', tried: true });
  expect(await desk.call('posts.counts', {})).toMatchObject({ published: 1, changed: 1 });

  // A real blog added and removed: the practice blog is no longer the default, then is again.
  const { blogId } = await desk.signIn();
  expect(await listed()).toMatchObject({ status: 'draft', tried: true });
  await desk.call('blogs.forget', { id: blogId });
  expect(await listed()).toMatchObject({ status: 'changed', tried: true });

  await desk.call('publications.take-down', { postId, blogId: practice.id, act: 'revert' });
  await desk.finish();
  expect(await listed()).toMatchObject({ status: 'draft', tried: false });
});

test('cannot be removed during a send; a pending job is cancelled', async () => {
  const { desk } = await openOnDemand();
  const { blogId } = await desk.signIn();
  const postId = desk.write(interview());
  const jobId = await desk.send(postId, blogId, 10);
  await desk.call('blogs.forget', { id: blogId });
  expect(await desk.job(jobId)).toMatchObject({ state: 'cancelled' });
  expect(desk.post(postId).status).toBe('draft');
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'blog.not-found' });
});
