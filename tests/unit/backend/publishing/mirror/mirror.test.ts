/** A mirrored blog: its posts are imported, its changes taken in or reported, and nothing is erased. */
import { describe, expect, it } from 'vitest';
import { readDocument } from '#backend/library/store/read-document.ts';
import { blocksToText } from '#interview/plain.ts';
import { addParagraphThere, openConnectedDesk, NOON } from '../publishing-desk.ts';
import {
  DAY,
  byRemote,
  changesSince,
  mirror,
  writeOnWeb,
  revisionReasons,
  publicationRows,
  textOf,
} from './mirror-desk.ts';

describe('the first mirror', () => {
  it('imports published, draft, scheduled and deleted posts, each once with its state', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const live = await writeOnWeb(blog, { title: 'En ligne', content: '<p>Un.</p>', labels: ['Port & mer'] });
    const draft = await writeOnWeb(blog, { title: 'Commencé', content: '<p>Deux.</p>' }, { draft: true });
    const later = await writeOnWeb(blog, { title: 'Bientôt', content: '<p>Trois.</p>' }, { draft: true });
    await blog.elsewhere.publish(later, NOON + 3 * DAY);
    const binned = await writeOnWeb(blog, { title: 'Jeté', content: '<p>Quatre.</p>' });
    await blog.elsewhere.trash(binned);

    const run = await mirror(desk, blogId);
    expect(run).toMatchObject({ state: 'idle', added: 4, changed: 0, notes: [] });
    expect(run.finishedAt).toBe(desk.clock.at);
    expect(byRemote(desk, live)).toMatchObject({
      status: 'published',
      remote_status: 'live',
      binned_at: null,
    });
    expect(byRemote(desk, draft)).toMatchObject({ status: 'draft', remote_status: 'draft', binned_at: null });
    expect(byRemote(desk, later)).toMatchObject({ status: 'scheduled', remote_status: 'scheduled' });
    expect(byRemote(desk, binned)).toMatchObject({ status: 'binned', remote_status: 'binned' });
    expect(textOf(byRemote(desk, draft))).toBe('Deux.');
    expect(readDocument(byRemote(desk, live).document).labels).toEqual(['Port & mer']);
    const [publication] = await desk.publications(byRemote(desk, live).id);
    expect(publication).toMatchObject({ state: 'online', blogId });
    expect(publication?.url).toContain('/en-ligne.html');
  });

  it('is not repeated by a second run', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    for (let n = 0; n < 7; n += 1) await writeOnWeb(blog, { title: `N° ${n}`, content: `<p>Texte ${n}</p>` });
    await mirror(desk, blogId);
    const before = publicationRows(desk);
    const changes = changesSince(desk);
    const run = await mirror(desk, blogId);
    expect(run).toMatchObject({ state: 'idle', added: 0, changed: 0 });
    expect(publicationRows(desk)).toEqual(before);
    // Only its own rows: the run, four lists, seven ids stored twice (deleted, inserted).
    expect(changes()).toBeLessThan(60);
  });

  it('stops reading at the known posts', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    for (let n = 0; n < 120; n += 1) {
      blog.clock.at += 60_000;
      await blog.elsewhere.insert({ title: `N° ${n}`, content: '<p>x</p>' }, { draft: false });
    }
    expect(await mirror(desk, blogId)).toMatchObject({ added: 120, total: 120 });
    blog.faults.clearLog();
    await writeOnWeb(blog, { title: 'Nouveau', content: '<p>y</p>' });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 1, changed: 0 });
    const bodies = blog.faults
      .log()
      .filter(({ method, query }) => method === 'posts.list' && query.includes('fetchBodies=true'));
    expect(bodies.map(({ query }) => new URLSearchParams(query).get('status'))).toEqual([
      'LIVE',
      'SCHEDULED',
      'DRAFT',
      'SOFT_TRASHED',
    ]);
  });

  it('requests no ids for a list of one page, but for a longer one', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const swept = () =>
      blog.faults
        .log()
        .filter(({ method, query }) => method === 'posts.list' && query.includes('fetchBodies=false'))
        .map(({ query }) => new URLSearchParams(query).get('status'));
    for (let n = 0; n < 50; n += 1) await writeOnWeb(blog, { title: `N° ${n}`, content: '<p>x</p>' });
    await mirror(desk, blogId);
    expect(swept()).toEqual([]);
    const last = await writeOnWeb(blog, { title: 'Un de plus', content: '<p>y</p>' });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 1 });
    expect(swept()).toEqual(['LIVE']);
    await blog.elsewhere.remove(last);
    await mirror(desk, blogId);
    expect(byRemote(desk, last).remote_status).toBe('gone');
  });

  it('imports a draft begun on the web, which is edited and published from here in place', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const draft = await writeOnWeb(
      blog,
      { title: 'Commencé', content: '<p>Une phrase.</p><p>Une autre.</p>' },
      { draft: true },
    );
    await mirror(desk, blogId);
    const { id } = byRemote(desk, draft);
    desk.rewrite(id, (post) => ({ ...post, title: 'Terminé' }));
    const jobId = await desk.send(id, blogId);
    await desk.finish();
    expect((await desk.job(jobId)).state).toBe('done');
    expect(blog.posts()).toHaveLength(1);
    expect(blog.live()[0]).toMatchObject({ id: draft, title: 'Terminé' });
    expect(blog.live()[0]?.content).toContain('<p>Une phrase.</p>');
  });
});

