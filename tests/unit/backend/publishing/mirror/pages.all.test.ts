/** The pages of a blog, separate from its posts: imported, mirrored, and never sent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicationMark } from '#interview/marks.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { readDocument } from '#backend/library/store/read-document.ts';
import { run, sql } from '#backend/core/sql.ts';
import type { Blog } from '#backend/practice-blog/blog.ts';
import { ALL } from '#tests/tier.ts';
import { type DeskBlog, type PublishingDesk, deskFolder, openConnectedDesk } from '../publishing-desk.ts';
import {
  SOON,
  byRemote,
  changesSince,
  mirror,
  writeOnWeb,
  revisionReasons,
  publicationRows,
  textOf,
} from './mirror-desk.ts';

type PageInput = Parameters<DeskBlog['elsewhere']['savePage']>[0];

/** A page written there some hours ago, so that it is settled. */
async function writePage(blog: DeskBlog, page: PageInput): Promise<string> {
  blog.clock.at += 1_000;
  return (await blog.elsewhere.savePage(page)).id;
}

async function withAPage() {
  const ready = await openConnectedDesk();
  const page = await writePage(ready.blog, { title: 'Qui sommes-nous', content: '<p>Une mairie.</p>' });
  await mirror(ready.desk, ready.blogId);
  ready.blog.faults.clearLog();
  return { ...ready, page };
}

const kindHere = (desk: PublishingDesk, remoteId: string): string =>
  readDocument(byRemote(desk, remoteId).document).kind;
const requestedMethods = (blog: DeskBlog): string[] =>
  blog.faults
    .log()
    .map(({ method }) => method ?? '')
    .filter((method) => method.startsWith('pages.'));
/** The blog’s store of pages and posts by id. */
const storeOf = (blog: DeskBlog) => (blog.elsewhere as Blog).store;

describe('pages of the blog', () => {
  it('published, draft and deleted are imported with their state', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const live = await writePage(blog, { title: 'Qui sommes-nous', content: '<p>Une mairie.</p>' });
    const draft = await writePage(blog, { title: 'Bientôt', content: '<p>…</p>', status: 'DRAFT' });
    const binned = await writePage(blog, { title: 'Ancienne', content: '<p>.</p>', status: 'SOFT_TRASHED' });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', added: 3, changed: 0, notes: [] });
    expect(byRemote(desk, live)).toMatchObject({ status: 'published', remote_status: 'live' });
    expect(byRemote(desk, draft)).toMatchObject({ status: 'draft', remote_status: 'draft' });
    expect(byRemote(desk, binned)).toMatchObject({ status: 'binned', remote_status: 'binned' });
    expect([live, draft, binned].map((id) => kindHere(desk, id))).toEqual(['page', 'page', 'page']);
    expect(textOf(byRemote(desk, live))).toBe('Une mairie.');
    const [publication] = await desk.publications(byRemote(desk, live).id);
    expect(publication).toMatchObject({ state: 'online', readOnly: { page: true } });
    const results = await desk.call('search.find', { query: 'type:page mairie', limit: 10 });
    expect(results.hits.map(({ title }) => title)).toEqual(['Qui sommes-nous']);
  });

  it('without news take one more request, and nothing is written', async () => {
    const { blog, desk, blogId } = await withAPage();
    for (let n = 0; n < 60; n += 1) await writePage(blog, { title: `N° ${n}`, content: `<p>Texte ${n}</p>` });
    await mirror(desk, blogId);
    blog.faults.clearLog();
    const before = publicationRows(desk);
    const changes = changesSince(desk);
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 0, notes: [] });
    expect(requestedMethods(blog)).toEqual(['pages.list']);
    expect(blog.faults.log().find(({ method }) => method === 'pages.list')?.query).toContain(
      'fetchBodies=false',
    );
    expect(publicationRows(desk)).toEqual(before);
    expect(changes()).toBeLessThan(60);
  });

  it('are requested only when new; a long list no further in a run without a sweep', async () => {
    const { blog, desk, blogId, page } = await withAPage();
    const added = await writePage(blog, { title: 'Nouvelle', content: '<p>Neuf.</p>' });
    blog.clock.at += 1_000;
    await blog.elsewhere.savePage({ id: page, title: 'Qui sommes-nous', content: '<p>Une ville.</p>' });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 1, changed: 1, notes: [] });
    expect(requestedMethods(blog)).toEqual(['pages.list', 'pages.get', 'pages.get']);
    expect(textOf(byRemote(desk, added))).toBe('Neuf.');
    expect(textOf(byRemote(desk, page))).toBe('Une ville.');
    expect(kindHere(desk, page)).toBe('page');
    expect(revisionReasons(desk, byRemote(desk, page).id)).toEqual(['imported', 'remote']);
  });

  it('in large numbers are read completely, and resume after a kill', async () => {
    const { blog, desk, blogId } = await withAPage();
    for (let n = 0; n < 120; n += 1)
      await writePage(blog, { title: `N° ${n}`, content: `<p>Texte ${n}</p>` });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 120, changed: 0 });
    // News on the first page of the id list, then the whole list, three pages of fifty.
    expect(requestedMethods(blog)).toEqual(['pages.list', 'pages.list', 'pages.list', 'pages.list']);
    // The state after a kill during the first part.
    const [first] = storeOf(blog).pages.all();
    run(
      desk.backend.db,
      sql`UPDATE blog_sync_walks SET high_water = NULL, step = 'under-way' WHERE status = 'pages'`,
    );
    blog.faults.clearLog();
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 0, notes: [] });
    expect(requestedMethods(blog)).toEqual(['pages.list', 'pages.list', 'pages.list']);
    expect(byRemote(desk, first?.id ?? '')).toMatchObject({ remote_status: 'live' });
  });

  it('with any HTML are read once each', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const bodies = [
      '<p>ouvert <b>jamais <i>fermé',
      '</div></div><p>fermé sans être ouvert</p>',
      '<script>alert(1)</script><p onclick="x()">Un</p>',
      `<table>${'<tr><td>x</td></tr>'.repeat(1_000)}`,
      `<p>${'long '.repeat(150_000)}</p>`,
      '',
      '<div>'.repeat(1_000),
      '\u0000\uFFFF\u202E',
    ];
    const ids: string[] = [];
    for (const [at, content] of bodies.entries())
      ids.push(await writePage(blog, { title: `N° ${at}`, content }));
    const { added, notes } = await mirror(desk, blogId);
    expect(added + notes.length).toBe(bodies.length);
    blog.faults.clearLog();
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 0 });
    expect(requestedMethods(blog)).toEqual(['pages.list']);
  });

  it('longer than one part are read one part in a run by itself', async () => {
    const { blog, desk, blogId } = await openConnectedDesk({ mirrors: { byItself: true } });
    await desk.mirrored();
    const many = ALL ? 2_000 : 130;
    for (let n = 0; n < many; n += 1)
      await writePage(blog, { title: `N° ${n}`, content: `<p>Texte ${n}</p>` });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', added: many, notes: [] });
    blog.faults.clearLog();
    desk.clock.at += 10 * 60_000;
    desk.backend.lifecycle.resume();
    await expect.poll(() => requestedMethods(blog), SOON).toEqual(['pages.list']);
    await desk.mirrored();
    expect(requestedMethods(blog)).toEqual(['pages.list']);
    await blog.elsewhere.removePage(storeOf(blog).pages.all()[0]?.id ?? '');
    expect(await mirror(desk, blogId)).toMatchObject({ notes: [{ code: 'gone' }] });
  });

  it('with our mark have it by copying', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const [publication] = await desk.publications(postId);
    const copied = await writePage(blog, {
      title: 'Copie',
      content: `<div id="${publicationMark(publication?.id ?? '')}"><p>Copié.</p></div>`,
    });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 1, notes: [] });
    expect(kindHere(desk, copied)).toBe('page');
    expect(byRemote(desk, copied).id).not.toBe(postId);
  });
});

