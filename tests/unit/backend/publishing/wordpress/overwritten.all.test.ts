/** A colleague saves between the look at a post and the write: what became of it is read in the site's revisions, and told. */
import { beforeEach, expect, test } from 'vitest';
import { faultPlan, type Fault } from '#tests/builders/practice-blog/faults.ts';
import { interview } from '../a-desk.ts';
import { aSite, aWordPressDesk, colleague, type SeenPost } from './a-wordpress-desk.ts';

const faults = faultPlan();
const site = aSite({ faults });
beforeEach(() => {
  faults.clear();
  return site().empty();
});

/** A post online; its title changes here, a word of it there at the last moment. Gives what was told. */
async function metTooLate(...others: readonly Fault[]) {
  const { desk, blogId } = await aWordPressDesk(site());
  const there = colleague({ ...site(), url: site().behind });
  const only = async (): Promise<SeenPost> => {
    const posts = await there.posts();
    expect(posts).toHaveLength(1);
    return posts[0] as SeenPost;
  };
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  const post = await only();
  const content = post.content.raw.replace('un matin de mars', 'un soir de mars');
  faults.add({
    method: 'posts.patch',
    before: async () => void (await there.edit(post.id, { content })),
    ...others[0],
  });
  for (const fault of others.slice(1)) faults.add(fault);
  desk.rewrite(postId, (mine) => ({ ...mine, title: 'Mon titre' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  return { desk, blogId, postId, only, job: await desk.job(jobId) };
}

const WAYS = {
  'and every answer comes': [],
  'and the answer of the write is lost': [{ method: 'posts.patch', line: 'store-then-drop' }],
  'and the site is ill when its revisions are read': [
    { method: 'posts.patch' },
    { method: 'posts.revisions', status: 503, times: 2 },
  ],
  'and both go wrong': [
    { method: 'posts.patch', line: 'store-then-drop' },
    { method: 'posts.revisions', line: 'drop-before', times: 2 },
  ],
} as const satisfies Record<string, readonly Fault[]>;

test.each(Object.entries(WAYS))('%s: it is told, and both changes can be had', async (_, others) => {
  const { desk, blogId, postId, only, job } = await metTooLate(...others);
  expect(job).toMatchObject({ state: 'needs-author', failure: { code: 'publication.changed-on-blog' } });
  // What the colleague saved stands there again.
  expect(await only()).toMatchObject({
    title: { raw: 'Trois questions à l’équipe du port' },
    content: { raw: expect.stringContaining('un soir de mars') as string },
  });
  const { saveNumber, remoteHash } = await desk.call('conflicts.get', { postId, blogId });
  await desk.call('conflicts.settle', {
    postId,
    blogId,
    saveNumber,
    remoteHash: remoteHash ?? '',
    decisions: [],
    send: true,
  });
  await desk.finish();
  expect(JSON.stringify(desk.post(postId).document)).toContain('un soir de mars');
  const post = await only();
  expect(post.title.raw).toBe('Mon titre');
  expect(post.content.raw).toContain('un soir de mars');
});
