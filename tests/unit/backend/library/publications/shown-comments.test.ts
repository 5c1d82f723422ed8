/** The number of a post’s comments, as its readers count them. */
import { expect, test } from 'vitest';
import { openConnectedDesk } from '../../publishing/publishing-desk.ts';

test('counts the comments that readers see, and no others', async () => {
  const { desk, blogId, postId } = await openConnectedDesk();
  await desk.send(postId, blogId);
  await desk.finish();
  const [online] = await desk.publications(postId);
  expect(online?.comments).toBeUndefined();
  const add = desk.backend.db.prepare(
    'INSERT INTO comments (blog_id, remote_id, post_remote_id, html, status) VALUES (?, ?, ?, ?, ?)',
  );
  ['LIVE', null, 'approved', 'PENDING', 'SPAM', 'EMPTIED'].forEach((status, at) => {
    add.run(blogId, `c${at}`, online?.remoteId, '<p>Merci.</p>', status);
  });
  add.run(blogId, 'other', 'another-post', '<p>Ailleurs.</p>', 'LIVE');
  expect((await desk.publications(postId))[0]?.comments).toBe(3);
});
