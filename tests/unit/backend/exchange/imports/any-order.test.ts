/** In any order and number of reads of a blog’s sources, the library ends the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry, EntryBlog } from '#backend/exchange/sources/entries.ts';
import { mergeReported, type EntryFields } from '#backend/exchange/imports/reported.ts';
import { type Reported } from '#backend/library/imports/reported.ts';
import { BLOG, sampleEntry, sampleSource, FIRST_DAY } from '#tests/builders/entry-source.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const DAY = 86_400_000;
const LATER = FIRST_DAY + 500 * DAY;

/** The public feed: no drafts, no search description, and excerpts only when it is short. */
const asFeed = (entries: readonly Entry[], short: boolean): Entry[] =>
  entries
    .filter(({ status }) => status === 'live')
    .map(({ description: _description, createdAt: _created, raw: _raw, html, ...entry }) => ({
      ...entry,
      ...(short || html === undefined ? { excerpt: (html ?? '').slice(0, 20) } : { html }),
    }));
/** The API: everything except the search description and the fields of exports. */
const asApi = (entries: readonly Entry[]): Entry[] =>
  entries.map(({ description: _description, createdAt: _created, raw: _raw, ...entry }) => entry);

const OLD: readonly Entry[] = [
  sampleEntry(1, { description: 'Une', createdAt: FIRST_DAY, raw: '<entry>1</entry>' }),
  sampleEntry(2, { status: 'draft', createdAt: FIRST_DAY }),
  sampleEntry(3, { labels: ['Eau', 'Air'], createdAt: FIRST_DAY }),
  sampleEntry(4, { kind: 'page', description: '' }),
  sampleEntry(5, { status: 'trashed', trashedAt: FIRST_DAY + 9 * DAY }),
];
const NEW: readonly Entry[] = [
  sampleEntry(1, {
    title: 'Revu',
    html: '<p>Revu et corrigé dans le texte pour les gens.</p>',
    updatedAt: LATER,
    description: 'Deux',
    raw: '<entry>2</entry>',
  }),
  sampleEntry(2, { status: 'live', updatedAt: LATER, createdAt: FIRST_DAY }),
  sampleEntry(3, { labels: ['Air'], updatedAt: LATER }),
  sampleEntry(4, { kind: 'page', status: 'trashed', trashedAt: LATER, updatedAt: LATER }),
  sampleEntry(6),
];
const bare: EntryBlog = { remoteId: BLOG.remoteId, name: BLOG.name, url: 'https://blog.example.org' };

const SOURCES = {
  'old backup': { blog: BLOG, entries: OLD },
  'new backup': { blog: BLOG, entries: NEW },
  'old feed': { blog: bare, entries: asFeed(OLD, false) },
  'short feed': { blog: bare, entries: asFeed(NEW, true) },
  api: { blog: bare, entries: asApi(NEW) },
} as const satisfies Record<string, { blog: EntryBlog; entries: readonly Entry[] }>;
type SourceName = keyof typeof SOURCES;

/** The library’s contents, without ids and history. */
function contents(desk: ImportDesk): unknown {
  return desk.rows(`
    SELECT posts.kind, posts.language, posts.title, posts.status, posts.document, posts.document_hash, posts.words, posts.created_at,
      posts.updated_at, posts.published_at, posts.binned_at, p.remote_id, p.remote_status, p.url, p.published_at AS remote_published,
      p.base_title, p.base_labels, p.base_content, p.remote_content, p.sent_hash = posts.document_hash AS untouched,
      s.reported->>'$.author[0]' AS author, hex(s.raw) AS raw, blogs.name, blogs.locale,
      (SELECT group_concat(label, '|' ORDER BY position) FROM post_labels WHERE post_rowid = posts.rowid) AS labels
    FROM posts JOIN publications AS p ON p.post_id = posts.id JOIN post_sources AS s ON s.post_id = posts.id
    JOIN blogs ON blogs.id = p.blog_id ORDER BY p.remote_id`);
}

async function after(order: readonly SourceName[]): Promise<unknown> {
  const desk = await openImportDesk();
  try {
    for (const name of order) {
      const { blog, entries } = SOURCES[name];
      const { state } = await desk.take(sampleSource([{ blog }, ...entries.map((entry) => ({ entry }))]));
      expect(state).toBe('done');
    }
    return contents(desk);
  } finally {
    await desk.dispose();
  }
}

const names = Object.keys(SOURCES) as SourceName[];

it('gives the same library for the feed, backups and API in any order, some of them twice', async () => {
  const expected = await after(names);
  expect(expected).toMatchObject([
    { title: 'Revu', status: 'published', raw: expect.stringMatching(/./) as string },
    { title: 'Billet 2', status: 'published' },
    { labels: 'Air' },
    { kind: 'page', status: 'binned' },
    { status: 'binned' },
    { title: 'Billet 6' },
  ]);
  await checkProperty(
    fc.asyncProperty(
      fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length }),
      fc.array(fc.constantFrom(...names), { maxLength: 2 }),
      async (order, again) => {
        expect(await after([...order, ...again])).toEqual(expected);
      },
    ),
    { parts: 5 },
  );
}, 60_000);

it('reports an entry the same, whichever source came first', () => {
  const fields = fc.record(
    {
      kind: fc.constantFrom('post', 'page'),
      title: fc.constantFrom('a', 'b'),
      status: fc.constantFrom('live', 'draft', 'scheduled', 'trashed'),
      updatedAt: fc.constantFrom(undefined, 1_000, 1_500, 2_000, -5_000),
      labels: fc.constantFrom(undefined, [], ['x'], ['x', 'y'], ['y', 'x']),
      publishedAt: fc.constantFrom(undefined, 1, 2),
      description: fc.constantFrom(undefined, '', 'd'),
      body: fc.constantFrom(undefined, 'h1', 'h2'),
      excerpt: fc.constantFrom(undefined, 'e1', 'e2'),
    },
    { requiredKeys: ['kind', 'title', 'status'] },
  ) as fc.Arbitrary<EntryFields>;
  const sorted = (reported: Reported): unknown =>
    Object.fromEntries(
      Object.entries(reported as Record<string, [unknown, number]>)
        .map(
          ([field, [value, at]]) =>
            [
              field,
              [Array.isArray(value) ? JSON.stringify((value as string[]).toSorted()) : value, at],
            ] as const,
        )
        .toSorted(([one], [other]) => one.localeCompare(other)),
    );
  const merge = (all: readonly EntryFields[]): Reported =>
    all.reduce<Reported>((reported, one) => mergeReported(reported, one).reported, {});
  checkProperty(
    fc.property(fc.array(fields, { maxLength: 5 }), fc.infiniteStream(fc.nat()), (all, random) => {
      const reported = merge(all);
      const shuffled = all
        .map((one) => ({ one, at: random.next().value as number }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      expect(sorted(merge(shuffled))).toEqual(sorted(reported));
      // A second report changes nothing.
      for (const one of all) expect([...mergeReported(reported, one).changed]).toEqual([]);
    }),
  );
});
