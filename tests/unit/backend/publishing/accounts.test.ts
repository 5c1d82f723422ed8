/** Several accounts and blogs, the rights of each account, and the end of a sign-in. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { run, sql } from '#backend/core/sql.ts';
import { openDeskBlog, openDesk, openConnectedDesk, interview, NOON } from './publishing-desk.ts';
import type { DeskBlog, PublishingDesk } from './publishing-desk.ts';

const DAY = 86_400_000;
const MARIE = { id: '4242424242424242424', name: 'Marie Le Goff' };
const ZOE = { id: '1717171717171717171', name: 'Zoé Caradec' };

describe('an expiring sign-in', () => {
  /** The state when Google refuses the token, some days after the consent. */
  async function endedAfter(days: number) {
    const ready = await openConnectedDesk();
    const { blog, desk, blogId, postId } = ready;
    desk.timers.advanceTo(NOON + days * DAY);
    blog.faults.add({ method: 'oauth.token', status: 400, reason: 'invalid_grant' });
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    return { ...ready, jobId };
  }

  test.each([
    [3, undefined],
    [7, 1],
    [7.9, 1],
    [9, undefined],
    [180, undefined],
  ])('ends %d days after the consent: is its project in test mode? %s', async (days, testMode) => {
    const { desk, jobId } = await endedAfter(days);
    const job = await desk.job(jobId);
    expect(job).toMatchObject({ state: 'needs-author', failure: { code: 'destination.signed-out' } });
    expect(job.failure?.params['testMode']).toBe(testMode);
  });

  test('predicts its next end after the first one', async () => {
    const { desk, accountId } = await endedAfter(7);
    expect((await desk.call('accounts.list', {})).items).toEqual([
      {
        id: accountId,
        kind: 'blogger',
        name: expect.any(String) as string,
        signedIn: false,
        consentedAt: NOON,
      },
    ]);
    await desk.call('accounts.sign-in', {});
    const again = NOON + 7 * DAY;
    expect((await desk.call('accounts.list', {})).items).toMatchObject([
      { signedIn: true, consentedAt: again, endsAt: again + 7 * DAY },
    ]);
  });

  test('is a token that the practice blog itself expires after a week', async () => {
    const { blog, desk, blogId, postId, accountId } = await openConnectedDesk();
    blog.faults.behaviours.refreshTokenDays = 7;
    desk.timers.advanceTo(NOON + 7 * DAY + 1);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({
      failure: { code: 'destination.signed-out', params: { testMode: 1 } },
    });
    expect(desk.post(postId).status).toBe('queued');
    expect((await desk.call('accounts.sign-in', {})).accountId).toBe(accountId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  });

  test('after its client was deleted in Google’s console keeps the queue, and a new sign-in resumes it', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    desk.timers.advanceTo(NOON + 2 * 3_600_000);
    blog.faults.add({ method: 'oauth.token', status: 401, reason: 'deleted_client' });
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'needs-author',
      failure: { code: 'sign-in.client-refused' },
    });
    expect(await desk.publications(postId)).toMatchObject([{ state: 'needs-sign-in' }]);
    expect((await desk.call('blogs.list', {})).items).toMatchObject([{ state: 'sign-in-needed' }]);
    await desk.call('accounts.sign-in', {});
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  });

  test('is recorded when it is found while choosing a blog, too', async () => {
    const { blog, desk, accountId } = await openConnectedDesk();
    desk.timers.advanceTo(NOON + 2 * 3_600_000);
    blog.faults.add({ method: 'oauth.token', status: 400, reason: 'invalid_grant' });
    await expect(desk.call('accounts.blogs', { accountId })).rejects.toMatchObject({
      code: 'destination.signed-out',
    });
    expect((await desk.call('accounts.list', {})).items).toMatchObject([{ signedIn: false }]);
  });

  test('for a project without the API enabled is reported with its number, and stores nothing', async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    await desk.call('accounts.use-client', blog.client);
    blog.faults.behaviours.apiDisabled = true;
    await expect(desk.call('accounts.sign-in', {})).rejects.toMatchObject({
      code: 'blogger.not-enabled',
      params: { project: '104729312764' },
    });
    expect([...desk.secrets.keys()]).toEqual(['google-client']);
    expect((await desk.call('accounts.list', {})).items).toEqual([]);
  });
});

describe('several accounts', () => {
  test('keep their own blogs; one signs out, the others stay', async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    await desk.call('accounts.use-client', blog.client);
    blog.faults.behaviours.otherBlogs = [{ id: '777', name: 'Le blog du port' }];
    blog.faults.behaviours.person = ZOE;
    const zoe = (await desk.call('accounts.sign-in', {})).accountId;
    blog.faults.behaviours.person = MARIE;
    const marie = (await desk.call('accounts.sign-in', {})).accountId;
    expect(zoe).not.toBe(marie);

    const choice = await desk.call('accounts.blogs', { accountId: marie });
    expect(choice.items.map(({ name, added }) => [name, added])).toEqual([
      ['Le Labo', false],
      ['Le blog du port', false],
    ]);
    await desk.call('blogs.add', { accountId: marie, remoteId: blog.blogRemoteId });
    await desk.call('blogs.add', { accountId: marie, remoteId: '777' });
    expect((await desk.call('accounts.list', {})).items.map(({ id, name }) => [id, name])).toEqual([
      [marie, 'Marie Le Goff'],
      [zoe, 'Zoé Caradec'],
    ]);
    expect((await desk.call('blogs.list', {})).items).toMatchObject([
      { name: 'Le Labo', accountId: marie, signature: 'Marie Le Goff', role: 'administrator' },
      { name: 'Le blog du port', accountId: marie },
    ]);

    await desk.call('accounts.sign-out', { accountId: zoe });
    // Signed out and without a blog, it is deleted.
    expect((await desk.call('accounts.list', {})).items.map(({ id }) => id)).toEqual([marie]);
    expect([...desk.secrets.keys()].filter((key) => key.startsWith('tokens:'))).toHaveLength(1);
    const jobId = await desk.send(
      desk.write(interview()),
      (await desk.call('blogs.list', {})).items[0]?.id ?? '',
    );
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(blog.live()).toMatchObject([{ author: MARIE }]);
  });
});

