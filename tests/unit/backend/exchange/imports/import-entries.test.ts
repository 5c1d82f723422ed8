import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BLOG, sampleFileEntry, sampleEntry, sampleSource, FIRST_DAY } from '#tests/builders/entry-source.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openImportDesk();
});
afterEach(() => desk.dispose());

const blog = { blog: BLOG };
const entry = (...more: Parameters<typeof sampleEntry>) => ({ entry: sampleEntry(...more) });

it('renews the backup of the day, with the imported posts', async () => {
  await desk.dispose();
  desk = await openImportDesk({ automaticBackups: true });
  await desk.take(sampleSource([blog, entry(1), entry(2)]));
  await vi.waitFor(
    async () =>
      expect((await desk.call('backups.list', {})).items[0]).toMatchObject({ reason: 'daily', posts: 2 }),
    { timeout: 60_000 },
  );
});

describe('a source that is looked at', () => {
  it('is counted, and nothing is written', async () => {
    const id = await desk.look(
      sampleSource([
        blog,
        entry(1, { html: '<p><img src="https://pictures.example.org/a.jpg"></p>' }),
        entry(2, { status: 'draft' }),
        entry(3, { kind: 'page' }),
        entry(4, { status: 'scheduled' }),
        entry(5, { status: 'trashed' }),
        { comment: { blogRemoteId: '7001', remoteId: '1', postRemoteId: '1001', html: 'Merci' } },
      ]),
    );
    const one = await desk.call('imports.get', { id });
    expect(one).toMatchObject({
      state: 'ready',
      kind: 'files',
      blogs: [{ remoteId: '7001', name: 'Le blog', url: 'https://blog.example.org' }],
      recognized: { posts: 4, pages: 1, drafts: 1, scheduled: 1, trashed: 1, comments: 1, pictures: 1 },
    });
    expect(one.report).toBeUndefined();
    expect(desk.rows('SELECT (SELECT count(*) FROM posts) + (SELECT count(*) FROM blogs) AS rows')).toEqual([
      { rows: 0 },
    ]);
  });
});

