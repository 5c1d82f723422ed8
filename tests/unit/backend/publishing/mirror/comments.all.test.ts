/** Readers’ comments of a blog: mirrored here, and moderated from here. */
import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from '#interview/destinations.ts';
import { openDesk, openConnectedDesk, interview } from '../publishing-desk.ts';
import { byRemote, DAY, mirror, writeOnWeb } from './mirror-desk.ts';

async function openBlogWithReaders() {
  const ready = await openConnectedDesk();
  const { blog, desk, blogId } = ready;
  const remoteId = await writeOnWeb(blog, { title: 'Au port', content: '<p>Un.</p>' });
  const write = async (content: string, more: object = {}): Promise<string> => {
    blog.clock.at += 1_000;
    return (await blog.elsewhere.comment({ postId: remoteId, author: 'Awa', content, ...more })).id;
  };
  await mirror(desk, blogId);
  const { id: postId } = byRemote(desk, remoteId);
  const comments = async () => {
    const items = [];
    let after: string | undefined;
    do {
      const page = await desk.call('comments.list', { postId, ...(after !== undefined && { after }) });
      items.push(...page.items);
      after = page.after;
    } while (after !== undefined);
    return items;
  };
  const texts = async () => (await comments()).map(({ text }) => text);
  const requestCount = () =>
    blog.faults
      .log()
      .filter(({ method, status }) => method === 'comments.listByBlog' && status === 200)
      .map(({ query }) => query);
  return { ...ready, remoteId, postId, write, comments, texts, requestCount };
}

describe('comments of a mirrored blog', () => {
  it('list pending ones first, then the oldest, and are sanitised', async () => {
    const { desk, blogId, write, comments, postId } = await openBlogWithReaders();
    const first = await write('Bravo <b>à tous</b><script>alert(1)</script><img src=x onerror=alert(1)>');
    await write('Merci', { inReplyTo: first, author: 'Lise &amp; Marc' });
    await write('À voir', { status: 'PENDING', author: '' });
    desk.events.length = 0;
    await mirror(desk, blogId);
    expect(await comments()).toMatchObject([
      { text: 'À voir', state: 'pending', moderated: true },
      { text: 'Bravo à tous', author: 'Awa', state: 'live', moderated: true },
      { text: 'Merci', author: 'Lise & Marc', inReplyTo: { author: 'Awa' } },
    ]);
    expect((await comments())[0]).not.toHaveProperty('author');
    const html = desk.backend.db.prepare('SELECT html FROM comments').pluck().all().join(' ');
    expect(html).not.toMatch(/script|onerror|alert/);
    const changeEvents = desk.events.filter(({ event }) => event === 'publications.changed');
    expect(JSON.stringify(changeEvents)).toContain(postId);
  });

  it('take one request in a run without news', async () => {
    const { desk, blog, blogId, write, requestCount } = await openBlogWithReaders();
    for (let n = 0; n < 130; n += 1) await write(`N° ${n}`);
    blog.clock.at += 600_000;
    await write('Le dernier');
    await mirror(desk, blogId);
    blog.faults.clearLog();
    await mirror(desk, blogId);
    // Requested by the author, which rereads the last weeks: two pages of a hundred.
    expect(requestCount()).toHaveLength(2);
    blog.clock.at += 31 * DAY;
    blog.faults.clearLog();
    await mirror(desk, blogId);
    expect(requestCount()).toHaveLength(1);
    expect(requestCount()[0]).toContain('startDate=');
  });

  it('follow moderation, edits and deletions on the blog', async () => {
    const { blog, desk, blogId, remoteId, write, comments, texts } = await openBlogWithReaders();
    const [one, two, three] = [
      await write('Un'),
      await write('Deux', { status: 'PENDING' }),
      await write('Trois'),
    ];
    await mirror(desk, blogId);
    await blog.elsewhere.moderate(remoteId, two, 'LIVE');
    await blog.elsewhere.moderate(remoteId, one, 'SPAM');
    await blog.elsewhere.removeComment(remoteId, three);
    await mirror(desk, blogId);
    expect(await texts()).toEqual(['Un', 'Deux']);
    expect((await comments()).map(({ state }) => state)).toEqual(['spam', 'live']);
  });

  it('of an old blog are read over several short runs', async () => {
    const { desk, blog, blogId, texts, write, requestCount } = await openBlogWithReaders();
    // A state as before the first request for comments.
    desk.backend.db.exec('DELETE FROM comment_walks');
    for (let n = 0; n < 2_105; n += 1) await write(`N° ${n}`);
    blog.clock.at += 40 * DAY;
    await mirror(desk, blogId);
    expect(await texts()).toHaveLength(2_000);
    await write('Nouveau');
    await mirror(desk, blogId);
    const all = await texts();
    expect(all).toHaveLength(2_106);
    expect([all[0], all.at(-1)]).toEqual(['N° 0', 'Nouveau']);
    blog.faults.clearLog();
    await mirror(desk, blogId);
    expect(requestCount()).toHaveLength(1);
  });

  it('are omitted when the blog hides them, and the mirror continues', async () => {
    const { desk, blog, blogId, write, texts } = await openBlogWithReaders();
    await write('Un');
    for (const [status, reason] of [
      [403, 'forbidden'],
      [400, 'invalid'],
      [503, 'backendError'],
    ] as const) {
      blog.faults.add({ method: 'comments.listByBlog', status, reason });
      expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
    }
    expect(await texts()).toEqual([]);
    blog.faults.add({ method: 'comments.listByBlog', line: 'drop-before', times: 2 });
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'failed',
      failure: { code: 'network.offline' },
    });
    await mirror(desk, blogId);
    expect(await texts()).toEqual(['Un']);
  });

  it('of an erased person are erased and do not come back', async () => {
    const { desk, blogId, write, texts } = await openBlogWithReaders();
    desk.write(interview());
    await write('Je suis là', { author: 'Lise Aubin' });
    await write('Bonjour Lise Aubin');
    await mirror(desk, blogId);
    const { items } = await desk.call('participants.list', { query: 'Lise Aubin', limit: 5 });
    const id = items[0]?.id ?? '';
    await desk.call('erasure.start', { id, manner: 'removed', online: 'leave' });
    await expect
      .poll(async () => (await desk.call('erasure.list', {})).people[0]?.state, { timeout: 30_000 })
      .toBe('done');
    await mirror(desk, blogId);
    expect((await texts()).join(' ')).not.toContain('Aubin');
    expect(JSON.stringify(desk.backend.db.prepare('SELECT author, html FROM comments').all())).not.toContain(
      'Aubin',
    );
  });
});