describe('changes on the web', () => {
  it('replace the text of a post unchanged here, and are in its history', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const live = await writeOnWeb(blog, { title: 'En ligne', content: '<p>Avant.</p>' });
    await mirror(desk, blogId);
    blog.clock.at += 1_000;
    await blog.elsewhere.write(live, { content: '<p>Après.</p>' }, { whole: false });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1, notes: [] });
    const row = byRemote(desk, live);
    expect(textOf(row)).toBe('Après.');
    expect(row.status).toBe('published');
    expect(revisionReasons(desk, row.id)).toEqual(['imported', 'remote']);
    expect((await desk.publications(row.id))[0]?.state).toBe('online');
  });

  it('in more posts than are read ahead replace each text, with new posts among them', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const ids: string[] = [];
    for (let n = 0; n < 11; n += 1)
      ids.push(await writeOnWeb(blog, { title: `N° ${n}`, content: `<p>Texte ${n}</p>` }));
    await mirror(desk, blogId);
    for (const [n, id] of ids.entries()) {
      blog.clock.at += 1_000;
      await blog.elsewhere.write(id, { content: `<p>Texte ${n}, repris</p>` }, { whole: false });
    }
    const added = await writeOnWeb(blog, { title: 'Nouveau', content: '<p>Neuf</p>' });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 1, changed: 11 });
    expect(ids.map((id) => textOf(byRemote(desk, id)))).toEqual(ids.map((_, n) => `Texte ${n}, repris`));
    expect(textOf(byRemote(desk, added))).toBe('Neuf');
  });

  it('to a post changed here are kept beside it, and reported', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const live = await writeOnWeb(blog, { title: 'En ligne', content: '<p>Avant.</p>' });
    await mirror(desk, blogId);
    const { id } = byRemote(desk, live);
    desk.rewrite(id, (post) => ({ ...post, title: 'Mon titre' }));
    blog.clock.at += 1_000;
    await blog.elsewhere.write(live, { content: '<p>Après.</p>' }, { whole: false });
    const run = await mirror(desk, blogId);
    expect(run.notes).toEqual([{ code: 'changed-both', title: 'En ligne', postId: id }]);
    expect(desk.post(id).document.title).toBe('Mon titre');
    expect(revisionReasons(desk, id)).toContain('remote');
    // Once is enough.
    blog.clock.at += 1_000;
    const before = revisionReasons(desk, id);
    await mirror(desk, blogId);
    expect(revisionReasons(desk, id)).toEqual(before);
    // A send from here does not overwrite it.
    const jobId = await desk.send(id, blogId);
    await desk.finish();
    expect((await desk.job(jobId)).failure?.code).toBe('publication.changed-on-blog');
    expect(blog.live()[0]?.content).toBe('<p>Après.</p>');
  });

  it('to an interview that Escale published keep the ids of the same questions and answers', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const before = desk.post(postId).document;
    const [post] = blog.live();
    blog.clock.at += 1_000;
    await blog.elsewhere.write(
      post?.id ?? '',
      { content: (post?.content ?? '').replace('un matin de mars', 'un soir de mai') },
      { whole: false },
    );
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1 });
    const after = desk.post(postId).document;
    expect(blocksToText(after.body)).toContain('un soir de mai');
    expect(after.body.map((block) => ('id' in block ? block.id : block.type))).toEqual(
      before.body.map((block) => ('id' in block ? block.id : block.type)),
    );
    expect(desk.post(postId).status).toBe('published');
  });

  it('are not seen in a late list of words that Escale sent meanwhile', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const [old] = blog.live();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Le nouveau titre' }));
    blog.clock.at += 1_000;
    await desk.send(postId, blogId);
    await desk.finish();
    // The list returns the post’s old text with the new date.
    const late = await openConnectedDesk(
      {
        folder: (await desk.close(), desk.folder),
        secrets: desk.secrets,
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          const url = new URL(input instanceof Request ? input.url : String(input));
          if (!url.pathname.endsWith('/posts') || url.searchParams.get('status') !== 'LIVE') return response;
          const list = (await response.json()) as { items?: { title: string }[] };
          for (const item of list.items ?? []) item.title = old?.title ?? '';
          return Response.json(list);
        },
      },
      blog,
    );
    expect(await mirror(late.desk, blogId)).toMatchObject({ changed: 0, notes: [] });
    expect(late.desk.post(postId).document.title).toBe('Le nouveau titre');
  });
});