describe('an imported entry', () => {
  it('becomes a post with the blog’s words, dates and address', async () => {
    const report = await desk.take(
      sampleSource([
        blog,
        entry(1, {
          title: 'Maires &  habitants ',
          html: '<p>Le <b>texte</b> des habitants.</p>\n<!--more-->\n<p>La suite.</p>',
          labels: ['Eau, air', 'Territoires', 'Eau, air', ''],
          description: 'Une description',
          createdAt: FIRST_DAY,
          raw: '<entry><georss:point>48 2</georss:point></entry>',
        }),
      ]),
    );
    expect(report).toMatchObject({
      state: 'done',
      report: { posts: 1, added: 1, skipped: [], warnings: [] },
    });
    const { items } = await desk.call('posts.list', { list: 'published', limit: 10 });
    expect(items).toMatchObject([
      {
        kind: 'article',
        title: 'Maires & habitants',
        status: 'published',
        labels: ['Eau, air', 'Territoires'],
        createdAt: FIRST_DAY,
        publishedAt: FIRST_DAY + 86_400_000,
        updatedAt: FIRST_DAY + 86_460_000,
      },
    ]);
    const post = await desk.call('posts.get', { id: items[0]?.id ?? '' });
    expect(post.document).toMatchObject({
      language: 'fr',
      description: 'Une description',
      body: [
        { type: 'paragraph', source: '<p>Le <b>texte</b> des habitants.</p>' },
        { type: 'jumpBreak' },
        { type: 'paragraph', source: '<p>La suite.</p>' },
      ],
    });
    expect(post.publications).toMatchObject([
      {
        state: 'online',
        remoteId: '1001',
        blogName: 'Le blog',
        url: 'https://blog.example.org/2018/01/billet-1.html',
      },
    ]);
    const { items: revisions } = await desk.call('revisions.list', { postId: post.id });
    expect(revisions).toMatchObject([{ reason: 'imported', title: 'Maires & habitants' }]);
    const results = await desk.call('search.find', { query: 'habitants', limit: 5 });
    expect(results.total).toBe(1);
  });

  it.each([
    ['draft', 'drafts', 'draft'],
    ['scheduled', 'scheduled', 'scheduled'],
    ['trashed', 'bin', 'binned'],
    ['live', 'published', 'published'],
  ] as const)('with the state %s is listed among %s', async (status, list, listStatus) => {
    await desk.take(sampleSource([blog, entry(1, { status, trashedAt: FIRST_DAY + 5_000 })]));
    expect((await desk.call('posts.list', { list, limit: 10 })).items).toMatchObject([
      { status: listStatus },
    ]);
    expect(desk.rows('SELECT binned_at FROM posts')).toEqual([
      { binned_at: status === 'trashed' ? FIRST_DAY + 5_000 : null },
    ]);
  });

  it('belongs to its blog: the same number on two blogs makes two posts', async () => {
    const other = { remoteId: '7002', name: 'Autre', url: 'https://autre.example.org' };
    await desk.take(
      sampleSource([blog, entry(1), { blog: other }, entry(1, { blogRemoteId: '7002', title: 'Ailleurs' })]),
    );
    expect(desk.rows('SELECT title FROM posts ORDER BY title')).toEqual([
      { title: 'Ailleurs' },
      { title: 'Billet 1' },
    ]);
    expect((await desk.call('blogs.list', {})).items).toEqual([]);
  });

  it('of a single file is matched by its words', async () => {
    const file = {
      entry: sampleFileEntry({ title: 'Compte rendu', html: '<p>Des mots.</p><script>alert(1)</script>' }),
    };
    expect((await desk.take(sampleSource([file]))).report).toMatchObject({
      added: 1,
      drafts: 1,
    });
    expect((await desk.take(sampleSource([file]))).report).toMatchObject({
      added: 0,
      unchanged: 1,
    });
    const [row] = desk.rows<{ document: string; status: string }>('SELECT document, status FROM posts');
    expect(row?.status).toBe('draft');
    expect(row?.document).not.toContain('alert');
  });

  it('without any content is left out with its reason', async () => {
    const { report } = await desk.take(
      sampleSource([
        blog,
        { entry: { kind: 'post', title: 'Vide', status: 'live', blogRemoteId: '7001', remoteId: '9' } },
      ]),
    );
    expect(report).toMatchObject({
      posts: 1,
      added: 0,
      skipped: [{ id: '9', title: 'Vide', reason: 'without-text' }],
    });
  });

  it('too large for blocks becomes one sealed card; a still larger one is left out and its source kept', async () => {
    const many = '<p>a</p>'.repeat(20_001);
    const huge = `${many}<p>${'mot '.repeat(500_000)}</p>`;
    const { report } = await desk.take(
      sampleSource([blog, entry(1, { html: many }), entry(2, { html: huge })]),
    );
    expect(report).toMatchObject({
      added: 1,
      skipped: [{ id: '1002', reason: 'too-large' }],
      warnings: [{ code: 'body-sealed', text: 'Billet 1' }],
    });
    const [row] = desk.rows<{ document: string }>('SELECT document FROM posts');
    expect(JSON.parse(row?.document ?? '')).toMatchObject({
      body: [{ type: 'html', html: many, origin: 'blog' }],
    });
    expect(desk.rows("SELECT length(raw) > 0 AS kept FROM import_items WHERE outcome = 'skipped'")).toEqual([
      { kept: 1 },
    ]);
  });

  it.each([
    [
      'as the blog says',
      { ...BLOG, locale: 'en_GB' },
      '<p>Le texte est dans une langue que les mots disent.</p>',
      'en',
    ],
    [
      'by its words',
      { ...BLOG, locale: undefined },
      '<p>The words of this text are those of a language that we know.</p>',
      'en',
    ],
    [
      'by its words',
      { ...BLOG, locale: undefined },
      '<p>Les mots de ce texte sont ceux que nous avons dans le pays.</p>',
      'fr',
    ],
    [
      'by its words, far behind its first tags',
      { ...BLOG, locale: undefined },
      `<p style="${'color: #123456; '.repeat(200)}">Le jour</p><p>The words of this text are those of a language.</p>`,
      'en',
    ],
    [
      'by its words, of which a few are of another',
      { ...BLOG, locale: undefined },
      `<p>${'The words of this text are those of a language that we know. '.repeat(60)}Les mots du texte.</p>`,
      'en',
    ],
    ['as usual where nothing tells', { ...BLOG, locale: undefined }, '<p>Lorem ipsum.</p>', 'fr'],
  ])('has its language %s', async (_name, blogFields, html, language) => {
    const { locale, ...rest } = blogFields;
    await desk.take(
      sampleSource([{ blog: { ...rest, ...(locale === undefined ? {} : { locale }) } }, entry(1, { html })]),
    );
    expect(desk.rows('SELECT language FROM posts')).toEqual([{ language }]);
  });
});