describe('an author without administrator role', () => {
  /** Marie is an author of the blog, with an imported post of the blog’s owner. */
  async function asAuthor() {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    blog.faults.behaviours.person = MARIE;
    blog.faults.behaviours.role = 'AUTHOR';
    const theirs = await blog.elsewhere.insert(
      { title: 'Le billet d’une autre', content: '<p>Ses mots.</p>', labels: [] },
      { draft: false },
    );
    await desk.call('accounts.use-client', blog.client);
    const { accountId } = await desk.call('accounts.sign-in', {});
    return { blog, desk, accountId, theirs };
  }

  /** An imported post: on the blog by its id, with an unknown author. */
  function imported(desk: PublishingDesk, blogId: string, remoteId: string): string {
    const postId = desk.write({ ...interview(), title: 'Le billet d’une autre' });
    run(
      desk.backend.db,
      sql`
      INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels, base_content, created_at)
      VALUES (${randomUUID()}, ${postId}, ${blogId}, ${remoteId}, 'live', 'https://labo.example/a.html', ${NOON}, 'Le billet d’une autre', '[]', '<p>Ses mots.</p>', ${NOON})`,
    );
    return postId;
  }

  const connect = (desk: PublishingDesk, blog: DeskBlog, accountId: string) =>
    desk.call('blogs.add', { accountId, remoteId: blog.blogRemoteId });

  test('has the role read at connection, and again at each sign-in', async () => {
    const { blog, desk, accountId } = await asAuthor();
    expect(await connect(desk, blog, accountId)).toMatchObject({ role: 'author' });
    blog.faults.behaviours.role = 'ADMIN';
    await desk.call('accounts.sign-in', {});
    expect((await desk.call('blogs.list', {})).items).toMatchObject([{ role: 'administrator' }]);
    // A blog that fails to answer changes nothing.
    blog.faults.add({ method: 'blogUserInfos.get', status: 503 });
    await desk.call('accounts.sign-in', {});
    expect((await desk.call('blogs.list', {})).items).toMatchObject([{ role: 'administrator' }]);
  });

  test('edits another author’s post as read-only, and its update is refused before anything is sent', async () => {
    const { blog, desk, accountId, theirs } = await asAuthor();
    const { id: blogId } = await connect(desk, blog, accountId);
    const postId = imported(desk, blogId, theirs.id);
    expect((await desk.publications(postId))[0]?.readOnly).toBeUndefined();
    // The next request for the blogs returns the role.
    await desk.call('accounts.blogs', { accountId });
    const author = 'Vous';
    expect(await desk.publications(postId)).toMatchObject([{ readOnly: { author } }]);
    expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({
      intent: 'update',
      readOnly: { author },
    });
    blog.faults.clearLog();
    await expect(desk.send(postId, blogId)).rejects.toMatchObject({
      code: 'destination.read-only',
      params: { author },
    });
    expect(blog.faults.log()).toEqual([]);
  });

  test('refused only at the send: nothing is written, and the job waits for the author', async () => {
    const { blog, desk, accountId, theirs } = await asAuthor();
    const { id: blogId } = await connect(desk, blog, accountId);
    const postId = imported(desk, blogId, theirs.id);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'needs-author',
      failure: { code: 'destination.read-only' },
    });
    expect(blog.faults.log().filter(({ verb }) => verb === 'PATCH')).toEqual([]);
    expect(await desk.publications(postId)).toMatchObject([{ readOnly: { author: 'Vous' } }]);
    // Made an administrator meanwhile: the same send succeeds.
    blog.faults.behaviours.role = 'ADMIN';
    await desk.call('jobs.retry', { id: jobId });
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(await desk.publications(postId)).toMatchObject([{ state: 'online' }]);
  });

  test('publishes and updates their own posts', async () => {
    const { blog, desk, accountId } = await asAuthor();
    const { id: blogId } = await connect(desk, blog, accountId);
    const postId = desk.write(interview());
    await desk.send(postId, blogId);
    await desk.finish();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(blog.live().map(({ title, author }) => [title, author?.id])).toEqual(
      expect.arrayContaining([['Un autre titre', MARIE.id]]),
    );
    expect((await desk.publications(postId))[0]?.readOnly).toBeUndefined();
  });

  test('the practice blog refuses like Blogger: another’s post to an author, everything to a reader', async () => {
    const { blog, desk, accountId, theirs } = await asAuthor();
    const { id: blogId } = await connect(desk, blog, accountId);
    const postId = imported(desk, blogId, theirs.id);
    // The role is unknown here, so that the request is sent.
    run(desk.backend.db, sql`UPDATE blogs SET role = NULL`);
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'needs-author',
      failure: { code: 'destination.forbidden' },
    });
    blog.faults.behaviours.role = 'READER';
    const own = await desk.send(desk.write(interview()), blogId);
    await desk.finish();
    expect(await desk.job(own)).toMatchObject({ failure: { code: 'destination.forbidden' } });
  });
});
