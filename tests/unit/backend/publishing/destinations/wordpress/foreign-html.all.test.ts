/**
 * Active content of a page on a real WordPress, sent back to it and to another site (all other paths:
 * publishing/foreign-html.all.test.ts).
 */
import { beforeEach, expect, test } from 'vitest';
import { HOSTILE_HTML, firstActiveTag } from '#tests/builders/hostile-html.ts';
import { connectFolder } from '../folder/folder-desk.ts';
import { byRemote, mirror } from '../../mirror/mirror-desk.ts';
import { colleague, openWordPressDesk, startSite } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

test('sends the bytes of a mirrored post back unchanged, and to no other site', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const { ask, posts } = colleague(site());
  const written = (await ask('POST', 'posts', {
    title: 'Un',
    content: HOSTILE_HTML,
    status: 'publish',
  })) as { id: number };
  await mirror(desk, blogId);
  const { id: postId } = byRemote(desk, String(written.id));
  const before = (await posts())[0]?.content.raw ?? '';
  expect(before).toContain('<script>evil()</script>');
  desk.rewrite(postId, (post) => ({
    ...post,
    body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ici.' }] }, ...post.body],
  }));
  const { root: _, blog: folder } = await connectFolder(desk);
  const leftOut = async (to: string): Promise<number> =>
    (await desk.call('publications.prepare', { postId, blogId: to })).checks.filter(
      ({ code }) => code === 'html-left-out',
    ).length;
  expect([await leftOut(blogId), await leftOut(folder.id)]).toEqual([0, 1]);
  await desk.send(postId, blogId);
  await desk.finish();
  const after = (await posts())[0]?.content.raw ?? '';
  expect(after).toContain('Ici.');
  expect(after).toContain(before);
});

test('sends a post of a hostile library without active content', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write({
    version: 2,
    kind: 'article',
    language: 'fr',
    title: 'Un',
    labels: [],
    participants: [],
    body: [{ type: 'html', html: HOSTILE_HTML, origin: 'blog' }],
  });
  await desk.send(postId, blogId);
  await desk.finish();
  const [post] = await colleague(site()).posts();
  expect(post?.content.raw).toContain('Avant.');
  expect(firstActiveTag(post?.content.raw ?? '')).toBeUndefined();
});
