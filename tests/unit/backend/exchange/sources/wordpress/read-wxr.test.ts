/** Exports of WordPress, as files that an author chooses. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry, EntryRead } from '#backend/exchange/sources/entries.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { makeWxr, wxrItem, type WxrItemGiven } from '#tests/builders/site-exports.ts';
import { readFileOf, wordsOf } from '#tests/builders/read-site-export.ts';
import { makeZip } from '#tests/builders/zip-file.ts';

let folder = '';
beforeAll(() => {
  folder = temporaryFolder('wordpress');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function writeSource(name: string, bytes: Uint8Array | string): { name: string; path: string } {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return { name, path: file };
}
const read = (text: string, after = 0, name = 'site.xml'): Promise<EntryRead[]> =>
  readFileOf(writeSource(name, text), after);
const entries = (reads: readonly EntryRead[]): Entry[] =>
  reads.flatMap((one) => (one.type === 'entry' ? [one.entry] : []));
const titles = (reads: readonly EntryRead[]): string[] => entries(reads).map(({ title }) => title);
const oneOf = async (item: WxrItemGiven): Promise<Entry | undefined> =>
  entries(await read(makeWxr([item])))[0];

test('reads a post with all its fields after its site, without addresses of people', async () => {
  const reads = await read(
    makeWxr([
      {
        id: 12,
        title: 'L’eau &amp; le sel',
        content: 'Un.\n\nDeux.',
        excerpt: 'Un <em>résumé</em>',
        modified: '2024-05-09 10:11:12',
        categories: ['Entretiens'],
        tags: ['eau', 'sel'],
        comments: [
          { id: 3, text: 'Merci\n\nbeaucoup' },
          { id: 4, text: 'Achetez', approved: 'spam' },
          { id: 5, text: 'x', approved: '0', parent: 3 },
          { id: 6, text: 'lien', type: 'pingback' },
        ],
      },
    ]),
  );
  const remoteId = expect.stringMatching(/^wordpress:[0-9a-f]{32}$/) as string;
  expect(reads[0]).toEqual({
    type: 'blog',
    blog: {
      remoteId,
      kind: 'wordpress',
      name: 'Les carnets',
      url: 'https://carnets.example',
      locale: 'fr-FR',
    },
  });
  expect(entries(reads)).toEqual([
    {
      kind: 'post',
      made: true,
      blogRemoteId: remoteId,
      remoteId: '12',
      title: 'L’eau & le sel',
      html: '<p>Un.</p>\n\n<p>Deux.</p>',
      status: 'live',
      publishedAt: Date.UTC(2024, 4, 6, 7, 8, 9),
      updatedAt: Date.UTC(2024, 4, 9, 10, 11, 12),
      labels: ['Entretiens', 'eau', 'sel'],
      author: 'Nadia Lopez',
      url: 'https://carnets.example/2024/05/article-12/',
      path: '/2024/05/article-12/',
      description: 'Un résumé',
    },
  ]);
  expect(reads.flatMap((one) => (one.type === 'comment' ? [one.comment] : []))).toMatchObject([
    { remoteId: '3', postRemoteId: '12', author: 'Une lectrice', html: '<p>Merci</p>\n\n<p>beaucoup</p>' },
    { remoteId: '4', status: 'SPAM' },
    { remoteId: '5', status: 'PENDING', inReplyTo: '3' },
  ]);
  expect(JSON.stringify(reads)).not.toMatch(/@|192\.0\.2/);
});

test.each([
  ['publish', '', 'live'],
  ['publish', 'motdepasse', 'draft'],
  ['draft', '', 'draft'],
  ['pending', '', 'draft'],
  ['private', '', 'draft'],
  ['future', '', 'scheduled'],
  ['trash', '', 'trashed'],
  ['inconnu', '', 'draft'],
] as const)('%s (%s) is %s', async (status, password, expected) => {
  const entry = await oneOf({ status, password, content: 'x', link: 'https://carnets.example/?p=1' });
  expect(entry?.status).toBe(expected);
  // The address of a draft is not public.
  expect(entry?.url !== undefined).toBe(expected !== 'draft');
});

test('reads pages as pages and custom types with pages as posts, and skips WordPress’s internal items', async () => {
  const reads = await read(
    makeWxr([
      { id: 1, type: 'page', title: 'À propos' },
      { id: 2, type: 'attachment', status: 'inherit', file: 'https://carnets.example/u/a.jpg' },
      { id: 3, type: 'nav_menu_item', title: 'Menu' },
      { id: 4, type: 'revision', status: 'inherit', title: 'Révision' },
      {
        id: 5,
        type: 'portrait',
        title: 'Un portrait',
        content: 'x',
        link: 'https://carnets.example/portrait/lea/',
      },
      {
        id: 6,
        type: 'shop_order',
        title: 'Commande',
        content: 'x',
        link: 'https://carnets.example/?post_type=shop_order&p=6',
      },
      {
        id: 7,
        type: 'feedback',
        title: 'Formulaire',
        content: 'x',
        link: 'https://carnets.example/?post_type=feedback&p=7',
      },
      { id: 8, type: 'wp_block', title: 'Bloc', content: 'x' },
      { id: 9, type: 'portrait', status: 'draft', title: 'Brouillon de portrait', content: 'x' },
    ]),
  );
  expect(entries(reads).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'page À propos',
    'post Un portrait',
  ]);
  expect(reads.flatMap((one) => (one.type === 'left-out' ? [one.what] : []))).toEqual([
    'album',
    'settings',
    ...Array.from({ length: 5 }, () => 'unknown'),
  ]);
});

const BODIES: readonly (readonly [name: string, content: string, words: string])[] = [
  ['classic', 'Un.\n\nDeux\ntrois.', 'Un. Deux trois.'],
  ['blocks', '<!-- wp:paragraph --><p>Un mot.</p><!-- /wp:paragraph -->', 'Un mot.'],
  ['CDATA inside', 'Avant ]]> après', 'Avant ]]> après'],
  ['entities', 'Tom &amp; Lea &lt;3 l&#8217;été&nbsp;!', 'Tom & Lea <3 l’été !'],
  [
    'an interview',
    '<strong>Qui êtes-vous ?</strong>\nNadia.\n\n<strong>Et après ?</strong>\nRien.',
    'Qui êtes-vous ? Nadia. Et après ? Rien.',
  ],
  [
    'a table',
    '<table><tr><th>Année</th><td>2024</td></tr><tr><th>Total</th><td>3</td></tr></table>',
    'Année 2024 Total 3',
  ],
  ['emoji', 'Merci 🙂🇫🇷', 'Merci 🙂🇫🇷'],
  ['scripts', '<p>Un</p><script>alert("non")</script><p onclick="x">Deux</p>', 'Un Deux'],
  ['gallery of files that come later', 'Voici :\n\n[gallery ids="90"]', 'Voici : Une légende'],
  [
    'a builder',
    '[vc_row][vc_column]Texte du site[/vc_column][/vc_row]',
    '[vc_row][vc_column]Texte du site[/vc_column][/vc_row]',
  ],
];

test.each(BODIES)('%s: keeps every word', async (_name, content, words) => {
  const file = {
    id: 90,
    type: 'attachment',
    status: 'inherit',
    file: 'https://carnets.example/u/a.jpg',
    excerpt: 'Une légende',
  };
  const [entry] = entries(await read(makeWxr([{ content }, file])));
  expect(wordsOf(entry?.html ?? '').replaceAll('\u00a0', ' ')).toBe(words.replaceAll('\u00a0', ' '));
});

test('completes links and pictures below the site with its address, and names the others', async () => {
  const content =
    '<p><a href="/2020/un/">un</a> <a href="deux.html">deux</a> <code>&lt;a href="/x"&gt;</code></p><img src="/wp-content/a.png"><img src="b.png">';
  const reads = await read(makeWxr([{ title: 'Liens', content }]));
  const html = entries(reads)[0]?.html;
  expect(html).toContain('href="https://carnets.example/2020/un/"');
  expect(html).toContain('src="https://carnets.example/wp-content/a.png"');
  expect(html).toContain('&lt;a href="/x"');
  expect(reads.flatMap((one) => (one.type === 'warning' ? [`${one.code} ${one.text}`] : []))).toEqual([
    'pictures-without-address Liens',
    'links-without-address Liens\ndeux.html',
  ]);
});

test.each([
  ['the only one', '', 'Nadia Lopez'],
  ['without a name', '', 'emoreau'],
  ['several', 'nlopez emoreau', 'Nadia Lopez, emoreau'],
])('reads the author of a post: %s', async (_name, logins, author) => {
  const item = wxrItem({ creator: author === 'emoreau' ? author : 'nlopez' }).replace(
    '</item>',
    `${logins
      .split(' ')
      .filter((login) => login !== '')
      .map((login) => `<category domain="author" nicename="cap-${login}">${login}</category>`)
      .join('')}</item>`,
  );
  const nameless =
    '<wp:author><wp:author_login>emoreau</wp:author_login><wp:author_display_name></wp:author_display_name></wp:author>';
  const [entry] = entries(await read(makeWxr([item]).replace('<wp:category>', `${nameless}<wp:category>`)));
  expect(entry?.author).toBe(author);
  expect(entry?.labels).toEqual([]);
});

test('counts files of the media library, without making posts', async () => {
  const file = { type: 'attachment', status: 'inherit', file: 'https://carnets.example/u/a.jpg' };
  const reads = await read(makeWxr([{ title: 'Un' }, { id: 2, ...file }, { id: 3, ...file }]));
  expect(titles(reads)).toEqual(['Un']);
  expect(reads.at(-1)).toMatchObject({ type: 'warning', code: 'files-not-copied', text: '2' });
});

test('resumes at its cursor', async () => {
  const text = makeWxr([
    {
      id: 1,
      comments: [
        { id: 1, text: 'a' },
        { id: 2, text: 'b' },
      ],
    },
    { id: 2, type: 'nav_menu_item' },
    { id: 3 },
  ]);
  const all = (await read(text)).filter(({ type }) => type !== 'blog');
  expect(all.map((one) => ('at' in one ? one.at.entry : 0))).toEqual([1, 2, 3, 4, 5]);
  for (let after = 1; after <= 5; after += 1)
    expect((await read(text, after)).filter(({ type }) => type !== 'blog')).toEqual(all.slice(after));
});

describe('recognition by content', () => {
  test.each(['site.xml', 'site.txt', 'export.wxr'])('under the name %s', async (name) => {
    expect(titles(await read(makeWxr([{ title: 'Un' }]), 0, name))).toEqual(['Un']);
  });

  test('several files of one export in a zip: one site, whose files can reference each other', async () => {
    const zip = writeSource(
      'site.zip',
      makeZip([
        { name: 'site/site.001.xml', bytes: makeWxr([{ id: 1, content: '[gallery ids="9"]' }]) },
        {
          name: 'site/site.002.xml',
          bytes: makeWxr([{ id: 9, type: 'attachment', file: 'https://carnets.example/u/9.jpg' }, { id: 2 }]),
        },
      ]),
    );
    const reads = await readFileOf(zip);
    expect(entries(reads).map(({ remoteId }) => remoteId)).toEqual(['1', '2']);
    expect(new Set(entries(reads).map(({ blogRemoteId }) => blogRemoteId)).size).toBe(1);
    expect(entries(reads)[0]?.html).toContain('https://carnets.example/u/9.jpg');
  });

  test('a site is the same with and without https and www; another address is another site', async () => {
    const of = async (url: string): Promise<string> =>
      (await read(makeWxr([{}], { url }))).flatMap((one) =>
        one.type === 'blog' ? [one.blog.remoteId] : [],
      )[0] ?? '';
    const same = await Promise.all(['https://carnets.example', 'http://www.Carnets.example/'].map(of));
    expect(new Set(same).size).toBe(1);
    expect(await of('https://carnets.example/en')).not.toBe(same[0]);
  });

  test('a news feed is no export', async () => {
    await expect(
      read('<rss version="2.0"><channel><item><title>x</title></item></channel></rss>'),
    ).rejects.toMatchObject({
      code: 'document.unknown-kind',
    });
  });
});

describe('a damaged export', () => {
  const three = makeWxr([
    { id: 1, title: 'Un' },
    { id: 2, title: 'Deux' },
    { id: 3, title: 'Trois' },
  ]);
  const damage = (reads: readonly EntryRead[]): string[] =>
    reads.flatMap((one) =>
      one.type === 'damaged' ? [`${one.damage} ${one.text}${one.passed === true ? ' passed' : ''}`] : [],
    );

  test('inside an item: reads the others and reports the position by its title', async () => {
    const broken = three.replace('<wp:post_id>2</wp:post_id>', '<wp:post_id><b>2</wp:post_id>');
    const reads = await read(broken);
    expect(titles(reads)).toEqual(['Un', 'Trois']);
    expect(damage(reads)).toEqual(['malformed Deux passed']);
  });

  test('cut anywhere: returns complete posts, then the position', async () => {
    const all = entries(await read(three));
    for (let length = three.indexOf('</rss>'); length > three.indexOf('<item>'); length -= 97) {
      const reads = await read(three.slice(0, length));
      const readEntries = entries(reads);
      expect(readEntries).toEqual(all.slice(0, readEntries.length));
      expect(damage(reads)).toHaveLength(1);
    }
  });

  test('reports an invalid date, a missing id, too many labels and a title as long as a novel', async () => {
    const reads = await read(
      makeWxr([
        wxrItem({
          title: 'x'.repeat(3_000),
          date: '2024-13-45 00:00:00',
          tags: Array.from({ length: 150 }, (_, at) => `t${at}`),
        }).replace('<wp:post_id>1</wp:post_id>', ''),
      ]),
    );
    expect(
      reads
        .flatMap((one) => (one.type === 'warning' ? [one.code] : []))
        .toSorted()
        .join(' '),
    ).toBe('date-unreadable entry-without-id labels-cut title-cut');
  });

  test('limits one field without end, and a body beyond the limit', { timeout: 30_000 }, async () => {
    const reads = await read(
      makeWxr([
        { title: 'Trop long', content: 'mot '.repeat(4_100_000) },
        { id: 2, title: 'Après' },
      ]),
    );
    expect(titles(reads)).toEqual(['Après']);
    expect(reads).toContainEqual(expect.objectContaining({ code: 'entry-too-large', text: 'Trop long' }));
  });

  test('refuses a document type with entities', async () => {
    const reads = await read(
      three.replace('<rss version', '<!DOCTYPE rss [<!ENTITY a "b">]><rss version'),
      0,
    ).catch((error: unknown) => error);
    expect(JSON.stringify(reads)).not.toContain('"Un"');
  });
});
