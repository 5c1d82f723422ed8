/** Exports of WordPress, Ghost and Substack in the library: like Blogger’s, idempotent, and undone completely. */
import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import type { Import } from '#contract/imports.ts';
import { blocksToText } from '#interview/plain.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { makeGhostExport, makeSubstackZip, makeWxr, wxrItem } from '#tests/builders/site-exports.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

async function importFile(
  name: string,
  bytes: Uint8Array | string,
  options: { partial?: boolean } = {},
): Promise<Import> {
  const file = path.join(desk.folder, name);
  fs.writeFileSync(file, bytes);
  const token = `token-${randomUUID()}`;
  desk.backend.granted.grant(token, file);
  const { id } = await desk.call('imports.start', { source: { tokens: [token] } });
  await importsOf(desk.backend).settled(id);
  const looked = await desk.call('imports.get', { id });
  if (looked.state !== 'ready') return looked;
  await desk.call('imports.begin', { id, comments: true, partial: options.partial ?? false });
  await importsOf(desk.backend).settled(id);
  return desk.call('imports.get', { id });
}
const rows = (query: string): Record<string, unknown>[] =>
  desk.backend.db.prepare(query).all() as Record<string, unknown>[];
const counts = (): unknown =>
  ['posts', 'publications', 'blogs', 'comments'].map(
    (table) => rows(`SELECT count(*) AS n FROM ${table}`)[0]?.['n'],
  );

const INTERVIEW =
  '<strong>Qui êtes-vous ?</strong>\nNadia Lopez.\n\n<strong>Et la mer ?</strong>\nElle monte.';
const SITES: Readonly<Record<string, readonly [name: string, bytes: () => Uint8Array | string]>> = {
  WordPress: [
    'site.xml',
    () =>
      makeWxr([
        {
          id: 1,
          title: 'Un entretien',
          content: INTERVIEW,
          tags: ['mer'],
          comments: [{ id: 9, text: 'Merci' }],
        },
        { id: 2, title: 'Brouillon', status: 'draft', content: 'Pas encore.' },
        { id: 3, title: 'À propos', type: 'page', content: 'Nous.' },
        { id: 4, type: 'attachment', status: 'inherit', file: 'https://carnets.example/u/a.jpg' },
      ]),
  ],
  Ghost: [
    'ghost.json',
    () =>
      makeGhostExport([
        { id: 'a1', title: 'Un entretien', slug: 'un', html: '<p>La mer monte.</p>' },
        { id: 'a2', title: 'Brouillon', status: 'draft', html: '<p>Pas encore.</p>' },
        { id: 'a3', title: 'À propos', type: 'page', html: '<p>Nous.</p>' },
      ]),
  ],
  Substack: [
    'substack.zip',
    () =>
      makeSubstackZip([
        {
          row: {
            post_id: '1.un',
            post_date: '2024-05-06T07:08:09Z',
            is_published: 'true',
            title: 'Un entretien',
          },
          html: '<p>La mer monte.</p>',
        },
        {
          row: {
            post_id: '2.deux',
            post_date: '2024-05-06T07:08:09Z',
            is_published: 'false',
            title: 'Brouillon',
          },
          html: '<p>Pas encore.</p>',
        },
        {
          row: {
            post_id: '3.a',
            post_date: '2024-05-06T07:08:09Z',
            is_published: 'true',
            type: 'page',
            title: 'À propos',
          },
          html: '<p>Nous.</p>',
        },
      ]),
  ],
};

describe.each(Object.entries(SITES))('%s', (software, [name, bytes]) => {
  test('imports posts, drafts and pages with their published state; a second import adds nothing, and undo leaves nothing', async () => {
    const first = await importFile(name, bytes());
    expect(first.failure).toBeUndefined();
    expect(first.recognized).toMatchObject({ posts: 2, pages: 1, drafts: 1 });
    expect(first.report).toMatchObject({ added: 3, updated: 0, unchanged: 0, skipped: [] });
    const before = counts();
    expect(rows('SELECT title, status, kind FROM posts ORDER BY title')).toMatchObject([
      { title: 'Brouillon', status: 'draft' },
      { title: 'Un entretien', status: 'published' },
      { title: 'À propos', status: 'published', kind: 'page' },
    ]);
    const again = await importFile(name, bytes());
    expect(again.report).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect(counts()).toEqual(before);

    await desk.call('imports.undo', { id: first.id });
    await importsOf(desk.backend).settled(first.id);
    await desk.call('imports.undo', { id: again.id });
    await importsOf(desk.backend).settled(again.id);
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(software).not.toBe('');
  });

  test('imports its blog as read-only: without an account or publishing by hand', async () => {
    await importFile(name, bytes());
    const [post] = rows(`SELECT id FROM posts WHERE title = 'Un entretien'`);
    const { items } = await desk.call('publications.of-post', { postId: String(post?.['id']) });
    const blogKind = software === 'WordPress' ? 'wordpress' : 'only-read';
    expect(items).toMatchObject([{ state: 'online', blogKind }]);
    await expect(
      desk.call('by-hand.set-way', { blogId: items[0]?.blogId ?? '', way: 'by-hand' }),
    ).rejects.toMatchObject({ code: 'blog.not-found' });
    expect((await desk.call('blogs.list', {})).items).toEqual([]);
  });
});

