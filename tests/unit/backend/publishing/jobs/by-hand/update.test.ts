/** Corrections by hand: the blog is read before anything is copied, so that no foreign words are lost. */
import { describe, expect, it } from 'vitest';
import { interview } from '../../publishing-desk.ts';
import { openByHandDesk } from './by-hand-desk.ts';

/** One interview published by hand. */
async function publishPost() {
  const set = await openByHandDesk();
  const jobId = await set.desk.send(set.postId, set.blogId);
  const address = await set.paste(jobId);
  await set.look(jobId);
  const correct = async (): Promise<string> => {
    set.desk.rewrite(set.postId, (post) => ({ ...post, title: `${post.title}, revu` }));
    return set.desk.send(set.postId, set.blogId);
  };
  const readFirst = (id: string) => set.desk.call('by-hand.read-first', { jobId: id });
  return { ...set, address, correct, readFirst };
}

describe('a correction', () => {
  it('shows its changes, links to the post’s own editor, and is read back', async () => {
    const {
      desk,
      blog,
      postId,
      blogId,
      correct,
      readFirst,
      guide,
      replace,
      look,
      failureCode,
      state,
      address,
    } = await publishPost();
    const jobId = await correct();
    const [post] = blog.live();
    expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({
      intent: 'update',
      address,
      changes: [{ what: 'title', how: 'changed' }],
    });
    expect(await state()).toBe('by-hand');
    expect(await guide(jobId)).toMatchObject({
      intent: 'update',
      read: false,
      editor: `https://www.blogger.com/blog/post/edit/${blog.blogRemoteId}/${post?.id ?? ''}`,
    });
    await readFirst(jobId);
    expect(await guide(jobId)).toMatchObject({ read: true });
    expect(await failureCode(jobId)).toBeUndefined();
    // Not pasted yet: the old text is online, which is no difference.
    await look(jobId);
    expect(await failureCode(jobId)).toBe('by-hand.not-yet');
    await replace(jobId);
    expect(await look(jobId)).toEqual({ online: true });
    expect(await state()).toBe('online');
    expect((await desk.publications(postId))[0]?.url).toBe(address);
  });

  it('that is already online needs no paste', async () => {
    const { correct, replace, readFirst, guide, state } = await publishPost();
    const jobId = await correct();
    await replace(jobId);
    await readFirst(jobId);
    expect((await guide(jobId)).state).toBe('done');
    expect(await state()).toBe('online');
  });

  it('stops when the blog was changed: those words are a revision, once, and a conflict', async () => {
    const { desk, postId, blog, correct, readFirst, guide, failureCode, state } = await publishPost();
    const [post] = blog.live();
    const theirs = post?.content.replace('Moi, j’ai suivi.', 'Moi, j’ai suivi, puis je suis resté.') ?? '';
    await blog.elsewhere.write(post?.id ?? '', { content: theirs }, { whole: false });
    const jobId = await correct();
    await readFirst(jobId);
    await readFirst(jobId);
    expect(await failureCode(jobId)).toBe('publication.changed-on-blog');
    expect(await state()).toBe('needs-choice');
    expect(await guide(jobId)).toMatchObject({
      read: false,
      changes: [{ who: 'Marc Odet', after: 'Moi, j’ai suivi, puis je suis resté.' }],
    });
    const { items } = await desk.call('revisions.list', { postId });
    const remote = items.filter(({ reason }) => reason === 'remote');
    expect(remote.length).toBe(1);
    const { document } = await desk.call('revisions.get', { id: remote[0]?.id ?? '' });
    expect(JSON.stringify(document)).toContain('puis je suis resté');
    expect(blog.live()[0]?.content).toBe(theirs);
  });

  it.each(['private', 'away', 'broken'] as const)(
    'for a blog that cannot be read warns and continues: %s',
    async (is) => {
      const { correct, readFirst, guide, failureCode, web } = await publishPost();
      const jobId = await correct();
      web.as.is = is;
      await readFirst(jobId);
      expect(await guide(jobId)).toMatchObject({ read: true, state: 'open' });
      expect(await failureCode(jobId)).toBe('by-hand.unread');
    },
  );

  it('of an old post is found among many newer ones', async () => {
    const { blog, correct, readFirst, failureCode, web } = await publishPost();
    for (let number = 0; number < 60; number += 1) {
      blog.clock.at += 86_400_000;
      await blog.elsewhere.insert(
        { title: `Billet ${number}`, content: '<p>x</p>', labels: [] },
        { draft: false },
      );
    }
    const before = web.requests.length;
    const jobId = await correct();
    await readFirst(jobId);
    expect(await failureCode(jobId)).toBeUndefined();
    expect(web.requests.length - before).toBeLessThanOrEqual(2);
  });
});

