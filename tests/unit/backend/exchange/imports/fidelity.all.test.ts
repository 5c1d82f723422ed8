/** Every word of a source is in the stored post, in order, for any source and any HTML. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postSchema, type Post } from '#interview/document.ts';
import { shownTextOf } from '#interview/markup/shown-text.ts';
import { cleanText } from '#interview/inlines.ts';
import type { Entry } from '#backend/exchange/sources/entries.ts';
import { openFiles } from '#backend/exchange/sources/files/open-files.ts';
import { readerInto } from '#tests/builders/document-reader.ts';
import { backupNames, IMPORTS, READ_AT, readSource } from '#tests/builders/backup-fixtures.ts';
import { arbitraryBlogPost } from '#tests/builders/arbitrary-blog-html.ts';
import { BLOG, sampleEntry, sampleSource } from '#tests/builders/entry-source.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openImportDesk({ now: READ_AT });
});
afterEach(() => desk.dispose());

const squeeze = (text: string): string => cleanText(text).replace(/[\s\u00a0\u202f]+/g, '');

/** Every word of some blocks, in order; for a card, its visible words. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, part]: [string, unknown]) => {
      if (key === 'text' || key === 'cite') return String(part);
      return key === 'html' ? shownTextOf(String(part)) : wordsOf(part);
    })
    .join('');
}

type Stored = { document: string; remote_id: string; base_content: string | null };
const readStored = (): Map<string, { post: Post; base: string | null }> =>
  new Map(
    desk
      .rows<Stored>(
        'SELECT posts.document, p.remote_id, p.base_content FROM posts JOIN publications AS p ON p.post_id = posts.id',
      )
      .map((row) => [
        row.remote_id,
        { post: postSchema.parse(JSON.parse(row.document)), base: row.base_content },
      ]),
  );

describe('the fixtures', () => {
  it.each([...backupNames(), 'takeout/Takeout'])('%s', async (name) => {
    const files = [{ name: path.basename(name), path: path.join(IMPORTS, name) }];
    const source = openFiles(files, { now: () => READ_AT });
    const reads = await readSource(source).catch(() => []);
    const entries = reads.flatMap((read): Entry[] => (read.type === 'entry' ? [read.entry] : []));
    const done = await desk.take(source, { partial: true, comments: true }).catch(() => undefined);
    const posts = readStored();
    const complete = entries.filter(({ html, remoteId }) => html !== undefined && remoteId !== undefined);
    // For a repeated entry the last version counts.
    for (const { remoteId = '', html = '' } of new Map(
      complete.map((entry) => [entry.remoteId, entry]),
    ).values()) {
      const { post, base } = posts.get(remoteId) ?? {};
      expect(squeeze(wordsOf(post?.body))).toBe(squeeze(shownTextOf(html)));
      expect(base).toBe(html);
    }
    const { report } = done ?? {};
    expect((report?.added ?? 0) + (report?.skipped.length ?? 0)).toBe(
      new Set(entries.map(({ blogRemoteId, remoteId }) => `${blogRemoteId}/${remoteId}`)).size,
    );
    // E-mail addresses, of which a backup’s settings are full, stay in the file.
    const storedText = JSON.stringify([
      desk.rows('SELECT * FROM imports'),
      desk.rows('SELECT reported FROM post_sources'),
    ]);
    expect(/[a-z]@[a-z]/i.test(storedText)).toBe(false);
  });

  it('single files', async () => {
    const names = fs.readdirSync(path.join(IMPORTS, 'files')).toSorted();
    const files = names.map((name) => ({ name, path: path.join(IMPORTS, 'files', name) }));
    const source = openFiles(files, { now: () => READ_AT, documents: readerInto(desk.backend) });
    expect(await desk.take(source)).toMatchObject({
      state: 'done',
      report: { added: names.length, skipped: [] },
    });
    expect(desk.rows('SELECT DISTINCT status FROM posts')).toEqual([{ status: 'draft' }]);
  });
});

it('keeps posts of any shape, hostile ones too', async () => {
  await checkProperty(
    fc.asyncProperty(fc.array(arbitraryBlogPost, { minLength: 1, maxLength: 20 }), async (bodies) => {
      await desk.dispose();
      desk = await openImportDesk();
      const { report } = await desk.take(
        sampleSource([
          { blog: BLOG },
          ...bodies.map((html, index) => ({ entry: sampleEntry(index, { html }) })),
        ]),
      );
      expect(report).toMatchObject({ added: bodies.length, skipped: [], warnings: [] });
      const posts = readStored();
      bodies.forEach((html, index) => {
        const { post } = posts.get(String(1000 + index)) ?? {};
        if (post === undefined) throw new Error('the post is missing');
        expect(squeeze(wordsOf(post.body))).toBe(squeeze(shownTextOf(html)));
        // Only the blog’s own sealed cards may contain active content; they are shown in a sandbox.
        const models = JSON.stringify(
          post.body.filter(({ type }) => type !== 'html').map(({ ...block }) => ({ ...block, source: '' })),
        );
        expect(models).not.toMatch(/<script|javascript:|onerror=/i);
      });
    }),
    { parts: 5 },
  );
}, 60_000);

it.each([
  ['nothing but tags', '<div>'.repeat(5_000)],
  ['a thousand scripts', '<script>alert(1)</script>'.repeat(1_000)],
  ['nesting beyond measure', `${'<b><i>'.repeat(2_000)}mot${'</i></b>'.repeat(2_000)}`],
  ['an unclosed comment', '<p>avant</p><!-- '],
  ['half characters', '<p>\ud800 mot \udc00</p>'],
  ['null characters', '<p>a\u0000b</p>'],
  ['nothing', ''],
  ['white space', ' \n\t '],
])('imports and opens a body of %s', async (_name, html) => {
  const { report } = await desk.take(
    sampleSource([
      { blog: BLOG },
      {
        entry: sampleEntry(1, {
          html,
          title: '<script>\u0000\ud800',
          labels: ['\ud800a', '\ud801a', 'x'.repeat(500)],
        }),
      },
    ]),
  );
  expect(report).toMatchObject({ added: 1, skipped: [] });
  const [row] = desk.rows<{ id: string }>('SELECT id FROM posts');
  const post = await desk.call('posts.get', { id: row?.id ?? '' });
  await desk.call('posts.save', {
    id: post.id,
    baseSave: post.saveNumber,
    saveId: 's',
    document: post.document,
  });
  expect((await desk.call('imports.list', {})).items).toHaveLength(1);
});