describe('moderation from here', () => {
  it('applies to the blog at once, and then here', async () => {
    const { desk, blog, blogId, remoteId, write, comments } = await openBlogWithReaders();
    const id = await write('À voir', { status: 'PENDING' });
    await mirror(desk, blogId);
    desk.events.length = 0;
    expect(await desk.call('comments.moderate', { blogId, id, act: 'approve' })).toEqual({ state: 'live' });
    expect(await comments()).toMatchObject([{ id, state: 'live' }]);
    expect(desk.events.map(({ event }) => event)).toContain('publications.changed');
    expect(await desk.call('comments.moderate', { blogId, id, act: 'spam' })).toEqual({ state: 'spam' });
    expect(await desk.call('comments.moderate', { blogId, id, act: 'delete' })).toEqual({});
    expect(await comments()).toEqual([]);
    await expect(blog.elsewhere.moderate(remoteId, id, 'LIVE')).rejects.toThrow();
    await expect(desk.call('comments.moderate', { blogId, id, act: 'spam' })).rejects.toMatchObject({
      code: 'comment.not-found',
    });
  });

  it('deletes here a comment that is gone from the blog', async () => {
    const { desk, blog, blogId, remoteId, write, comments } = await openBlogWithReaders();
    const id = await write('Un');
    await mirror(desk, blogId);
    await blog.elsewhere.removeComment(remoteId, id);
    await expect(desk.call('comments.moderate', { blogId, id, act: 'approve' })).rejects.toMatchObject({
      code: 'comment.not-found',
    });
    expect(await comments()).toEqual([]);
  });

  it('changes nothing without a network, and queues nothing', async () => {
    const { desk, blog, blogId, write, comments } = await openBlogWithReaders();
    const id = await write('Un', { status: 'PENDING' });
    await mirror(desk, blogId);
    for (const [line, code] of [
      ['drop-before', 'comment.unclear'],
      ['store-then-drop', 'comment.unclear'],
    ] as const) {
      blog.faults.add({ method: 'comments.markAsSpam', line });
      await expect(desk.call('comments.moderate', { blogId, id, act: 'spam' })).rejects.toMatchObject({
        code,
      });
      expect(await comments()).toMatchObject([{ state: 'pending' }]);
    }
    expect((await desk.call('jobs.list', {})).items).toEqual([]);
    await blog.close();
    await expect(desk.call('comments.moderate', { blogId, id, act: 'spam' })).rejects.toMatchObject({
      code: 'comment.offline',
    });
  });

  it('renews a refused token once, and fails without a sign-in', async () => {
    const { desk, blog, blogId, write, comments } = await openBlogWithReaders();
    const id = await write('Un', { status: 'PENDING' });
    await mirror(desk, blogId);
    blog.faults.add({ method: 'comments.approve', status: 401, reason: 'authError' });
    expect(await desk.call('comments.moderate', { blogId, id, act: 'approve' })).toEqual({ state: 'live' });
    const later = await openDesk(blog, { secrets: new Map() });
    await expect(later.call('comments.moderate', { blogId, id, act: 'spam' })).rejects.toMatchObject({
      code: 'comment.not-found',
    });
    expect(await comments()).toMatchObject([{ state: 'live' }]);
  });

  it('is not overwritten by an earlier read of the mirror', async () => {
    const { desk, blog, blogId, write, comments } = await openBlogWithReaders();
    const id = await write('Un', { status: 'PENDING' });
    await mirror(desk, blogId);
    // The list has the old state, and arrives after the author’s act.
    blog.faults.add({ method: 'comments.listByBlog', latency: 1_500 });
    await desk.call('mirrors.start', { blogId });
    await expect
      .poll(() => blog.faults.log().at(-1)?.method, { timeout: 30_000 })
      .not.toBe('comments.approve');
    await desk.call('comments.moderate', { blogId, id, act: 'approve' });
    await desk.mirrored();
    expect(await comments()).toMatchObject([{ state: 'live' }]);
  });

  it('is not offered on a blog published to by hand', () => {
    expect(capabilitiesOf('by-hand').hasComments).toBe(false);
  });
});