describe('an existing page', () => {
  it('of a backup is the same page', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const { id } = await blog.elsewhere.savePage({ title: 'Qui sommes-nous', content: '<p>Une mairie.</p>' });
    const remoteId = String(
      desk.backend.db.prepare('SELECT remote_id FROM blogs WHERE id = ?').pluck().get(blogId),
    );
    const file = join(deskFolder(), 'feed.atom');
    writeFileSync(
      file,
      `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
      <id>tag:blogger.com,1999:blog-${remoteId}</id><title>Labo</title><entry><id>tag:blogger.com,1999:blog-${remoteId}.post-${id}</id>
      <blogger:type>PAGE</blogger:type><blogger:status>LIVE</blogger:status><title>Qui sommes-nous</title>
      <content type='html'>&lt;p&gt;Une mairie.&lt;/p&gt;</content><blogger:created>2026-01-01T00:00:00Z</blogger:created>
      <published>2026-01-01T00:00:00Z</published><updated>2026-01-01T00:00:00Z</updated></entry></feed>`,
    );
    const token = 'token-of-a-backup-0001';
    desk.backend.granted.grant(token, file);
    const { id: importId } = await desk.call('imports.start', { source: { tokens: [token] } });
    await importsOf(desk.backend).settled(importId);
    await desk.call('imports.begin', { id: importId, comments: false, partial: false });
    await importsOf(desk.backend).settled(importId);
    const before = byRemote(desk, id);
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, notes: [] });
    expect(byRemote(desk, id).id).toBe(before.id);
    expect(kindHere(desk, id)).toBe('page');
    await expect(desk.send(before.id, blogId)).rejects.toMatchObject({ code: 'destination.page' });
  });

  it('changed here too keeps both texts', async () => {
    const { blog, desk, blogId, page } = await withAPage();
    const { id } = byRemote(desk, page);
    desk.rewrite(id, (post) => ({ ...post, title: 'Relue ici' }));
    blog.clock.at += 1_000;
    await blog.elsewhere.savePage({ id: page, title: 'Relue là-bas', content: '<p>Une ville.</p>' });
    expect(await mirror(desk, blogId)).toMatchObject({ notes: [{ code: 'changed-both', postId: id }] });
    expect(byRemote(desk, page).title).toBe('Relue ici');
    expect(revisionReasons(desk, id)).toContain('remote');
  });

  it('deleted there is reported once and stays here; restored, it has its words', async () => {
    const { blog, desk, blogId, page } = await withAPage();
    const storedPage = storeOf(blog).pages.get(page);
    await blog.elsewhere.removePage(page);
    expect(await mirror(desk, blogId)).toMatchObject({
      notes: [{ code: 'gone', title: 'Qui sommes-nous', postId: byRemote(desk, page).id }],
    });
    expect(byRemote(desk, page)).toMatchObject({ remote_status: 'gone', binned_at: null });
    expect(textOf(byRemote(desk, page))).toBe('Une mairie.');
    blog.faults.clearLog();
    expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
    expect(requestedMethods(blog)).toEqual(['pages.list']);
    if (storedPage !== undefined) await storeOf(blog).pages.save(storedPage);
    await mirror(desk, blogId);
    expect(byRemote(desk, page)).toMatchObject({ remote_status: 'live' });
  });

  it('in the bin there, and restored, follows', async () => {
    const { blog, desk, blogId, page } = await withAPage();
    for (const [status, localStatus] of [
      ['SOFT_TRASHED', 'binned'],
      ['LIVE', 'live'],
      ['DRAFT', 'draft'],
    ] as const) {
      blog.clock.at += 1_000;
      const { title, content } = storeOf(blog).pages.get(page) ?? { title: '', content: '' };
      await blog.elsewhere.savePage({ id: page, title, content, status });
      await mirror(desk, blogId);
      expect(byRemote(desk, page)).toMatchObject({ remote_status: localStatus });
    }
  });

  it('is not sent, withdrawn or restored as a post, with that reason', async () => {
    const { blog, desk, blogId, page } = await withAPage();
    const postId = byRemote(desk, page).id;
    const refused = { code: 'destination.page' };
    await expect(desk.send(postId, blogId)).rejects.toMatchObject(refused);
    for (const act of ['revert', 'delete'] as const)
      await expect(desk.call('publications.take-down', { postId, blogId, act })).rejects.toMatchObject(
        refused,
      );
    run(desk.backend.db, sql`UPDATE publications SET remote_status = 'binned' WHERE remote_id = ${page}`);
    await expect(desk.call('publications.put-back', { postId, blogId })).rejects.toMatchObject(refused);
    expect(blog.faults.log()).toEqual([]);
  });
});

