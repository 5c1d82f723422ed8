/** One blog, two libraries: a post read with our marks is the same interview with the same ids on any computer. */
import { expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { blocksOf, readBody } from '#backend/exchange/sources/read-body.ts';
import { run, sql } from '#backend/core/sql.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { onlinePost, withWords } from './conflicts/conflict-post.ts';
import { openDesk } from './publishing-desk.ts';
import type { PublishingDesk } from './publishing-desk.ts';

const idsOf = (post: Post): string[] =>
  post.body.map((block) => ('id' in block ? `${block.type} ${block.id}` : block.type));

/** A second computer that got this post from the blog only. */
async function openSecondComputer(first: Awaited<ReturnType<typeof onlinePost>>) {
  const desk = await openDesk(first.blog);
  const { blogId } = await desk.signIn();
  const { api } = await publishingOf(desk.backend).blogger.connections.ofBlog(blogId);
  const remote = await api.getPost(first.blog.blogRemoteId, first.remote.id);
  const html = remote.content ?? '';
  const read = readBody({
    html,
    language: 'fr',
    otherwise: 'fr',
    ofBlog: true,
    marked: true,
    people: [],
    elsewhere: true,
  });
  if (read === undefined) throw new Error('not read');
  const postId = desk.write({
    ...emptyPost('interview', 'fr'),
    title: remote.title,
    labels: [...remote.labels],
    participants: read.participants,
    ...(read.lead === undefined ? {} : { lead: read.lead }),
    body: blocksOf(read),
  });
  run(
    desk.backend.db,
    sql`
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels,
      base_content, sent_hash, sent_document, created_at)
    SELECT ${`p-${postId}`}, id, ${blogId}, ${remote.id}, 'live', ${remote.url ?? ''}, ${remote.published ?? 0},
      title, ${JSON.stringify(remote.labels)}, ${html}, document_hash, document, created_at FROM posts WHERE id = ${postId}`,
  );
  return { desk, blogId, postId };
}

const update = async (desk: PublishingDesk, postId: string, blogId: string) => {
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  return desk.job(jobId);
};

test('imports the same questions, answers and people on the second computer', async () => {
  const first = await onlinePost();
  const second = await openSecondComputer(first);
  const [firstPost, secondPost] = [
    first.desk.post(first.postId).document,
    second.desk.post(second.postId).document,
  ];
  expect(idsOf(secondPost)).toEqual(idsOf(firstPost));
  expect(secondPost.kind).toBe('interview');
  expect(secondPost.participants.map(({ id, label }) => [id, label])).toEqual(
    firstPost.participants.map(({ id, label }) => [id, label]),
  );
});

test('merges changes of both computers by turn, whichever sends last', async () => {
  const first = await onlinePost();
  const second = await openSecondComputer(first);
  second.desk.rewrite(second.postId, (post) => withWords(post, 'Moi, j’ai suivi', 'Moi, j’ai suivi de loin'));
  expect(await update(second.desk, second.postId, second.blogId)).toMatchObject({ state: 'done' });

  first.editHere('un matin de mars', 'un soir de mai');
  expect(await first.update()).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
  expect(await first.readConflict()).toMatchObject({
    conflicts: [],
    changes: [
      { what: 'answer', from: 'mine', who: 'Lise Aubin' },
      { what: 'answer', from: 'theirs', who: 'Marc Odet' },
    ],
  });
  await first.settle([]);
  expect(first.stands().content).toContain('un soir de mai');
  expect(first.stands().content).toContain('suivi de loin');

  // And back on the other one, which is unchanged since.
  expect(await update(second.desk, second.postId, second.blogId)).toMatchObject({ state: 'done' });
  const { document } = second.desk.post(second.postId);
  expect(JSON.stringify(document)).toContain('un soir de mai');
  expect(idsOf(document)).toEqual(idsOf(first.desk.post(first.postId).document));
});

test('a send from the other computer without changes is no change and raises no alarm', async () => {
  const first = await onlinePost();
  const second = await openSecondComputer(first);
  await update(second.desk, second.postId, second.blogId);
  first.editHere('un matin de mars', 'un soir de mai');
  expect(await first.update()).toMatchObject({ state: 'done' });
});
