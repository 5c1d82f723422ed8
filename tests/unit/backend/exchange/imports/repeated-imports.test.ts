import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { addBlog } from '#backend/library/publications/blogs.ts';
import { BLOG, sampleEntry, sampleSource, FIRST_DAY } from '#tests/builders/entry-source.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openImportDesk();
});
afterEach(() => desk.dispose());

const blog = { blog: BLOG };
const entry = (...more: Parameters<typeof sampleEntry>) => ({ entry: sampleEntry(...more) });
const LATER = FIRST_DAY + 400 * 86_400_000;

const onlyPost = async () => {
  const [row] = desk.rows<{ id: string }>('SELECT id FROM posts');
  return desk.call('posts.get', { id: row?.id ?? '' });
};
const textOf = (document: Post): string => JSON.stringify(document.body);

/** A save like the editor’s. */
async function retype(change: (document: Post) => Post): Promise<void> {
  const post = await onlyPost();
  await desk.call('posts.save', {
    id: post.id,
    baseSave: post.saveNumber,
    saveId: `save-${post.saveNumber}`,
    document: change(post.document),
  });
}
const write = (text: string) => (document: Post) => ({
  ...document,
  body: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

/** All rows except those of imports. */
const library = (): unknown => ({
  posts: desk.rows('SELECT * FROM posts ORDER BY rowid'),
  labels: desk.rows('SELECT * FROM post_labels ORDER BY post_rowid, position'),
  publications: desk.rows('SELECT * FROM publications ORDER BY rowid'),
  sources: desk.rows('SELECT * FROM post_sources ORDER BY rowid'),
  revisions: desk.rows('SELECT * FROM revisions ORDER BY rowid'),
  comments: desk.rows('SELECT * FROM comments ORDER BY rowid'),
  blogs: desk.rows('SELECT * FROM blogs ORDER BY rowid'),
});

describe('the same source again', () => {
  it('changes nothing', async () => {
    const source = sampleSource([
      blog,
      entry(1),
      entry(2, { status: 'draft' }),
      entry(3, { status: 'trashed', trashedAt: LATER }),
      entry(4, { status: 'scheduled' }),
      entry(5, { kind: 'page', labels: [] }),
      { comment: { blogRemoteId: '7001', remoteId: '1', postRemoteId: '1001', html: 'Merci' } },
    ]);
    await desk.take(source, { comments: true });
    const before = library();
    desk.clock.now += 86_400_000;
    const { report } = await desk.take(source, { comments: true });
    expect(report).toMatchObject({ posts: 4, pages: 1, added: 0, updated: 0, unchanged: 5, comments: 1 });
    expect(library()).toEqual(before);
  });

  it('leaves a post that was changed here unchanged', async () => {
    const source = sampleSource([blog, entry(1)]);
    await desk.take(source);
    await retype(write('Mes mots'));
    const before = library();
    expect((await desk.take(source)).report).toMatchObject({ unchanged: 1, warnings: [] });
    expect(library()).toEqual(before);
    expect((await onlyPost()).status).toBe('changed');
  });

  it('in another format, with other entities and line breaks, is no change', async () => {
    await desk.take(sampleSource([blog, entry(1, { html: '<p>L’été &agrave; Brest<br/>et ailleurs</p>' })]));
    const before = library();
    const { report } = await desk.take(
      sampleSource([blog, entry(1, { html: '<p>L’été à Brest<br />et ailleurs</p>\n' })]),
    );
    expect(report).toMatchObject({ unchanged: 1, updated: 0 });
    expect(library()).toEqual(before);
  });
});

describe('a newer state of an entry', () => {
  it('replaces the older one in an untouched post', async () => {
    await desk.take(sampleSource([blog, entry(1)]));
    const { saveNumber } = await onlyPost();
    const { report } = await desk.take(
      sampleSource([blog, entry(1, { title: 'Corrigé', html: '<p>Un autre texte.</p>', updatedAt: LATER })]),
    );
    expect(report).toMatchObject({ updated: 1, unchanged: 0 });
    const post = await onlyPost();
    expect(post).toMatchObject({ status: 'published', updatedAt: LATER, saveNumber: saveNumber + 1 });
    expect(post.document.title).toBe('Corrigé');
    expect(textOf(post.document)).toContain('Un autre texte.');
    expect((await desk.call('search.find', { query: 'autre', limit: 5 })).total).toBe(1);
    expect(
      (await desk.call('revisions.list', { postId: post.id })).items.map(({ reason }) => reason),
    ).toEqual(['imported', 'imported']);
  });

  it('is kept as a revision of a post that was changed here, and reported', async () => {
    await desk.take(sampleSource([blog, entry(1)]));
    await retype(write('Mes mots'));
    const newer = sampleSource([blog, entry(1, { html: '<p>Leurs mots.</p>', updatedAt: LATER })]);
    const { report } = await desk.take(newer);
    expect(report).toMatchObject({ updated: 1, warnings: [{ code: 'kept-yours', text: 'Billet 1' }] });
    const post = await onlyPost();
    expect(textOf(post.document)).toContain('Mes mots');
    expect(post.status).toBe('changed');
    const { items } = await desk.call('revisions.list', { postId: post.id });
    const theirs = items.find(({ reason }) => reason === 'remote');
    const revision = await desk.call('revisions.get', { id: theirs?.id ?? '' });
    expect(textOf(revision.document)).toContain('Leurs mots.');
    // The blog’s version is known to differ from the base: it is not overwritten without a read.
    expect(desk.rows('SELECT base_content, remote_content FROM publications')).toEqual([
      { base_content: sampleEntry(1).html, remote_content: '<p>Leurs mots.</p>' },
    ]);
    expect((await desk.take(newer)).report).toMatchObject({ unchanged: 1, warnings: [] });
    expect(items).toEqual((await desk.call('revisions.list', { postId: post.id })).items);
  });

  it('is not changed by a later import of an older source', async () => {
    await desk.take(
      sampleSource([blog, entry(1, { title: 'Récent', html: '<p>Récent.</p>', updatedAt: LATER })]),
    );
    const before = library();
    expect((await desk.take(sampleSource([blog, entry(1)]))).report).toMatchObject({ unchanged: 1 });
    expect(library()).toEqual(before);
  });

  it.each([
    ['draft', 'live', 'published'],
    ['scheduled', 'live', 'published'],
    ['live', 'draft', 'draft'],
    ['live', 'trashed', 'binned'],
    ['trashed', 'live', 'published'],
  ] as const)('changes the state from %s to %s, as on the blog', async (first, then, status) => {
    await desk.take(sampleSource([blog, entry(1, { status: first })]));
    await desk.take(sampleSource([blog, entry(1, { status: then, updatedAt: LATER })]));
    expect((await onlyPost()).status).toBe(status);
  });
});

describe('a poorer source', () => {
  it('never empties a field that a richer source filled', async () => {
    const full = entry(1, { description: 'Une description', createdAt: FIRST_DAY });
    await desk.take(sampleSource([blog, full]));
    const before = library();
    const { html: _html, labels: _labels, url: _url, ...poor } = sampleEntry(1);
    await desk.take(sampleSource([blog, { entry: { ...poor, excerpt: 'Le texte du…' } }]));
    expect(library()).toEqual(before);
    await desk.take(sampleSource([blog, { entry: { ...poor, excerpt: 'Autre chose…', updatedAt: LATER } }]));
    const post = await onlyPost();
    expect(textOf(post.document)).toContain('Le texte du billet 1');
    expect(post.document).toMatchObject({ description: 'Une description', labels: ['Territoires'] });
  });

  it('gives an excerpt, which the complete text replaces', async () => {
    const { html: _html, ...short } = sampleEntry(1);
    await desk.take(sampleSource([blog, { entry: { ...short, excerpt: '<p>Le début…</p>' } }]));
    expect(textOf((await onlyPost()).document)).toContain('Le début…');
    // The complete post on the blog cannot be overwritten: its base is unknown.
    expect(desk.rows('SELECT base_content FROM publications')).toEqual([{ base_content: null }]);
    expect((await onlyPost()).status).toBe('published');
    expect((await desk.take(sampleSource([blog, entry(1)]))).report).toMatchObject({ updated: 1 });
    const post = await onlyPost();
    expect(textOf(post.document)).toContain('Le texte du billet 1');
    expect(post.status).toBe('published');
    expect(desk.rows('SELECT base_content FROM publications')).toEqual([
      { base_content: sampleEntry(1).html },
    ]);
  });

  it('takes the missing fields from an older but richer source', async () => {
    await desk.take(sampleSource([blog, entry(1, { updatedAt: LATER })]));
    await desk.take(sampleSource([blog, entry(1, { description: 'D’une sauvegarde' })]));
    expect((await onlyPost()).document.description).toBe('D’une sauvegarde');
    await desk.take(sampleSource([blog, entry(1, { description: '', updatedAt: LATER })]));
    expect((await onlyPost()).document.description).toBeUndefined();
  });
});

describe('a blog known by an import only', () => {
  it('is not offered for publishing until its owner signs in, and then keeps its row', async () => {
    await desk.take(sampleSource([blog, entry(1)]));
    expect((await desk.call('blogs.list', {})).items).toEqual([]);
    const [{ id }] = desk.rows<{ id: string }>('SELECT id FROM blogs') as [{ id: string }];
    await expect(
      desk.call('publications.prepare', { postId: (await onlyPost()).id, blogId: id }),
    ).rejects.toMatchObject({ code: 'backend.unavailable' });
    const { db } = desk.backend;
    db.exec(`INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
      VALUES ('account', 'blogger', 'i', 'b', '1', 'Anne', 1, 0, 0)`);
    const existingBlog = {
      id: 'new',
      accountId: 'account',
      kind: 'blogger' as const,
      remoteId: '7001',
      name: 'Le blog',
      url: BLOG.url ?? '',
    };
    expect(addBlog(db, { ...existingBlog, signature: 'Anne' }, 5)).toMatchObject({
      id,
      accountId: 'account',
    });
    expect((await desk.call('blogs.list', {})).items).toMatchObject([{ id, remoteId: '7001' }]);
    expect((await onlyPost()).publications).toMatchObject([{ blogId: id, state: 'online' }]);
    // The undo keeps a blog that an account now publishes to.
    const [one] = desk.rows<{ id: string }>('SELECT id FROM imports');
    await desk.call('imports.undo', { id: one?.id ?? '' });
    await desk.settled(one?.id ?? '');
    expect((await desk.call('blogs.list', {})).items).toHaveLength(1);
  });
});

describe('comments', () => {
  const comment = (html: string, more: object = {}) => ({
    comment: { blogRemoteId: '7001', remoteId: '55', postRemoteId: '1001', html, ...more },
  });

  it('are imported only on request, are counted in both cases, and are sanitised', async () => {
    const source = sampleSource([
      blog,
      entry(1),
      comment('Merci <b>à vous</b><script>alert(1)</script><img src=x onerror=alert(1)>', {
        author: 'Zoé',
        publishedAt: FIRST_DAY,
      }),
      { comment: { blogRemoteId: '7001', remoteId: '56', postRemoteId: '999', html: 'Perdu' } },
    ]);
    expect((await desk.take(source)).report).toMatchObject({ comments: 2 });
    const { id } = await onlyPost();
    expect((await desk.call('comments.list', { postId: id })).items).toEqual([]);
    expect((await desk.take(source, { comments: true })).report).toMatchObject({
      comments: 2,
      warnings: [{ code: 'comments-without-post', text: '1' }],
    });
    const { items } = await desk.call('comments.list', { postId: id });
    expect(items).toMatchObject([{ id: '55', author: 'Zoé', text: 'Merci à vous', publishedAt: FIRST_DAY }]);
    expect(JSON.stringify(desk.rows('SELECT html FROM comments'))).not.toMatch(/script|onerror/);
  });

  it('keep the fields that a poorer source lacks', async () => {
    await desk.take(
      sampleSource([blog, entry(1), comment('Merci', { author: 'Zoé', publishedAt: 5, status: 'LIVE' })]),
      { comments: true },
    );
    await desk.take(sampleSource([blog, entry(1), comment('Merci beaucoup')]), { comments: true });
    expect((await desk.call('comments.list', { postId: (await onlyPost()).id })).items).toMatchObject([
      { author: 'Zoé', text: 'Merci beaucoup', publishedAt: 5, state: 'live' },
    ]);
  });
});
