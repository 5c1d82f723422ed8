/** Requests to a blog besides publishing now: a draft, a time, back to draft, the bin, an address. */
import { describe, expect, test } from 'vitest';
import {
  NOON,
  THERE,
  openDeskBlog,
  openDesk,
  openConnectedDesk,
  addParagraphThere,
  interview,
} from '../publishing-desk.ts';
import { outcome } from '../outcome.ts';

const HOUR = 3_600_000;
const TOMORROW = NOON + 21 * HOUR;

describe('deposited as a draft', () => {
  test('is a draft there, not a publication', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toEqual({
      blog: ['DRAFT'],
      job: 'done',
      failure: undefined,
      state: 'deposited',
      post: 'draft',
    });
    const reasons = (await desk.call('revisions.list', { postId })).items.map(({ reason }) => reason);
    expect(reasons).toContain('deposited');
  });

  test('again, with another text: updates the same draft', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    expect(blog.posts().map(({ title }) => title)).toEqual(['Un autre titre']);
  });

  test('then published: the same post', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    const [draft] = blog.drafts();
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.posts().map(({ id, status }) => [id, status])).toEqual([[draft?.id, 'LIVE']]);
  });

  test('of a published post is refused at once, and the pending update stays', async () => {
    const { desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    const update = await desk.send(postId, blogId, 60);
    await expect(desk.send(postId, blogId, 0, { act: 'deposit' })).rejects.toMatchObject({
      code: 'publication.already-online',
    });
    expect(await desk.job(update)).toMatchObject({ intent: 'update', state: 'waiting' });
  });

  test('that someone edited on the web is not overwritten', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    const [draft] = blog.drafts();
    await addParagraphThere(blog, draft);
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    expect(blog.drafts()[0]?.content).toContain(THERE);
    expect(await outcome(blog, desk, postId)).toMatchObject({ failure: 'publication.changed-on-blog' });
  });

  test('that someone published on the web is reported, and left unchanged', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    await blog.elsewhere.publish(blog.drafts()[0]?.id ?? '');
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toMatchObject({
      blog: ['LIVE'],
      failure: 'publication.already-online',
    });
    expect(blog.live()[0]?.title).toBe(interview().title);
  });
});

