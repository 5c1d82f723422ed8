/** `feed.atom` like Blogger’s own backups: written, then read by their reader. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { foldComposed } from '#interview/fold-key.ts';
import { foldLine } from '#interview/inlines.ts';
import { htmlToText } from '#interview/markup/html-text.ts';
import type { Entry } from '#backend/exchange/sources/entries.ts';
import { entryXml, FEED_END, type FeedEntry, feedHead } from '#backend/exchange/export/write-blog-feed.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { IMPORTS, readBackup } from '#tests/builders/backup-fixtures.ts';
import { exportFolder, addPicture, addPosts, exportToFolder } from '#tests/builders/export-library.ts';
import { buildArticle, buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

const entriesIn = async (file: string): Promise<Entry[]> =>
  (await readBackup(readFileSync(file))).reads.flatMap((read) => (read.type === 'entry' ? [read.entry] : []));

async function importFiles(files: readonly string[], into: TestBackend): Promise<void> {
  const imports = importsOf(into.backend);
  const id = imports.startFiles(files);
  await imports.settled(id);
  imports.begin(id, { comments: false, partial: false });
  await imports.settled(id);
}

/** The fields that must be equal, in any library. */
const essence = (entries: readonly Entry[]) =>
  entries
    .map(
      ({
        kind,
        blogRemoteId,
        remoteId,
        title,
        status,
        labels,
        path: file,
        description,
        publishedAt,
        author,
        html,
      }) => ({
        kind,
        blogRemoteId,
        remoteId,
        title,
        status,
        labels,
        place: file,
        description,
        author,
        publishedAt: status === 'draft' ? undefined : publishedAt,
        words: foldLine(htmlToText(html ?? '')),
      }),
    )
    .toSorted((one, other) => (one.remoteId ?? '').localeCompare(other.remoteId ?? ''));

describe('an archive that was imported', () => {
  it.each(['current/whole.atom', 'current/shapes.atom', 'classic/whole.xml'])(
    'is exported as it was imported: %s',
    async (name) => {
      const source = path.join(IMPORTS, name);
      await importFiles([source], desk);
      const before = essence(
        (await readBackup(readFileSync(source))).reads.flatMap((read) =>
          read.type === 'entry' ? [read.entry] : [],
        ),
      );
      const all = await desk.call('posts.list', { list: 'all', limit: 200 });
      const bin = await desk.call('posts.list', { list: 'bin', limit: 200 });
      const ids = [...all.items, ...bin.items].map(({ id }) => id);
      const { files, skipped } = await exportToFolder(desk, 'feed', ids);
      expect({ skipped, count: files.length }).toEqual({ skipped: [], count: 1 });
      expect(path.basename(files[0] ?? '')).toBe('feed.atom');
      const after = essence(await entriesIn(files[0] ?? ''));
      const writtenIds = new Set(after.map(({ remoteId }) => remoteId));
      expect(after.length).toBeGreaterThan(1);
      // A draft without a signature has the blog’s; an address is its path.
      const writtenEntries = before.filter(({ remoteId }) => writtenIds.has(remoteId));
      expect(after).toEqual(
        writtenEntries.map((entry, at) => ({
          ...entry,
          description: entry.description ?? '',
          author: entry.author ?? after[at]?.author,
          place: entry.place ?? after[at]?.place,
        })),
      );

      // Another library imports it and exports the same file.
      const other = await openTestBackend({ publishing: false });
      try {
        await importFiles(files, other);
        const rows = await other.call('posts.list', { list: 'all', limit: 200 });
        const bin = await other.call('posts.list', { list: 'bin', limit: 200 });
        const again = await exportToFolder(
          other,
          'feed',
          [...rows.items, ...bin.items].map(({ id }) => id),
        );
        expect(essence(await entriesIn(again.files[0] ?? ''))).toEqual(after);
      } finally {
        await other.dispose();
      }
    },
  );
});

