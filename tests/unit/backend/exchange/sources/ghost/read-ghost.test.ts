/** Exports of Ghost, of several of its versions, as files that an author chooses. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry, EntryRead } from '#backend/exchange/sources/entries.ts';
import { scanRows, type JsonRow } from '#backend/exchange/sources/ghost/scan-rows.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { splitBytes } from '#tests/builders/backup-fixtures.ts';
import { makeGhostExport } from '#tests/builders/site-exports.ts';
import { readFileOf, wordsOf } from '#tests/builders/read-site-export.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let folder = '';
beforeAll(() => {
  folder = temporaryFolder('ghost');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function read(
  text: string,
  after = 0,
  name = 'le-phare.ghost.2024-06-01-10-00-00.json',
): Promise<EntryRead[]> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return readFileOf({ name, path: file }, after);
}
const entries = (reads: readonly EntryRead[]): Entry[] =>
  reads.flatMap((one) => (one.type === 'entry' ? [one.entry] : []));

const P = { id: 'p1', title: 'Le phare', slug: 'le-phare', html: '<p>Un.</p>' };

test.each([true, false])(
  'reads a post with tags, authors and description (wrapped: %s), without addresses or passwords',
  async (wrapped) => {
    const reads = await read(
      makeGhostExport(
        [P],
        {
          tags: [
            { id: 't1', name: 'Entretiens', visibility: 'public' },
            { id: 't2', name: 'Mer' },
            { id: 't3', name: '#interne', visibility: 'internal' },
          ],
          posts_tags: [
            { post_id: 'p1', tag_id: 't2', sort_order: 1 },
            { post_id: 'p1', tag_id: 't1', sort_order: 0 },
            { post_id: 'p1', tag_id: 't3', sort_order: 2 },
          ],
          posts_authors: [
            { post_id: 'p1', author_id: 'u2', sort_order: 1 },
            { post_id: 'p1', author_id: 'u1', sort_order: 0 },
          ],
          posts_meta: [{ post_id: 'p1', meta_description: 'Une visite' }],
          members: [{ id: 'm1', email: 'abonne@courriel.example' }],
        },
        wrapped,
      ),
    );
    const remoteId = expect.stringMatching(/^ghost:[0-9a-f]{32}$/) as string;
    expect(reads[0]).toEqual({
      type: 'blog',
      blog: { remoteId, kind: 'only-read', name: 'Le phare', locale: 'fr' },
    });
    expect(entries(reads)).toEqual([
      {
        kind: 'post',
        made: true,
        blogRemoteId: remoteId,
        remoteId: 'p1',
        title: 'Le phare',
        html: '<p>Un.</p>',
        status: 'live',
        publishedAt: Date.UTC(2024, 4, 6, 7, 8, 9),
        updatedAt: Date.UTC(2024, 4, 9, 9),
        createdAt: Date.UTC(2024, 4, 1, 9),
        labels: ['Entretiens', 'Mer'],
        author: 'Nadia Lopez, Éric Moreau',
        description: 'Une visite',
        path: '/le-phare/',
      },
    ]);
    expect(JSON.stringify(reads)).not.toMatch(/@|secret/);
  },
);

test.each([
  ['published', 'live'],
  ['draft', 'draft'],
  ['scheduled', 'scheduled'],
  ['sent', 'draft'],
  ['autre', 'draft'],
] as const)('%s is %s', async (status, expected) => {
  expect(entries(await read(makeGhostExport([{ ...P, status }])))[0]?.status).toBe(expected);
});

test('reads the first versions: numbers for ids and dates, pages by a number, one author', async () => {
  const old = {
    ...P,
    id: 5,
    page: 1,
    type: undefined,
    author_id: 'u1',
    published_at: 1_388_805_572_123,
    image: '/content/images/a.png',
  };
  const [page] = entries(await read(makeGhostExport([old])));
  expect(page).toMatchObject({
    kind: 'page',
    remoteId: '5',
    author: 'Nadia Lopez',
    publishedAt: 1_388_805_572_000,
  });
});

const SITE = {
  settings: [
    { key: 'title', value: 'Le phare' },
    { key: 'url', value: 'https://phare.example/' },
  ],
};

test('completes addresses of the site when the export has its address', async () => {
  const html = '<p><a href="__GHOST_URL__/autre/">lien</a></p><img src="__GHOST_URL__/content/images/b.png">';
  const [entry] = entries(
    await read(makeGhostExport([{ ...P, html, feature_image: '/content/images/a.png' }], SITE)),
  );
  expect(entry?.url).toBe('https://phare.example/le-phare/');
  expect(entry?.html).toContain('src="https://phare.example/content/images/a.png"');
  expect(entry?.html).toContain('src="https://phare.example/content/images/b.png"');
  expect(entry?.html).toContain('href="https://phare.example/autre/"');
});

test('reports pictures whose address the export lacks', async () => {
  const reads = await read(
    makeGhostExport([{ ...P, html: '<p>Un</p><img src="__GHOST_URL__/content/images/b.png">' }]),
  );
  expect(reads).toContainEqual(
    expect.objectContaining({ code: 'pictures-without-address', text: 'Le phare' }),
  );
});

const LINKS =
  '<p><a href="__GHOST_URL__/autre-billet/">un</a> <a href="/blog/autre-billet/?a=1#b">deux</a> <a href="#c">trois</a> <a href="https://a.example/">quatre</a></p>';
const warningsOf = (reads: readonly EntryRead[]): string[] =>
  reads.flatMap((one) => (one.type === 'warning' ? [`${one.code} ${one.text}`] : []));

test('points links within the site to its address', async () => {
  const reads = await read(makeGhostExport([{ ...P, html: LINKS }], SITE));
  expect(entries(reads)[0]?.html).toContain('href="https://phare.example/autre-billet/"');
  expect(entries(reads)[0]?.html).toContain('href="https://phare.example/blog/autre-billet/?a=1#b"');
  expect(warningsOf(reads)).toEqual([]);
});

test('names links within a site whose address is unknown', async () => {
  const reads = await read(makeGhostExport([{ ...P, html: LINKS }]));
  expect(warningsOf(reads)).toEqual([
    'links-without-address Le phare\n/autre-billet/\n/blog/autre-billet/?a=1#b',
  ]);
});

const slugs = ['le-phare-du-port', 'la-mer-de-glace', 'a-propos'];
const linksTo = (site: string, ...linked: readonly string[]): string =>
  linked.map((slug) => `<a href="${site}/2020/05/${slug}/">x</a>`).join('');

test('derives the address of a site from the links between its posts', async () => {
  const html = `${LINKS}${linksTo('http://Phare.example', ...slugs)}${linksTo('https://autre.example', 'la-mer-de-glace', 'x-y-z')}`;
  const reads = await read(makeGhostExport(slugs.map((slug) => ({ ...P, id: slug, slug, html }))));
  expect(reads[0]).toMatchObject({ type: 'blog', blog: { url: 'http://phare.example' } });
  expect(entries(reads)[0]).toMatchObject({ url: 'http://phare.example/le-phare-du-port/' });
  expect(entries(reads)[0]?.html).toContain('href="http://phare.example/autre-billet/"');
  expect(warningsOf(reads)).toEqual(['site-address-guessed http://phare.example']);
  const [without] = await read(makeGhostExport([P]));
  expect(reads[0]?.type === 'blog' && without?.type === 'blog' && reads[0].blog.remoteId).toBe(
    without?.type === 'blog' && without.blog.remoteId,
  );
});

test.each([
  ['a card of HTML', (html: string) => ({ root: { children: [{ type: 'html', html }] } }), 'lexical'],
  ['a card of HTML', (html: string) => ({ sections: [[10, 0]], cards: [['html', { html }]] }), 'mobiledoc'],
])('derives the address from links in %s of the editor', async (_name, wrap, field) => {
  const links = linksTo('https://phare.example', 'la-mer-de-glace', 'le-phare-du-port');
  const html = '<p><a href="__GHOST_URL__/la-mer-de-glace/">Lire</a></p>';
  const [blog] = await read(
    makeGhostExport(
      slugs.map((slug) => ({ ...P, id: slug, slug, html, [field]: JSON.stringify(wrap(links)) })),
    ),
  );
  expect(blog).toMatchObject({ type: 'blog', blog: { url: 'https://phare.example' } });
});

test('keeps links, marks and line breaks of the editors’ formats', async () => {
  const lexicalBody = {
    root: { children: [{ type: 'bookmark', url: '__GHOST_URL__/b/', metadata: { title: 'B' } }] },
  };
  const markers = [
    [0, [0], 0, 'Lire '],
    [0, [1], 2, 'ici'],
    [1, [], 0, 0],
    [0, [], 0, 'et là.'],
  ];
  const markups = [['strong'], ['a', ['href', '__GHOST_URL__/a/']]];
  const reads = await read(
    makeGhostExport(
      [
        { ...P, html: null, lexical: JSON.stringify(lexicalBody) },
        { ...P, id: 'p2', html: null, mobiledoc: JSON.stringify({ markups, sections: [[1, 'p', markers]] }) },
      ],
      SITE,
    ),
  );
  expect(entries(reads).map(({ html }) => html)).toEqual([
    '<p><a href="https://phare.example/b/">B</a></p>',
    '<p><strong>Lire <a href="https://phare.example/a/">ici</a></strong><br>et là.</p>',
  ]);
});

test.each([
  ['one post', linksTo('https://phare.example', 'la-mer-de-glace')],
  ['a page that many sites have', linksTo('https://phare.example', 'la-mer-de-glace', 'a-propos')],
  [
    'two sites',
    linksTo('https://a.example', 'la-mer-de-glace', 'le-phare-du-port') +
      linksTo('https://b.example', 'la-mer-de-glace', 'le-phare-du-port'),
  ],
])('derives no address from links to %s', async (_name, html) => {
  const [blog] = await read(makeGhostExport(slugs.map((slug) => ({ ...P, id: slug, slug, html }))));
  expect(blog).not.toHaveProperty('blog.url');
});

test('keeps the title of a bookmark without an address', async () => {
  const card = (href: string): string =>
    `<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="${href}"><div class="kg-bookmark-title">Ailleurs</div></a></figure>`;
  const reads = await read(makeGhostExport([{ ...P, html: card('__GHOST_URL__/autre/') }]));
  expect(wordsOf(entries(reads)[0]?.html ?? '')).toBe('Ailleurs');
  expect(warningsOf(reads)).toEqual(['links-without-address Le phare\n/autre/']);
});

test('names internal tags, except those of no post', async () => {
  const reads = await read(
    makeGhostExport([P, { ...P, id: 'p2' }], {
      tags: [
        { id: 't1', name: '#Import 2024', visibility: 'internal' },
        { id: 't2', name: '#ancien' },
        { id: 't3', name: '#vide', visibility: 'internal' },
        { id: 't4', name: 'Mer' },
      ],
      posts_tags: ['t1', 't2', 't4'].flatMap((tag_id) => [
        { post_id: 'p1', tag_id },
        { post_id: 'p2', tag_id },
      ]),
    }),
  );
  expect(warningsOf(reads)).toEqual(['tags-internal #Import 2024\n#ancien']);
  expect(entries(reads)[0]?.labels).toEqual(['Mer']);
});

test('an author known by an e-mail address only hides no other author', async () => {
  const [entry] = entries(
    await read(
      makeGhostExport([P], {
        users: [
          { id: 'u1', name: 'nadia@mairie.example' },
          { id: 'u2', name: 'Éric Moreau' },
        ],
        posts_authors: ['u1', 'u2'].map((author_id) => ({ post_id: 'p1', author_id })),
      }),
    ),
  );
  expect(entry?.author).toBe('Éric Moreau');
});

const text = (words: string, format = 0): unknown => ({ type: 'extended-text', text: words, format });
const lexical = (...children: unknown[]): string => JSON.stringify({ root: { type: 'root', children } });
const CARDS: readonly (readonly [name: string, post: Record<string, unknown>, words: string])[] = [
  ['paragraphs', { html: '<h2 id="a">Titre</h2><p>Un <strong>mot</strong>.</p>' }, 'Titre Un mot.'],
  [
    'a bookmark',
    {
      html: '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://autre.example/x"><div class="kg-bookmark-content"><div class="kg-bookmark-title">Ailleurs</div><div class="kg-bookmark-description">Une étude</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="https://autre.example/i.png"><span class="kg-bookmark-author">Léa</span><span class="kg-bookmark-publisher">La revue</span></div></div></a><figcaption>À lire</figcaption></figure><p>Suite.</p>',
    },
    'Ailleurs Une étude Léa · La revue À lire Suite.',
  ],
  [
    'a toggle',
    {
      html: '<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4>Question</h4><button><svg></svg></button></div><div class="kg-toggle-content"><p>Réponse</p></div></div>',
    },
    'Question Réponse',
  ],
  [
    'a callout',
    {
      html: '<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Note</div></div>',
    },
    '💡 Note',
  ],
  [
    'a gallery with its caption',
    {
      html: '<figure class="kg-card kg-gallery-card"><div class="kg-gallery-container"><div class="kg-gallery-image"><img src="https://phare.example/1.png"></div></div><figcaption>Les quais</figcaption></figure>',
    },
    'Les quais',
  ],
  [
    'a button',
    { html: '<div class="kg-card kg-button-card"><a href="https://a.example" class="kg-btn">Lire</a></div>' },
    'Lire',
  ],
  [
    'HTML of its own',
    {
      html: '<!--kg-card-begin: html--><table><tr><td>a</td><td>b</td></tr></table><!--kg-card-end: html-->',
    },
    'a b',
  ],
  [
    'an excerpt for members',
    { html: '<p>Pour tous</p><!--members-only--><p>Pour eux</p>' },
    'Pour tous Pour eux',
  ],
  [
    'lexical alone',
    {
      html: null,
      lexical: lexical(
        { type: 'heading', tag: 'h2', children: [text('Titre')] },
        {
          type: 'paragraph',
          children: [
            text('Un '),
            text('mot', 3),
            { type: 'link', url: 'https://a.example', children: [text(' lié')] },
          ],
        },
        { type: 'list', tag: 'ol', children: [{ type: 'listitem', children: [text('un')] }] },
        { type: 'html', html: '<p>HTML</p>' },
        { type: 'callout', text: 'Note' },
      ),
    },
    'Titre Un mot lié un HTML Note',
  ],
  [
    'mobiledoc alone',
    {
      html: '',
      mobiledoc: JSON.stringify({
        cards: [
          ['html', { html: '<p>Carte</p>' }],
          ['image', { src: 'https://a.example/x.png' }],
        ],
        sections: [
          [1, 'h2', [[0, [], 0, 'Titre']]],
          [
            1,
            'p',
            [
              [0, [], 0, 'Un '],
              [0, [0], 1, 'mot'],
            ],
          ],
          [3, 'ul', [[[0, [], 0, 'un']], [[0, [], 0, 'deux']]]],
          [10, 0],
          [10, 1],
        ],
      }),
    },
    'Titre Un mot un deux Carte',
  ],
  ['plain text alone', { html: null, plaintext: 'Un.\n\nDeux <3' }, 'Un. Deux <3'],
  ['nothing readable', { html: null, lexical: '{"root":', mobiledoc: '[1,2' }, ''],
];

test.each(CARDS)('%s: keeps every word', async (_name, post, words) => {
  const [entry] = entries(await read(makeGhostExport([{ ...P, ...post }])));
  expect(wordsOf(entry?.html ?? '')).toBe(words);
});

test('resumes at its cursor', async () => {
  const export3 = makeGhostExport([P, { ...P, id: 'p2' }, { ...P, id: 'p3' }]);
  const all = (await read(export3)).filter(({ type }) => type !== 'blog');
  for (let after = 1; after <= 3; after += 1)
    expect((await read(export3, after)).filter(({ type }) => type !== 'blog')).toEqual(all.slice(after));
});

test('is recognized by its content, whatever its name, and not confused with other JSON', async () => {
  expect(entries(await read(makeGhostExport([P]), 0, 'sauvegarde.txt'))).toHaveLength(1);
  await expect(read('{"name":"x","posts":[]}', 0, 'autre.json')).rejects.toMatchObject({
    code: 'document.unknown-kind',
  });
});

describe('a damaged export', () => {
  const json = makeGhostExport([P, { ...P, id: 'p2', title: 'Deux' }, { ...P, id: 'p3', title: 'Trois' }]);

  test('cut anywhere: returns complete posts, then the position', async () => {
    const all = entries(await read(json));
    for (let length = json.length - 1; length > 120; length -= 41) {
      const reads = await read(json.slice(0, length));
      const readTitles = entries(reads).map(({ title }) => title);
      expect(readTitles).toEqual(all.slice(0, readTitles.length).map(({ title }) => title));
      expect(reads.at(-1)).toMatchObject({ type: 'damaged', damage: 'cut' });
    }
  });

  test('skips and reports a row that is no JSON', async () => {
    const reads = await read(json.replace('"title":"Deux"', '"title":"Deux",nul'));
    expect(entries(reads).map(({ title }) => title)).toEqual(['Le phare', 'Trois']);
    expect(reads).toContainEqual(
      expect.objectContaining({ type: 'damaged', damage: 'malformed', passed: true }),
    );
  });

  test('refuses unbalanced brackets and endless nesting', async () => {
    expect((await read(json.replace('"settings":[', '"settings":{'))).at(-1)).toMatchObject({
      damage: 'malformed',
    });
    expect((await read(`{"meta":{"exported_on":1},"data":${'['.repeat(50_000)}`)).at(-1)).toMatchObject({
      damage: 'forbidden',
    });
  });

  test('ignores values of another type', async () => {
    const odd = { id: {}, title: 3, slug: [], html: { a: 1 }, status: null, published_at: 'hier', tags: 'x' };
    const [entry] = entries(
      await read(makeGhostExport([odd], { posts_tags: [null, 3] as never, tags: 'x' as never })),
    );
    expect(entry).toMatchObject({ title: '3', status: 'draft' });
  });
});

test('returns the same rows for pieces of any size', async () => {
  const strings = fc.string({
    unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', 'é', '🙂', 'a', '\n'),
  });
  const rowsOf = async (bytes: Buffer, size: number): Promise<JsonRow[]> => {
    const rows: JsonRow[] = [];
    for await (const row of scanRows(
      splitBytes(bytes, size),
      new Set(['posts']),
      new AbortController().signal,
    ))
      rows.push(row);
    return rows;
  };
  await checkProperty(
    fc.asyncProperty(
      fc.array(fc.dictionary(strings, strings), { maxLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
      async (posts, size) => {
        const bytes = Buffer.from(JSON.stringify({ other: [posts], data: { tags: posts, posts }, posts }));
        const rows = await rowsOf(bytes, size);
        expect(rows.map((row) => (row.type === 'row' ? (JSON.parse(row.json) as unknown) : row))).toEqual(
          posts.map((post) => ({ ...post })),
        );
        expect(await rowsOf(bytes, bytes.length)).toEqual(rows);
      },
    ),
    { parts: 2 },
  );
});