describe('the state of a post on the blog', () => {
  it('published, reverted, due or deleted is recorded; a deleted post is reported, and its text stays', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const ids: string[] = [];
    for (const title of ['A', 'B', 'C', 'D', 'E'])
      ids.push(await writeOnWeb(blog, { title, content: `<p>${title}</p>` }, { draft: title === 'A' }));
    const [a, b, c, d, e] = ids as [string, string, string, string, string];
    await blog.elsewhere.revert(c);
    await blog.elsewhere.publish(c, NOON + DAY);
    await mirror(desk, blogId);
    expect(byRemote(desk, c).status).toBe('scheduled');

    blog.clock.at = NOON + 2 * DAY;
    await blog.elsewhere.publish(a);
    await blog.elsewhere.revert(b);
    await blog.elsewhere.trash(d);
    await blog.elsewhere.remove(e);
    const run = await mirror(desk, blogId);
    expect(run.notes).toEqual([{ code: 'gone', title: 'E', postId: byRemote(desk, e).id }]);
    expect([a, b, c, d, e].map((id) => byRemote(desk, id).remote_status)).toEqual([
      'live',
      'draft',
      'live',
      'binned',
      'gone',
    ]);
    expect([a, b, c, d, e].map((id) => byRemote(desk, id).status)).toEqual([
      'published',
      'draft',
      'published',
      'draft',
      'draft',
    ]);
    // Nothing of it was erased or binned here.
    expect([d, e].map((id) => textOf(byRemote(desk, id)))).toEqual(['D', 'E']);
    expect([d, e].map((id) => byRemote(desk, id).binned_at)).toEqual([null, null]);
    expect((await desk.publications(byRemote(desk, e).id))[0]?.state).toBe('removed');
  });

  it('published while a choice is pending is recorded, and the choice stays', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    const [draft] = blog.drafts();
    desk.clock.at += 1_000;
    await addParagraphThere(blog, draft);
    desk.rewrite(postId, (post) => ({ ...post, title: 'Mon titre' }));
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
    expect((await desk.publications(postId))[0]?.isPublic).toBeUndefined();

    await blog.elsewhere.publish(draft?.id ?? '');
    expect(await mirror(desk, blogId)).toMatchObject({ changed: 1 });
    expect((await desk.publications(postId))[0]).toMatchObject({
      state: 'needs-choice',
      isPublic: true,
      url: expect.stringContaining('.html') as string,
    });
    expect(desk.post(postId).status).toBe('changed');
    expect(await mirror(desk, blogId)).toMatchObject({ changed: 0 });
  });

  it('hidden from this account is reported, and not taken for deleted', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const draft = await writeOnWeb(blog, { title: 'Brouillon', content: '<p>x</p>' }, { draft: true });
    await mirror(desk, blogId);
    const refusing = { method: 'posts.list', occurrence: 3, status: 403, reason: 'forbidden' };
    blog.faults.add(refusing);
    const run = await mirror(desk, blogId);
    expect(run).toMatchObject({ state: 'idle', notes: [{ code: 'list-refused', title: 'draft' }] });
    expect(byRemote(desk, draft).remote_status).toBe('draft');
  });

  it('unreadable as all requests are refused fails the run with its code', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    blog.faults.behaviours.role = 'READER';
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'failed',
      byAuthor: true,
      failure: { code: 'destination.forbidden' },
    });
  });
});