test('imports words, dates, labels and the author’s comments of WordPress', async () => {
  const done = await importFile(
    ...([SITES['WordPress']?.[0] ?? '', SITES['WordPress']?.[1]() ?? ''] as const),
  );
  expect(done.recognized).toMatchObject({ comments: 1, pictures: 0 });
  const [row] = rows(`SELECT id, created_at, published_at FROM posts WHERE title = 'Un entretien'`);
  expect(row).toMatchObject({ published_at: Date.UTC(2024, 4, 6, 7, 8, 9) });
  const { document } = await desk.call('posts.get', { id: String(row?.['id']) });
  expect(document.labels).toEqual(['mer']);
  expect(blocksToText(document.body).replace(/\s+/g, ' ')).toContain(
    'Qui êtes-vous ? Nadia Lopez. Et la mer ? Elle monte.',
  );
  // No byte of the blog is kept, as nothing is sent back there.
  expect(JSON.stringify(document)).not.toContain('"source"');
  const comments = await desk.call('comments.list', { postId: String(row?.['id']) });
  expect(comments.items).toMatchObject([{ id: '9', text: 'Merci', author: 'Une lectrice' }]);
});

test('a newer export updates unchanged posts and adds new ones', async () => {
  await importFile(
    'un.xml',
    makeWxr([{ id: 1, title: 'Un', content: 'Avant.', modified: '2024-05-07 00:00:00' }]),
  );
  const done = await importFile(
    'deux.xml',
    makeWxr([
      { id: 1, title: 'Un', content: 'Après.', modified: '2024-05-08 00:00:00' },
      { id: 2, title: 'Deux' },
    ]),
  );
  expect(done.report).toMatchObject({ added: 1, updated: 1 });
  expect(rows(`SELECT document FROM posts WHERE title = 'Un'`)[0]?.['document']).toContain('Après.');
});

test('removes harmful HTML: scripts, frames, handlers', async () => {
  await importFile(
    'un.xml',
    makeWxr([
      {
        id: 1,
        title: 'Un',
        content:
          '<p onclick="x">Mot</p><script>alert(1)</script><form action="https://a.example"><input></form><object data="x"></object><video src="javascript:alert(1)"></video>',
      },
    ]),
  );
  const stored = String(rows('SELECT document FROM posts')[0]?.['document']);
  expect(stored).toContain('Mot');
  expect(stored).not.toMatch(/script|onclick|<form|<object/);
});

test('imports a part of a damaged export after the author’s confirmation', async () => {
  const xml = makeWxr([
    { id: 1, title: 'Un', content: 'x' },
    { id: 2, title: 'Deux', content: 'y' },
  ]);
  const cut = xml.slice(0, xml.indexOf('<wp:post_type>', xml.indexOf('Deux')));
  const refused = await importFile('coupe.xml', cut).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'import.damaged' });
  const done = await importFile('coupe.xml', cut, { partial: true });
  expect(done.report).toMatchObject({ added: 1 });
  expect(done.report?.warnings).toMatchObject([{ code: 'damaged', text: 'Deux' }]);
});

test('keeps items that share an id as separate posts, each with its state and its comments', async () => {
  const bytes = makeWxr([
    { id: 5, title: 'Un', content: 'Premier.', comments: [{ id: 1, text: 'À un' }] },
    { id: 5, title: 'Deux', content: 'Deuxième.', status: 'draft', comments: [{ id: 2, text: 'À deux' }] },
    { id: 5, title: 'Trois', type: 'page', content: 'Troisième.' },
    { id: 5, title: 'Un', content: 'Premier.' },
  ]);
  const done = await importFile('site.xml', bytes);
  expect(done.report).toMatchObject({ added: 3, skipped: [] });
  expect(done.report?.warnings.map(({ code, text }) => `${code} ${text}`)).toEqual([
    'entry-id-shared Deux',
    'entry-id-shared Trois',
  ]);
  expect(rows('SELECT title, status, kind FROM posts ORDER BY rowid')).toEqual([
    { title: 'Un', status: 'published', kind: 'article' },
    { title: 'Deux', status: 'draft', kind: 'article' },
    { title: 'Trois', status: 'published', kind: 'page' },
  ]);
  const [, draft] = rows('SELECT id FROM posts ORDER BY rowid');
  const comments = await desk.call('comments.list', { postId: String(draft?.['id']) });
  expect(comments.items).toMatchObject([{ id: '2', text: 'À deux' }]);
  expect((await importFile('site.xml', bytes)).report).toMatchObject({ added: 0, unchanged: 3 });
});

test('imports an item without an id as a text of no blog, and reports it', async () => {
  const items = [1, 2].map((at) =>
    wxrItem({ title: `Sans numéro ${at}`, content: `Mots ${at}.` }).replace(
      /<wp:post_id>\d+<\/wp:post_id>/,
      '',
    ),
  );
  const done = await importFile('site.xml', makeWxr(items));
  expect(done.report).toMatchObject({ added: 2 });
  expect(done.report?.warnings.map(({ code }) => code)).toEqual(['entry-without-id', 'entry-without-id']);
  expect(rows('SELECT count(*) AS n FROM publications')).toEqual([{ n: 0 }]);
});
