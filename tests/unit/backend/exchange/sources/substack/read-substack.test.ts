/** Exports of Substack, as the zip that an author receives. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRows } from '#backend/exchange/documents/csv-rows.ts';
import type { Entry, EntryRead } from '#backend/exchange/sources/entries.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { makeSubstackZip, type SubstackPost } from '#tests/builders/site-exports.ts';
import { readFileOf, wordsOf } from '#tests/builders/read-site-export.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let folder = '';
beforeAll(() => {
  folder = temporaryFolder('substack');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array | string, after = 0, name = 'export.zip'): Promise<EntryRead[]> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return readFileOf({ name, path: file }, after);
}
const entries = (reads: readonly EntryRead[]): Entry[] =>
  reads.flatMap((one) => (one.type === 'entry' ? [one.entry] : []));
const addPost = (row: Record<string, string> = {}, html = '<p>Un.</p>'): SubstackPost => ({
  row: {
    post_id: '1200.le-phare',
    post_date: '2024-05-06T07:08:09.123Z',
    is_published: 'true',
    type: 'newsletter',
    audience: 'everyone',
    title: 'Le phare',
    ...row,
  },
  html,
});

test('reads a post and recognizes its publication by its list of readers, which is not read', async () => {
  const reads = await read(
    makeSubstackZip([
      addPost({ title: 'Le phare, « vu »\nd’en bas "ici"', subtitle: 'Une visite' }),
      addPost({ post_id: '1100.avant', is_published: 'false' }),
    ]),
  );
  const remoteId = expect.stringMatching(/^substack:[0-9a-f]{32}$/) as string;
  expect(reads.filter(({ type }) => type === 'blog')).toEqual([
    {
      type: 'blog',
      blog: { remoteId, kind: 'only-read', name: 'lephare', url: 'https://lephare.substack.com' },
    },
  ]);
  expect(entries(reads)).toEqual([
    {
      kind: 'post',
      made: true,
      blogRemoteId: remoteId,
      remoteId: '1200',
      title: 'Le phare, « vu » d’en bas "ici"',
      html: '<p>Un.</p>',
      status: 'live',
      publishedAt: Date.UTC(2024, 4, 6, 7, 8, 9),
      labels: [],
      description: 'Une visite',
      path: '/p/le-phare',
      url: 'https://lephare.substack.com/p/le-phare',
    },
    expect.objectContaining({ remoteId: '1100', status: 'draft', createdAt: Date.UTC(2024, 4, 6, 7, 8, 9) }),
  ]);
  expect(entries(reads)[1]).not.toHaveProperty('url');
  expect(JSON.stringify(reads)).not.toContain('@');
});

test('matches a later export of the same publication to the same blog', async () => {
  const first = entries(await read(makeSubstackZip([addPost(), addPost({ post_id: '900.tout-premier' })])));
  const later = entries(
    await read(
      makeSubstackZip(
        [addPost({ post_id: '2000.nouveau' }), addPost(), addPost({ post_id: '900.tout-premier' })],
        'renomme',
      ),
    ),
  );
  expect(later[0]?.blogRemoteId).toBe(first[0]?.blogRemoteId);
});

test('reads an unpacked folder, a table alone, and a post whose page is missing', async () => {
  const root = path.join(folder, 'export');
  fs.mkdirSync(path.join(root, 'posts'), { recursive: true });
  fs.writeFileSync(
    path.join(root, 'posts.csv'),
    'post_id,post_date,is_published,title\n1.un,2024-01-01,true,Un\n2.deux,2024-01-02,true,Deux\n',
  );
  fs.writeFileSync(path.join(root, 'posts', '1.un.html'), '<p>Le texte</p>');
  const posts = entries(await readFileOf({ name: 'export', path: root }));
  expect(posts.map(({ title, html }) => [title, html])).toEqual([
    ['Un', '<p>Le texte</p>'],
    ['Deux', undefined],
  ]);
  expect(entries(await readFileOf({ name: 'posts.csv', path: path.join(root, 'posts.csv') }))).toHaveLength(
    2,
  );
});

const IMAGE =
  '<div class="captioned-image-container"><figure><a class="image-link image2" target="_blank" href="https://substackcdn.com/a.png"><div class="image2-inset"><picture><source type="image/webp" srcset="https://substackcdn.com/a.webp 424w"><img src="https://substackcdn.com/a.png" data-attrs="{&quot;src&quot;:&quot;x&quot;}" class="sizing-normal" alt="Le quai"></picture><div class="image-link-expand"><div><button tabindex="0" type="button" class="restack-image"><svg><title></title><path d="M0"></path></svg></button></div></div></div></a><figcaption class="image-caption">Le quai, <em>au matin</em></figcaption></figure></div>';
const BODIES: readonly (readonly [name: string, html: string, words: string])[] = [
  ['paragraphs', '<p>Un <strong>mot</strong>.</p><h2>Titre</h2><p>Suite&nbsp;!</p>', 'Un mot. Titre Suite !'],
  ['a captioned picture', IMAGE, 'Le quai, au matin'],
  [
    'a note',
    '<p>Un fait<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1" target="_self">1</a>.</p><div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number" contenteditable="false" target="_self">1</a><div class="footnote-content"><p>Voir l’étude.</p><p>Et l’autre.</p></div></div>',
    'Un fait1. 1 Voir l’étude. Et l’autre.',
  ],
  [
    'a form of subscription',
    '<p>Avant</p><div class="subscription-widget-wrap-editor" data-attrs="{}"><div class="subscription-widget"><div class="preamble"><p class="cta-caption">Merci de lire.</p></div><form class="subscription-widget-subscribe"><input type="email" name="email"><input type="submit" value="Subscribe"></form></div></div><p>Après</p>',
    'Avant Merci de lire. Après',
  ],
  [
    'a button',
    '<p class="button-wrapper" data-attrs="{}"><a class="button primary" href="https://lephare.substack.com/subscribe"><span>S’abonner</span></a></p>',
    'S’abonner',
  ],
  [
    'a quotation',
    '<div class="pullquote"><p>Un mot</p></div><blockquote><p>Un autre</p></blockquote>',
    'Un mot Un autre',
  ],
  [
    'a film',
    '<div id="youtube2-abcdefghijk" class="youtube-wrap" data-attrs="{}"><div class="youtube-inner"><iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0"></iframe></div></div><p>fin</p>',
    'https://www.youtube.com/watch?v=abcdefghijk fin',
  ],
  [
    'code, lists, a table',
    '<pre><code>x = 1</code></pre><ul><li><p>un</p></li></ul><ol><li><p>deux</p></li></ol>',
    'x = 1 un deux',
  ],
  [
    'a post that is shown',
    '<div class="digest-post-embed" data-attrs="{}"><h4>Un autre billet</h4><a href="https://lephare.substack.com/p/autre">Lire</a></div>',
    'Un autre billet Lire',
  ],
  [
    'a wall',
    '<p>Pour tous</p><div class="paywall-jump" data-component-name="PaywallToDOM"></div><p>Pour eux</p>',
    'Pour tous Pour eux',
  ],
  ['buttons without end', '<p>Un</p><button><p>Deux</p>', 'Un'],
];

test.each(BODIES)('%s: keeps every word', async (_name, html, words) => {
  const [entry] = entries(await read(makeSubstackZip([addPost({}, html)])));
  const shownWords = wordsOf(entry?.html ?? '').replaceAll('\u00a0', ' ');
  expect(shownWords).toBe(words);
});

test('keeps the caption with its picture, and puts the sound of a podcast first', async () => {
  const [picture] = entries(await read(makeSubstackZip([addPost({}, IMAGE)])));
  expect(picture?.html).not.toContain('button');
  const [podcast] = entries(
    await read(
      makeSubstackZip([
        addPost({ type: 'podcast', podcast_url: 'https://api.substack.com/feed/podcast/1.mp3' }),
      ]),
    ),
  );
  expect(podcast?.html).toBe(
    '<audio src="https://api.substack.com/feed/podcast/1.mp3" controls=""></audio><p>Un.</p>',
  );
});

test('resumes at its cursor', async () => {
  const zip = makeSubstackZip([addPost(), addPost({ post_id: '2.deux' }), addPost({ post_id: '3.trois' })]);
  const all = (await read(zip)).filter(
    ({ type, ...one }) => type !== 'blog' && 'at' in one && one.at.entry > 0,
  );
  const first = all.findIndex((one) => one.type === 'entry');
  const posts = all.slice(first);
  const from = 'at' in (posts[0] ?? {}) ? (posts[0] as { at: { entry: number } }).at.entry : 0;
  for (let after = 0; after < 3; after += 1) {
    const rest = (await read(zip, from + after)).filter(({ type }) => type === 'entry');
    expect(rest).toEqual(posts.slice(after + 1));
  }
});

describe('a damaged export', () => {
  test('ignores invalid dates, ids and states', async () => {
    const reads = await read(
      'post_id,post_date,is_published,title\n../../etc/passwd,hier,peut-être,Le phare\n',
      0,
      'posts.csv',
    );
    expect(entries(reads)).toMatchObject([{ title: 'Le phare', status: 'draft' }]);
    expect(reads.flatMap((one) => (one.type === 'warning' ? [one.code] : [])).toSorted()).toEqual([
      'date-unreadable',
      'entry-without-id',
    ]);
  });

  test('ends at a quotation that does not end', async () => {
    const reads = await read(
      'post_id,post_date,is_published,title\n1.un,2024-01-01,true,"Un\n2.deux,2024-01-02,true,Deux',
      0,
      'posts.csv',
    );
    expect(entries(reads).map(({ title }) => title)).toEqual(['Un 2.deux,2024-01-02,true,Deux']);
  });

  test('does not take another table for an export', async () => {
    await expect(read('email,name\na,b', 0, 'liste.csv')).resolves.toEqual([
      expect.objectContaining({ type: 'left-out' }),
    ]);
  });
});

test('a table is read back as it was written', () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'é', ' ', 'a') });
  checkProperty(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const table = ['a,b', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n');
      const keptRows = rows.filter((row) => row.some((text) => text.trim() !== ''));
      expect(csvRows(table).map((row) => [row['a'], row['b']])).toEqual(keptRows);
    }),
  );
});
