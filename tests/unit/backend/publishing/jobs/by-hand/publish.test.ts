/** Publishing by hand with the practice blog’s real public pages and feed: nothing counts before it was read back. */
import { describe, expect, it } from 'vitest';
import { capabilitiesOf, limitsOf } from '#interview/destinations.ts';
import { publicationMark } from '#interview/marks.ts';
import { BLOG_ADDRESS, BLOG_HOST } from '#tests/builders/public-blog.ts';
import { deskFolder } from '../../publishing-desk.ts';
import { openByHandDesk } from './by-hand-desk.ts';

describe('a blog added by its address', () => {
  it('takes the name of its feed, and can be published to without an account', async () => {
    const { desk, blog, blogId } = await openByHandDesk();
    expect((await desk.call('blogs.list', {})).items).toEqual([
      {
        id: blogId,
        remoteId: blog.blogRemoteId,
        name: 'Le Labo',
        url: BLOG_ADDRESS,
        kind: 'by-hand',
        capabilities: capabilitiesOf('by-hand'),
        limits: limitsOf('by-hand'),
        signature: '',
        state: 'by-hand',
      },
    ]);
    // Again, by another form of its address: the same blog.
    expect((await desk.call('by-hand.add-blog', { address: BLOG_HOST })).id).toBe(blogId);
  });

  it('that is private is added by its number and a name', async () => {
    const { desk, web } = await openByHandDesk();
    await desk.call('blogs.forget', { id: (await desk.call('blogs.list', {})).items[0]?.id ?? '' });
    web.as.is = 'private';
    await expect(desk.call('by-hand.add-blog', { address: BLOG_ADDRESS })).rejects.toMatchObject({
      code: 'by-hand.private',
    });
    const input = { address: BLOG_ADDRESS, name: 'Note interne' };
    for (const dashboard of ['https://www.blogger.com/', BLOG_ADDRESS, 'ceci']) {
      await expect(desk.call('by-hand.add-blog', { ...input, dashboard })).rejects.toMatchObject({
        code: 'by-hand.dashboard',
      });
    }
    const added = await desk.call('by-hand.add-blog', {
      ...input,
      dashboard: 'https://www.blogger.com/blog/posts/4242424242424242',
    });
    expect(added).toMatchObject({ remoteId: '4242424242424242', name: 'Note interne', state: 'by-hand' });
  });

  it.each([
    ['portal', 'by-hand.unreachable'],
    ['broken', 'by-hand.unreachable'],
    ['away', 'by-hand.offline'],
  ] as const)('is refused for an invalid one: %s', async (is, code) => {
    const { desk, web } = await openByHandDesk();
    web.as.is = is;
    await expect(desk.call('by-hand.add-blog', { address: BLOG_ADDRESS })).rejects.toMatchObject({ code });
  });
});

