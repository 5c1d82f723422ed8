import { describe, expect, it } from 'vitest';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { openByHandDesk } from '../../publishing/jobs/by-hand/by-hand-desk.ts';
import {
  ANSWER,
  tablesWithHer,
  interviewWithHer,
  NAME,
  savePost,
} from '../../library/erasure/full-library.ts';

const SLOW = { timeout: 60_000 };

/** Her interview, pasted on a blog published by hand; then she was erased, and the blog unchanged. */
async function leftOnline() {
  const set = await openByHandDesk();
  const { desk, blogId, paste, look, blog } = set;
  const { id: personId } = await desk.call('participants.create', { name: NAME });
  const { id: postId } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  await savePost(desk, postId, interviewWithHer(personId));
  const first = await desk.send(postId, blogId);
  await paste(first);
  expect(await look(first)).toEqual({ online: true });
  await desk.call('erasure.start', { id: personId, manner: 'removed', online: 'leave' });
  await erasuresOf(desk.backend).settled();
  expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(blog.live()[0]?.content).toContain('Kerœurvan');
  expect(tablesWithHer(desk)).toEqual([]);
  return {
    ...set,
    readFirst: (jobId: string) => desk.call('by-hand.read-first', { jobId }),
    correct: async (): Promise<string> => {
      desk.rewrite(postId, (post) => ({ ...post, title: 'Une rencontre, revue' }));
      return desk.send(postId, blogId);
    },
    document: async (): Promise<string> => JSON.stringify(await desk.call('posts.get', { id: postId })),
    revisions: async () => (await desk.call('revisions.list', { postId })).items,
    stateOf: async () => (await desk.publications(postId))[0]?.state,
  };
}

describe('an erased person on a blog published by hand', () => {
  it(
    'is no conflict when the blog is unchanged, and leaves the blog with the next correction',
    SLOW,
    async () => {
      const { desk, blog, correct, readFirst, look, failureCode, replace, guide, stateOf } =
        await leftOnline();
      const jobId = await correct();
      await readFirst(jobId);
      expect(await failureCode(jobId)).toBeUndefined();
      expect(await guide(jobId)).toMatchObject({ read: true, state: 'open' });
      // The old text with her words is still online: the paste is missing, and nothing is stored.
      await look(jobId);
      expect(await failureCode(jobId)).toBe('by-hand.not-yet');
      expect(tablesWithHer(desk)).toEqual([]);
      await replace(jobId);
      expect(await look(jobId)).toEqual({ online: true });
      expect(await stateOf()).toBe('online');
      const [livePost] = blog.live();
      expect(livePost?.title).toBe('Une rencontre, revue');
      expect(`${livePost?.title} ${livePost?.labels.join(' ')} ${livePost?.content}`).not.toMatch(
        /Kerœurvan|Zénobie|trois cartons/,
      );
      expect(tablesWithHer(desk)).toEqual([]);
    },
  );

  it('does not come back with words that someone added next to hers there', SLOW, async () => {
    const { desk, blog, correct, readFirst, failureCode, document, revisions, stateOf } = await leftOnline();
    const [post] = blog.live();
    await blog.elsewhere.write(
      post?.id ?? '',
      { content: `${post?.content}<p>Ajouté sur le web, avec ${NAME}.</p>` },
      { whole: false },
    );
    const jobId = await correct();
    await readFirst(jobId);
    expect(await failureCode(jobId)).toBe('publication.changed-on-blog');
    expect(await stateOf()).toBe('needs-choice');
    const remote = (await revisions()).filter(({ reason }) => reason === 'remote');
    expect(remote).toHaveLength(1);
    const theirs = JSON.stringify(await desk.call('revisions.get', { id: remote[0]?.id ?? '' }));
    expect(theirs).toContain('Ajouté sur le web');
    expect(theirs).not.toContain('Kerœurvan');
    expect(theirs).not.toContain(ANSWER);
    expect(await document()).not.toContain('Kerœurvan');
    expect(tablesWithHer(desk)).toEqual([]);
  });

  it('does not come back when the text was pasted over part of hers', SLOW, async () => {
    const { desk, blog, correct, readFirst, copied, look, failureCode } = await leftOnline();
    const jobId = await correct();
    await readFirst(jobId);
    const [post] = blog.live();
    const { content } = await copied(jobId);
    await blog.elsewhere.write(
      post?.id ?? '',
      { content: `${content}<p>Merci à ${NAME}.</p>` },
      { whole: false },
    );
    await look(jobId);
    expect(await failureCode(jobId)).toBe('by-hand.differs');
    expect(tablesWithHer(desk)).toEqual([]);
    await desk.call('by-hand.accept', { jobId });
    expect(tablesWithHer(desk)).toEqual([]);
  });
});