describe('scheduled at a date and time', () => {
  const scheduled = async () => {
    const ready = await openConnectedDesk();
    await ready.desk.send(ready.postId, ready.blogId, 0, { act: 'schedule', publishAt: TOMORROW });
    await ready.desk.finish();
    return ready;
  };

  test('Blogger has the date, and the post shows it', async () => {
    const { blog, desk, postId } = await scheduled();
    expect(blog.posts().map(({ status, published }) => [status, published])).toEqual([
      ['SCHEDULED', TOMORROW],
    ]);
    expect(await outcome(blog, desk, postId)).toMatchObject({
      job: 'done',
      state: 'scheduled',
      post: 'scheduled',
    });
    expect((await desk.publications(postId))[0]).toMatchObject({ publishedAt: TOMORROW });
  });

  test('is shown as not delivered until Blogger has it', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.insert', status: 503, reason: 'backendError' });
    await desk.send(postId, blogId, 0, { act: 'schedule', publishAt: TOMORROW });
    await desk.settled();
    expect((await desk.publications(postId))[0]).toMatchObject({
      state: 'waiting',
      intent: 'schedule',
      publishAt: TOMORROW,
      callable: true,
    });
  });

  test('another date replaces the first', async () => {
    const { blog, desk, blogId, postId } = await scheduled();
    await desk.send(postId, blogId, 0, { act: 'schedule', publishAt: TOMORROW + HOUR });
    await desk.finish();
    expect(blog.posts().map(({ status, published }) => [status, published])).toEqual([
      ['SCHEDULED', TOMORROW + HOUR],
    ]);
  });

  test('published now instead: public now', async () => {
    const { blog, desk, blogId, postId } = await scheduled();
    await desk.send(postId, blogId, 0, { act: 'publish' });
    await desk.finish();
    expect(blog.live().map(({ published }) => published <= desk.clock.at)).toEqual([true]);
    expect(await outcome(blog, desk, postId)).toMatchObject({ state: 'online', post: 'published' });
  });

  test('an update of its text keeps its date', async () => {
    const { blog, desk, blogId, postId } = await scheduled();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    await desk.send(postId, blogId, 0, { act: 'update' });
    await desk.finish();
    expect(blog.posts().map(({ title, status, published }) => [title, status, published])).toEqual([
      ['Un autre titre', 'SCHEDULED', TOMORROW],
    ]);
  });

  test('a date that passed while the job waited stops it: nothing is published late', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.insert', status: 503, reason: 'backendError', retryAfter: 40 * 3_600 });
    await desk.send(postId, blogId, 0, { act: 'schedule', publishAt: TOMORROW });
    await desk.finish();
    expect(desk.clock.at).toBeGreaterThan(TOMORROW);
    expect(await outcome(blog, desk, postId)).toMatchObject({
      blog: [],
      job: 'needs-author',
      failure: 'publication.date-passed',
    });
  });

  test('a date that passes with a draft already there leaves it a draft', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.publish', status: 503, reason: 'backendError', retryAfter: 40 * 3_600 });
    await desk.send(postId, blogId, 0, { act: 'schedule', publishAt: TOMORROW });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toMatchObject({
      blog: ['DRAFT'],
      failure: 'publication.date-passed',
    });
    // The author chooses now.
    await desk.send(postId, blogId, 0, { act: 'publish' });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toMatchObject({ blog: ['LIVE'], state: 'online' });
  });

  test('a past date is refused at once', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await expect(
      desk.send(postId, blogId, 0, { act: 'schedule', publishAt: NOON - 1 }),
    ).rejects.toMatchObject({
      code: 'publication.date-passed',
    });
    await expect(desk.send(postId, blogId, 0, { act: 'schedule' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    expect(blog.posts()).toEqual([]);
  });

  test('past its time: to be verified, and one read settles it', async () => {
    const { desk, postId } = await scheduled();
    desk.clock.at = TOMORROW + 1;
    expect((await desk.publications(postId))[0]).toMatchObject({ state: 'to-verify' });
    desk.timers.advanceTo(TOMORROW + 60_000);
    await desk.verified();
    expect((await desk.publications(postId))[0]).toMatchObject({ state: 'online' });
    expect(desk.post(postId)).toMatchObject({ status: 'published', publishedAt: TOMORROW });
  });

  test('past its time here and not at Blogger: read again at intervals, until it is public', async () => {
    const blog = await openDeskBlog();
    const ahead = { ...blog, clock: { at: NOON + 10 * 60_000 } };
    const { desk, blogId, postId } = await openConnectedDesk({}, ahead);
    const hour = desk.clock.at + HOUR;
    await desk.send(postId, blogId, 0, { act: 'schedule', publishAt: hour });
    await desk.finish();
    blog.faults.clearLog();
    const requestCount = () =>
      blog.faults.log().filter(({ method, status }) => method === 'posts.get' && status === 200).length;
    const until = async (at: number) => {
      for (let next = desk.timers.next(); next !== undefined && next <= at; next = desk.timers.next()) {
        desk.timers.advanceTo(next);
        await desk.verified();
      }
    };
    await until(hour + 31_000);
    expect(requestCount()).toBe(1);
    await until(hour + 60_000);
    expect(requestCount()).toBe(1);
    expect((await desk.publications(postId))[0]).toMatchObject({ state: 'to-verify' });
    blog.clock.at = hour;
    await until(hour + 10 * 60_000);
    expect(requestCount()).toBe(2);
    expect((await desk.publications(postId))[0]).toMatchObject({ state: 'online' });
  });

  test('past its time while Escale was closed, and reverted on the web: shown as reverted', async () => {
    const { blog, desk, postId } = await scheduled();
    const { secrets } = desk;
    await desk.close();
    await blog.elsewhere.revert(blog.posts()[0]?.id ?? '');
    desk.clock.at = TOMORROW + HOUR;
    const again = await openDesk(blog, { folder: desk.folder, secrets });
    await again.verified();
    expect((await again.publications(postId))[0]).toMatchObject({ state: 'removed' });
    expect(again.post(postId).status).toBe('draft');
  });
});

describe('with a chosen address', () => {
  test('the address has the chosen words, the post its title', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 0, { addressTitle: 'equipe port' });
    await desk.finish();
    expect(blog.posts().map(({ status, title, path }) => [status, title, path])).toEqual([
      ['LIVE', interview().title, '/2026/11/equipe-port.html'],
    ]);
    expect(await outcome(blog, desk, postId)).toMatchObject({ state: 'online', post: 'published' });
  });

  test('a public address is stable: another choice changes nothing', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const path = blog.live()[0]?.path;
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    await desk.send(postId, blogId, 0, { addressTitle: 'autre adresse' });
    await desk.finish();
    expect(blog.live().map(({ title, path: at }) => [title, at])).toEqual([['Un autre titre', path]]);
  });
});