describe('a first publication', () => {
  it('waits for the author with its frozen text, and the outbox skips it', async () => {
    const { desk, postId, blogId, guide, blog, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await state()).toBe('by-hand');
    expect(await desk.job(jobId)).toMatchObject({ state: 'needs-author', intent: 'publish', byHand: true });
    expect(await guide(jobId)).toMatchObject({
      state: 'open',
      title: 'Trois questions à l’équipe du port',
      labels: 'Rencontres, Port & mer',
      pictures: 0,
      editor: `https://www.blogger.com/blog/posts/${blog.blogRemoteId}`,
      done: { title: false, text: false, labels: false, opened: false },
      edited: false,
    });
    await desk.call('jobs.retry', { id: jobId });
    await desk.finish();
    expect((await desk.job(jobId)).state).toBe('needs-author');
    expect(desk.post(postId).status).toBe('queued');
    expect(blog.posts()).toEqual([]);
    // The same click again is the same job.
    expect(await desk.send(postId, blogId)).toBe(jobId);
  });

  it('is found by its mark, read back, and counts from then on', async () => {
    const { desk, postId, blogId, paste, look, failureCode, state, guide, blog } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    expect(await look(jobId)).toEqual({ online: false });
    expect(await failureCode(jobId)).toBe('by-hand.not-found');
    const address = await paste(jobId);
    expect(desk.post(postId).status).toBe('queued');
    expect(await look(jobId)).toEqual({ online: true });
    expect(await state()).toBe('online');
    expect(desk.post(postId).status).toBe('published');
    expect(await guide(jobId)).toMatchObject({ state: 'done', url: address, verified: true });
    const [publication] = await desk.publications(postId);
    expect(publication).toMatchObject({ url: address, remoteId: blog.live()[0]?.id });
    expect((await desk.call('revisions.list', { postId })).items.map(({ reason }) => reason)).toContain(
      'published',
    );
  });

  it.each(['public', 'short', 'no-feed'] as const)(
    'is read back at the pasted address, whatever the feed gives: %s',
    async (is) => {
      const { desk, postId, blogId, paste, look, state, web, blog } = await openByHandDesk();
      const jobId = await desk.send(postId, blogId);
      const address = await paste(jobId);
      web.as.is = is;
      expect(await look(jobId, `  ${address}?m=1#q-1 `)).toEqual({ online: true });
      expect(await state()).toBe('online');
      expect((await desk.publications(postId))[0]).toMatchObject({
        url: address,
        remoteId: blog.live()[0]?.id,
      });
    },
  );

  it('is found from a feed of excerpts by its pages', async () => {
    const { desk, postId, blogId, paste, look, web, blog } = await openByHandDesk();
    for (const title of ['Un autre', 'Trois questions à l’équipe du port', 'Un troisième'])
      await blog.elsewhere.insert({ title, content: '<p>Rien.</p>', labels: [] }, { draft: false });
    const jobId = await desk.send(postId, blogId);
    await paste(jobId);
    web.as.is = 'short';
    expect(await look(jobId)).toEqual({ online: true });
  });

  it.each([
    ['the editor’s own wrapper', (html: string) => `<div dir="ltr" trbidi="on">${html}</div>`],
    ['entities and breaks', (html: string) => html.replaceAll('\u00a0', '&nbsp;') + '<p></p>'],
    ['a line after it', (html: string) => `${html}\n`],
  ])('is equal after Blogger’s changes: %s', async (_name, change) => {
    const { desk, postId, blogId, paste, look, blog } = await openByHandDesk();
    blog.faults.behaviours.escapedLabels = true;
    const jobId = await desk.send(postId, blogId);
    await paste(jobId, change);
    expect(await look(jobId)).toEqual({ online: true });
  });

  it('that differs is shown by turn, is correct when copied again, and does not count meanwhile', async () => {
    const { desk, postId, blogId, paste, look, failureCode, guide, replace, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    await paste(jobId, (html) => html.replace('Par un hasard heureux', 'Par hasard'));
    expect(await look(jobId)).toEqual({ online: false });
    expect(await failureCode(jobId)).toBe('by-hand.differs');
    expect(await guide(jobId)).toMatchObject({
      canAccept: true,
      changes: [
        {
          what: 'answer',
          how: 'changed',
          who: 'Lise Aubin',
          before: 'Par un hasard heureux : un matin de mars, sur le quai.',
          after: 'Par hasard : un matin de mars, sur le quai.',
        },
      ],
    });
    expect(await state()).toBe('by-hand');
    expect(desk.post(postId).status).toBe('queued');
    await replace(jobId);
    expect(await look(jobId)).toEqual({ online: true });
    expect(await state()).toBe('online');
  });

  it('that differs can be accepted: the blog’s version is stored as the base of the next update', async () => {
    const { desk, postId, blogId, paste, look, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    await expect(desk.call('by-hand.accept', { jobId })).rejects.toMatchObject({ code: 'by-hand.not-seen' });
    await paste(jobId, (html) => html.replace('Moi, j’ai suivi.', 'Moi, je suis venu après.'));
    await look(jobId);
    await desk.call('by-hand.accept', { jobId });
    expect(await state()).toBe('online-changed');
    expect(desk.post(postId).status).toBe('changed');
    expect((await desk.call('revisions.list', { postId })).items[0]?.reason).toBe('remote');
    const { changes } = await desk.call('publications.prepare', { postId, blogId });
    expect(changes).toMatchObject([
      { who: 'Marc Odet', before: 'Moi, je suis venu après.', after: 'Moi, j’ai suivi.' },
    ]);
    // The blog’s version is no conflict.
    const next = await desk.send(postId, blogId);
    await desk.call('by-hand.read-first', { jobId: next });
    expect((await desk.call('by-hand.get', { jobId: next })).failure).toBeUndefined();
  });

  it('that differs in its spacing only, accepted, is up to date', async () => {
    const { desk, postId, blogId, paste, look, state, guide } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    await paste(jobId, (html) => html.replace(/<h([2-6]) /, '<h$1 style="color:red" '));
    await look(jobId);
    expect(await guide(jobId)).toMatchObject({ canAccept: true, changes: [] });
    await desk.call('by-hand.accept', { jobId });
    expect(await state()).toBe('online');
  });

  it('keeps its steps over a restart', async () => {
    const folder = deskFolder();
    const first = await openByHandDesk({ folder });
    const jobId = await first.desk.send(first.postId, first.blogId);
    await first.desk.call('by-hand.tick', { jobId, step: 'title' });
    await first.desk.call('by-hand.tick', { jobId, step: 'opened' });
    await first.paste(jobId);
    await first.desk.close();
    const again = await openByHandDesk({ folder }, first.blog);
    expect(await again.guide(jobId)).toMatchObject({
      state: 'open',
      done: { title: true, text: false, labels: false, opened: true },
    });
    expect(await again.look(jobId)).toEqual({ online: true });
  });

  it('prepared again after a change replaces the pending one, with the same mark', async () => {
    const { desk, postId, blogId, guide, paste, look, failureCode, copied } = await openByHandDesk();
    const first = await desk.send(postId, blogId);
    await paste(first);
    desk.rewrite(postId, (post) => ({ ...post, title: 'Quatre questions' }));
    expect((await guide(first)).edited).toBe(true);
    const second = await desk.send(postId, blogId);
    expect((await guide(first)).state).toBe('cancelled');
    expect((await desk.job(first)).state).toBe('cancelled');
    expect((await copied(second)).content).toContain(
      publicationMark((await desk.publications(postId))[0]?.id ?? ''),
    );
    // The older text is online, and its differences are shown by turn.
    await look(second);
    expect(await failureCode(second)).toBe('by-hand.differs');
    expect((await guide(second)).changes).toMatchObject([{ what: 'title' }]);
  });
});