describe('an id of both a page and a post', () => {
  it('page, then post, then page again: follows here, with its words', async () => {
    const { blog, desk, blogId, page } = await withAPage();
    const { id } = byRemote(desk, page);
    const stored = storeOf(blog).pages.get(page);
    if (stored === undefined) throw new Error('the page is gone');
    const post = {
      ...stored,
      labels: [],
      readerComments: 'ALLOW' as const,
      path: '/2026/11/qui.html',
    };
    for (const round of [1, 2]) {
      blog.clock.at += 1_000;
      await storeOf(blog).pages.remove(page);
      await storeOf(blog).savePost({ ...post, updated: blog.clock.at });
      expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1, notes: [] });
      expect([byRemote(desk, page).id, kindHere(desk, page)]).toEqual([id, 'article']);
      expect((await desk.publications(id))[0]?.readOnly).toBeUndefined();
      await storeOf(blog).removePost(page);
      await storeOf(blog).pages.save({ ...stored, updated: blog.clock.at + round });
      expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1, notes: [] });
      expect([byRemote(desk, page).id, kindHere(desk, page)]).toEqual([id, 'page']);
    }
    expect(textOf(byRemote(desk, page))).toBe('Une mairie.');
  });

  it('page and post at once: the known one stays, the other is reported', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    const post = await writeOnWeb(blog, { title: 'Un billet', content: '<p>Billet.</p>' });
    const at = blog.clock.at;
    await storeOf(blog).pages.save({
      version: 1,
      id: post,
      status: 'LIVE',
      title: 'Une page',
      content: '<p>Page.</p>',
      published: at,
      updated: at,
    });
    const note = { code: 'left-out', title: 'Une page' };
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', added: 1, notes: [note] });
    expect(byRemote(desk, post)).toMatchObject({ title: 'Un billet', remote_status: 'live' });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', added: 0, changed: 0 });
    blog.clock.at += 1_000;
    await blog.elsewhere.write(post, { content: '<p>Relu.</p>' }, { whole: false });
    await mirror(desk, blogId);
    expect([textOf(byRemote(desk, post)), kindHere(desk, post)]).toEqual(['Relu.', 'article']);
  });
});

it('a blog that refuses its pages is still mirrored', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  await writeOnWeb(blog, { title: 'Un billet', content: '<p>Billet.</p>' });
  blog.faults.add({ method: 'pages.list', status: 403, reason: 'forbidden' });
  expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', added: 1, notes: [] });
});
