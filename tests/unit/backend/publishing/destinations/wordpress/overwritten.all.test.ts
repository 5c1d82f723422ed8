/**
 * A colleague saves between our read of a post and the write: their text is read from the site’s revisions, and
 * reported.
 */
import { beforeEach, expect, test } from 'vitest';
import { faultPlan, type Fault } from '#tests/builders/practice-blog/faults.ts';
import { interview } from '../../publishing-desk.ts';
import { startSite, openWordPressDesk, colleague, type SeenPost } from './wordpress-desk.ts';

const faults = faultPlan();
const site = startSite({ faults });
beforeEach(() => {
  faults.clear();
  return site().empty();
});

/** Publishes a post and changes its title here, with a last-moment change there. Returns the report. */
async function metTooLate(...others: readonly Fault[]) {
  const { desk, blogId } = await openWordPressDesk(site());
  const siteColleague = colleague({ ...site(), url: site().behind });
  const only = async (): Promise<SeenPost> => {
    const posts = await siteColleague.posts();
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
    before: async () => void (await siteColleague.edit(post.id, { content })),
    ...others[0],
  });
  for (const fault of others.slice(1)) faults.add(fault);
  desk.rewrite(postId, (mine) => ({ ...mine, title: 'Mon titre' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  /** Whether the words are in the post’s history here, as the blog’s. */
  const inHistory = async (words: string): Promise<boolean> => {
    const { items } = await desk.call('revisions.list', { postId });
    const read = items
      .filter(({ reason }) => reason === 'remote')
      .map(({ id }) => desk.call('revisions.get', { id }));
    return JSON.stringify(await Promise.all(read)).includes(words);
  };
  return {
    desk,
    blogId,
    postId,
    only,
    inHistory,
    edit: siteColleague.edit,
    id: post.id,
    job: await desk.job(jobId),
  };
}

const WAYS = {
  'and every answer comes': [],
  'and the answer of the write is lost': [{ method: 'posts.patch', line: 'store-then-drop' }],
  'and the site is ill when its revisions are read': [
    { method: 'posts.patch' },
    { method: 'posts.revisions', status: 503, times: 2 },
  ],
  'and what stands before the site does not find its revisions, once': [
    { method: 'posts.patch' },
    { method: 'posts.revisions', status: 404, reason: 'notFound' },
  ],
  'and both go wrong': [
    { method: 'posts.patch', line: 'store-then-drop' },
    { method: 'posts.revisions', line: 'drop-before', times: 2 },
  ],
} as const satisfies Record<string, readonly Fault[]>;

test.each(Object.entries(WAYS))('%s: reported, and both changes can be recovered', async (_, others) => {
  const { desk, blogId, postId, only, job } = await metTooLate(...others);
  expect(job).toMatchObject({ state: 'needs-author', failure: { code: 'publication.changed-on-blog' } });
  // The colleague’s save is restored.
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

/** The write succeeded without its answer; then the site refuses the revisions, and the job waits for the author. */
const STOPPED = [
  { method: 'posts.patch', line: 'store-then-drop' },
  { method: 'posts.revisions', status: 403 },
] as const satisfies readonly Fault[];

test('a cancelled send is reported by the next mirror', async () => {
  const { desk, blogId, only, inHistory, job } = await metTooLate(...STOPPED);
  expect(job).toMatchObject({ state: 'needs-author', failure: { code: 'destination.forbidden' } });
  await desk.call('jobs.cancel', { id: job.id });
  expect(await inHistory('un soir de mars')).toBe(false);
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  expect(await inHistory('un soir de mars')).toBe(true);
  expect((await desk.call('mirrors.list', {})).items[0]?.notes.map(({ code }) => code)).toContain(
    'overwritten',
  );
  // Reported, and not written there: the author decides.
  expect((await only()).title.raw).toBe('Mon titre');
});

test('another send replaces the stopped one: it restores the others’ words, and stops', async () => {
  const { desk, blogId, postId, only } = await metTooLate(...STOPPED);
  desk.rewrite(postId, (mine) => ({ ...mine, title: 'Un autre titre' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
  expect((await only()).content.raw).toContain('un soir de mars');
});

test('saved there once more since: the site’s text stays, both are in the history', async () => {
  const { desk, only, inHistory, edit, id, job } = await metTooLate(...STOPPED);
  const content = (await only()).content.raw.replace('un matin de mars', 'un midi de mars');
  await edit(id, { content });
  await desk.call('jobs.retry', { id: job.id });
  await desk.finish();
  const stopped = await desk.job(job.id);
  expect(stopped).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
  const { events } = await desk.call('jobs.story', { id: job.id });
  expect(events.map(({ what }) => what)).toContain('overwritten');
  expect((await only()).content.raw).toContain('un midi de mars');
  expect([await inHistory('un soir de mars'), await inHistory('un midi de mars')]).toEqual([true, true]);
});

test('withdrawn there meanwhile: both are in the history', async () => {
  const { desk, blogId, postId, inHistory } = await metTooLate(...STOPPED);
  const { jobId } = await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect(await inHistory('un soir de mars')).toBe(true);
});

test('saved by someone during the restore: one of both is online, both are in the history', async () => {
  const again = async (): Promise<void> => {
    const siteColleague = colleague({ ...site(), url: site().behind });
    const [post] = await siteColleague.posts();
    const content = post?.content.raw.replace('un matin de mars', 'un midi de mars');
    await siteColleague.edit(post?.id ?? 0, { content });
  };
  const { only, inHistory, job } = await metTooLate(
    { method: 'posts.patch' },
    { method: 'posts.patch', before: again },
  );
  expect(job).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
  expect((await only()).content.raw).toContain('un soir de mars');
  expect([await inHistory('un soir de mars'), await inHistory('un midi de mars')]).toEqual([true, true]);
});