it('contains drafts of Escale with a stable number of their own and their address to come', async () => {
  const [id = ''] = addPosts(desk, [
    { ...gardenInterview, description: 'Deux « jardinières » & leur année' },
  ]);
  const read = async (): Promise<Entry[]> =>
    entriesIn((await exportToFolder(desk, 'feed', [id])).files[0] ?? '');
  const [entry] = await read();
  expect(entry).toMatchObject({
    kind: 'post',
    status: 'draft',
    title: gardenInterview.title,
    labels: gardenInterview.labels,
    description: 'Deux « jardinières » & leur année',
  });
  expect(entry?.remoteId).toMatch(/^\d{19}$/);
  expect(entry?.html).toContain('<h2 class="iv-question"');
  expect(entry?.html, 'no mark of a publication that never was').not.toMatch(/id="iv-(?!q-|a-)/);
  expect((await read())[0]?.remoteId).toBe(entry?.remoteId);
});

it('has every element of a Blogger backup, in its order', async () => {
  const names = (xml: string): string[] => {
    const entry = /<entry>([\s\S]*?)<\/entry>/.exec(xml)?.[1] ?? '';
    return [...entry.matchAll(/^ {4}<([a-zA-Z:]+)[\s/>]/gm)].map(([, name = '']) => name);
  };
  const once = (list: readonly string[]): string[] => [...new Set(list)];
  const own = readFileSync(path.join(IMPORTS, 'current/whole.atom'), 'utf8');
  const { files } = await exportToFolder(desk, 'feed', addPosts(desk, [gardenInterview]));
  const written = readFileSync(files[0] ?? '', 'utf8');
  expect(once(names(written))).toEqual(once(names(own)));
  expect(written.split('\n').slice(0, 2)).toEqual(own.split('\n').slice(0, 2));
});

it('embeds pictures as far as they fit, and counts those that stay in Escale', async () => {
  const small = await addPicture(desk);
  const post = buildInterview()
    .titled('Photos')
    .saying(picture(small, 'Petite'), picture('e', 'Perdue', 'La légende')).post;
  const { files, notes } = await exportToFolder(desk, 'feed', addPosts(desk, [post]));
  const [entry] = await entriesIn(files[0] ?? '');
  expect(entry?.html).toContain('src="data:image/jpeg;base64,');
  expect(entry?.html).not.toContain('src=""');
  expect(entry?.html).toContain('La légende');
  expect(notes).toMatchObject([{ title: 'Photos', code: 'pictures-left', count: 1 }]);
});

it('writes one file for each blog, with posts of no blog in the largest', async () => {
  await importFiles([path.join(IMPORTS, 'current/whole.atom')], desk);
  await importFiles([path.join(IMPORTS, 'classic/whole.xml')], desk);
  const [own = ''] = addPosts(desk, [buildArticle().titled('À moi seul').saying('Un mot.').post]);
  const ids = (await desk.call('posts.list', { list: 'all', limit: 200 })).items.map(({ id }) => id);
  const folder = exportFolder();
  const { files } = await exportToFolder(desk, 'feed', ids, folder);
  const entries = await Promise.all(files.map(entriesIn));
  expect(ids).toContain(own);
  for (const list of entries) expect(new Set(list.map(({ blogRemoteId }) => blogRemoteId)).size).toBe(1);
  const blogs = new Set(entries.map(([first]) => first?.blogRemoteId));
  expect(blogs.size).toBe(files.length);
  expect(entries.flat().filter(({ title }) => title === 'À moi seul')).toHaveLength(1);
  expect(readdirSync(folder).toSorted()).toEqual(files.map((file) => path.basename(file)).toSorted());
});

describe('any random entry', () => {
  const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => second * 1000);
  // A text that looks escaped is read as escaped, as Blogger’s own titles require.
  const words = fc
    .string({ unit: 'binary', maxLength: 80 })
    // White space is normalized as when a backup is read.
    .map((text) => foldComposed(foldLine(text)))
    .filter((text) => !/&[#\w]+;/.test(text));
  const entry: fc.Arbitrary<FeedEntry> = fc.record({
    blogRemoteId: fc.constant('4815162342108151623'),
    remoteId: fc.bigInt({ min: 1n, max: 9_000_000_000_000_000_000n }).map(String),
    kind: fc.constantFrom('post', 'page'),
    status: fc.constantFrom('LIVE', 'DRAFT', 'SCHEDULED', 'SOFT_TRASHED'),
    author: fc.constantFrom('Awa Diallo', 'L’équipe & <co>'),
    title: words,
    content: fc.string({ unit: 'binary', maxLength: 400 }).map((text) => text.replaceAll('\r', '')),
    description: words,
    labels: fc.uniqueArray(
      words.filter((text) => text !== ''),
      { maxLength: 5 },
    ),
    created: instant,
    published: instant.map((at) => Math.min(at, Date.UTC(2026, 0))),
    updated: instant,
    path: fc.constantFrom('', '/2026/06/slug.html', '/p/à-propos.html'),
  });

  it('is read back unchanged', async () => {
    await checkProperty(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (entries) => {
        const xml =
          feedHead('4815162342108151623', 'Les « carnets » & co') + entries.map(entryXml).join('') + FEED_END;
        const { reads, head } = await readBackup(Buffer.from(xml), { now: Date.UTC(2100, 0), size: 57 });
        expect(head.isComplete).toBe(true);
        const read = reads.flatMap((one) => (one.type === 'entry' ? [one.entry] : []));
        expect(read).toHaveLength(entries.length);
        entries.forEach((entry, at) => {
          const status = (
            { LIVE: 'live', DRAFT: 'draft', SCHEDULED: 'scheduled', SOFT_TRASHED: 'trashed' } as const
          )[entry.status];
          expect(read[at]).toMatchObject({
            kind: entry.kind,
            remoteId: entry.remoteId,
            title: entry.title,
            status,
            labels: entry.labels,
            description: entry.description,
            updatedAt: entry.updated,
            createdAt: entry.created,
            ...(entry.path === '' ? {} : { path: entry.path }),
            ...(status === 'draft' ? {} : { publishedAt: entry.published }),
          });
        });
      }),
    );
  });
});

it('streams a thousand posts, and leaves no file when it is stopped half-way', async () => {
  const posts = Array.from({ length: 1_000 }, (_, index): Post => ({
    ...gardenInterview,
    title: `Billet ${index}`,
  }));
  const ids = addPosts(desk, posts);
  const folder = exportFolder();
  const stop = new AbortController();
  let steps = 0;
  await expect(
    exportToFolder(desk, 'feed', ids, folder, {
      signal: stop.signal,
      onStep: () => {
        steps += 1;
        if (steps === 500) stop.abort();
      },
    }),
  ).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);

  const { files, done } = await exportToFolder(desk, 'feed', ids, folder);
  expect(done).toBe(1_000);
  const entries = await entriesIn(files[0] ?? '');
  expect(entries.map(({ title }) => title)).toEqual(posts.map(({ title }) => title));
  // A second one gets a name of its own.
  expect(path.basename((await exportToFolder(desk, 'feed', ids.slice(0, 1), folder)).files[0] ?? '')).toBe(
    'feed (2).atom',
  );
}, 60_000);