describe('a post written elsewhere, on an imported blog', () => {
  it('is corrected in place, without a mark, by its number', async () => {
    const { desk, web, blog, look, blogId } = await openByHandDesk();
    const imported = await blog.elsewhere.insert(
      { title: 'Ancien', content: '<p>Le port en 2017.</p><p>Un quai.</p>', labels: ['Port'] },
      { draft: false },
    );
    const postId = desk.write({
      ...interview(),
      title: 'Ancien',
      labels: ['Port'],
      participants: [],
      body: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Le port en 2018.' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Un quai.' }] },
      ],
    });
    desk.backend.db
      .prepare(
        `INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels, base_content, sent_hash, created_at)
         VALUES ('p', ?, ?, ?, 'live', ?, ?, 'Ancien', '["Port"]', ?, 'h', 1)`,
      )
      .run(
        postId,
        blogId,
        imported.id,
        `https://labo-du-port.blogspot.com${imported.path ?? ''}`,
        imported.published,
        imported.content,
      );
    const jobId = await desk.send(postId, blogId);
    const { text } = await desk.call('by-hand.text', { jobId, what: 'text' });
    expect(text).toBe('<p>Le port en 2018.</p><p>Un quai.</p>');
    for (const is of ['public', 'short'] as const) {
      web.as.is = is;
      await desk.call('by-hand.read-first', { jobId });
      expect((await desk.call('by-hand.get', { jobId })).failure, is).toBeUndefined();
    }
    await blog.elsewhere.write(imported.id, { content: text }, { whole: false });
    expect(await look(jobId)).toEqual({ online: true });
  });
});

describe('a post withdrawn by hand', () => {
  it('is offline once its page no longer answers, and is published again under its mark', async () => {
    const { desk, blog, postId, blogId, state, look, replace } = await publishPost();
    const [publication] = await desk.publications(postId);
    const [post] = blog.live();
    const taken = (how: 'draft' | 'deleted', confirmed = false) =>
      desk.call('by-hand.taken-down', { publicationId: publication?.id ?? '', how, confirmed });
    await expect(taken('draft')).rejects.toMatchObject({ code: 'by-hand.still-online' });
    await expect(taken('draft', true)).rejects.toMatchObject({ code: 'by-hand.still-online' });
    await blog.elsewhere.revert(post?.id ?? '');
    await taken('draft');
    expect(await state()).toBe('removed');
    expect(desk.post(postId).status).toBe('draft');

    desk.rewrite(postId, (document) => ({ ...document, title: 'De retour' }));
    const jobId = await desk.send(postId, blogId);
    expect((await desk.publications(postId))[0]?.id).toBe(publication?.id);
    await blog.elsewhere.publish(post?.id ?? '');
    await replace(jobId);
    expect(await look(jobId)).toEqual({ online: true });
  });

  it('and deleted starts over; when the blog cannot be read, by the author’s confirmation', async () => {
    const { desk, web, postId, blogId, state } = await publishPost();
    const [publication] = await desk.publications(postId);
    const id = publication?.id ?? '';
    web.as.is = 'private';
    const taken = (confirmed: boolean) =>
      desk.call('by-hand.taken-down', { publicationId: id, how: 'deleted', confirmed });
    await expect(taken(false)).rejects.toMatchObject({ code: 'by-hand.private' });
    web.as.is = 'away';
    await expect(taken(true)).rejects.toMatchObject({ code: 'by-hand.offline' });
    web.as.is = 'private';
    await taken(true);
    expect(await state()).toBe('removed');
    await desk.send(postId, blogId);
    expect((await desk.publications(postId)).map((one) => one.id)).not.toContain(id);
  });
});

describe('a blog that moved to its own domain', () => {
  it('is read there: the feed redirects, and pages at either address belong to it', async () => {
    const { desk, blog, web, postId, blogId, paste, look, state } = await openByHandDesk();
    const jobId = await desk.send(postId, blogId);
    const { pathname } = new URL(await paste(jobId));
    web.movedTo.host = 'labo.example.org';
    expect(await look(jobId, `https://labo.example.org${pathname}`)).toEqual({ online: true });
    expect(await state()).toBe('online');
    expect(blog.live().length).toBe(1);
  });
});
