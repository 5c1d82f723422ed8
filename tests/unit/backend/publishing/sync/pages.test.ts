/** A page that came with a backup of the blog: it stands in no list of posts, and is none. */
import { expect, it } from 'vitest';
import { emptyPost } from '#interview/upgrade.ts';
import { run, sql } from '#backend/library/sql.ts';
import { aReadyDesk } from '../a-desk.ts';
import { byRemote, mirror } from './a-mirror.ts';

const PAGE = '7000000000000000001';

async function withAPage() {
  const ready = await aReadyDesk();
  const { desk, blogId } = ready;
  const postId = desk.write({
    ...emptyPost('article', 'fr'),
    kind: 'page',
    title: 'Qui sommes-nous',
    body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Une mairie.' }] }],
  });
  run(
    desk.backend.db,
    sql`
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, sent_hash, created_at)
    SELECT ${`p-${postId}`}, id, ${blogId}, ${PAGE}, 'live', 'https://labo.example/p/qui.html', document_hash, created_at
    FROM posts WHERE id = ${postId}`,
  );
  return { ...ready, postId };
}

it('is not looked for among the posts, and so never taken for deleted', async () => {
  const { blog, desk, blogId } = await withAPage();
  blog.faults.clearLog();
  expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', notes: [] });
  expect(byRemote(desk, PAGE)).toMatchObject({ remote_status: 'live' });
  expect(blog.faults.log().filter(({ path }) => path.includes(PAGE))).toEqual([]);
});

it('is not sent as a post, nor taken off as one: a sentence says so', async () => {
  const { blog, desk, blogId, postId } = await withAPage();
  blog.faults.clearLog();
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'destination.page' });
  for (const act of ['revert', 'delete'] as const)
    await expect(desk.call('publications.take-down', { postId, blogId, act })).rejects.toMatchObject({
      code: 'destination.page',
    });
  expect(blog.faults.log()).toEqual([]);
});
