/**
 * An account’s rights are known before anything is sent, on a real WordPress: a contributor submits, an author
 * publishes.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { interview } from '../../publishing-desk.ts';
import { addPhotos, withPhotos } from '../../pictures/picture-desk.ts';
import { startSite, openWordPressDesk, colleague } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

/** An administrator changes Anna’s role. */
async function makeAnna(role: 'author' | 'contributor'): Promise<void> {
  const { ask } = colleague(site());
  const [anna] = (await ask('GET', 'users?context=edit&search=anna')) as { id: number }[];
  await ask('POST', `users/${anna?.id}`, { roles: [role] });
}
afterEach(() => makeAnna('contributor'));

const sitePosts = async () =>
  (await colleague(site()).posts()).map(({ status, title }) => [status, title.raw]);

test('a contributor submits to an editor, as announced; then the same post with another text', async () => {
  const { desk, blogId, signedIn } = await openWordPressDesk(site(), { user: 'anna' });
  expect(signedIn.blog.rights).toEqual({
    publishes: false,
    changesPublished: false,
    uploads: false,
    makesCategories: false,
  });
  const postId = desk.write(interview());
  for (const title of ['Un', 'Deux']) {
    desk.rewrite(postId, (post) => ({ ...post, title }));
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(await sitePosts()).toEqual([['pending', title]]);
    expect(await desk.publications(postId)).toMatchObject([{ state: 'pending' }]);
    const { items } = await desk.call('posts.list', { list: 'drafts', limit: 10 });
    expect(items).toMatchObject([{ title, status: 'pending' }]);
  }
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({
    status: 'deposited',
    addressOpen: true,
  });
});

test('a contributor submits an existing draft too', async () => {
  const { desk, blogId } = await openWordPressDesk(site(), { user: 'anna' });
  const postId = desk.write(interview());
  await desk.send(postId, blogId, 0, { act: 'deposit' });
  await desk.finish();
  expect(await desk.publications(postId)).toMatchObject([{ state: 'deposited' }]);
  await desk.send(postId, blogId);
  await desk.finish();
  expect((await sitePosts()).map(([status]) => status)).toEqual(['pending']);
});

test('counts the pictures to upload beforehand', async () => {
  const { desk, blogId } = await openWordPressDesk(site(), { user: 'anna' });
  const postId = desk.write(withPhotos(await addPhotos(desk, 2)));
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({ picturesToPut: 2 });
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'wordpress.no-pictures' });
  expect(await sitePosts()).toEqual([]);
});

test('reads rights changed on the blog at the next mirror, and reports them', async () => {
  const { desk, blogId } = await openWordPressDesk(site(), { user: 'anna' });
  const rights = async () => (await desk.call('blogs.list', {})).items[0]?.rights;
  desk.events.length = 0;
  await desk.call('blogs.ask-rights', { blogId });
  expect(desk.events.map(({ event }) => event)).not.toContain('blogs.changed');
  await makeAnna('author');
  await desk.call('blogs.ask-rights', { blogId });
  expect(desk.events.map(({ event }) => event)).toContain('blogs.changed');
  expect(await rights()).toEqual({
    publishes: true,
    changesPublished: true,
    uploads: true,
    makesCategories: false,
  });
  const postId = desk.write(withPhotos(await addPhotos(desk, 1)));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({ picturesToPut: 0 });
});

test('an author cannot change a post that now belongs to another', async () => {
  const { desk, blogId } = await openWordPressDesk(site(), { user: 'marc' });
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  const { ask, edit } = colleague(site());
  const [post] = await colleague(site()).posts();
  const [lise] = (await ask('GET', 'users?context=edit&search=lise')) as { id: number }[];
  await edit(post?.id ?? 0, { author: lise?.id });
  const jobId = await desk.send(postId, blogId, 0, { details: { comments: true } });
  await desk.finish();
  expect((await desk.job(jobId)).state).toBe('needs-author');
  expect((await colleague(site()).posts())[0]).toMatchObject({ comment_status: 'closed' });
});
