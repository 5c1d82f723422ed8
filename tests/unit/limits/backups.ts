/** Backups of other programs and public feeds, as an import reads them. */
import fs from 'node:fs';
import path from 'node:path';
import { Response } from 'undici';
import { MOST_BODY } from '#backend/exchange/sources/bounded-entry.ts';
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { MOST_TABLE } from '#backend/exchange/sources/files/site-kinds.ts';
import { DEEPEST, MOST_ROW } from '#backend/exchange/sources/ghost/scan-rows.ts';
import { DOCUMENT_LIMITS } from '#backend/exchange/limits.ts';
import type { ReadingJobs } from '#backend/exchange/reading/jobs.ts';
import { readApart } from '#backend/exchange/reading/read-apart.ts';
import { MOST_TAG } from '#backend/exchange/xml/scan.ts';
import { MOST_BYTES } from '#backend/network/fetch-outside.ts';
import { readBounded } from '#backend/network/read-bounded.ts';
import { makeGhostExport, makeWxr } from '../../builders/site-exports.ts';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { countOf, type Reading, sizeOf, type WorstInput } from './reading.ts';

/** Bytes. A backup has no bound of its own: it is read as a stream. */
const LARGE = 8 * 1024 * 1024;

const folder = temporaryFolder('limits');
export const removeBackups = (): void => fs.rmSync(folder, { recursive: true, force: true });

type Source = ReadingJobs['entries']['input']['source'];

/** Rejects with the first thing that is not read. */
async function entries(source: Source, page: () => Promise<Uint8Array>): Promise<void> {
  let code: string | undefined;
  const take = (read: EntryRead): void => {
    if (read.type === 'damaged') code ??= read.damage;
    if (read.type === 'warning') code ??= read.code;
  };
  await readApart(
    'entries',
    { source, now: Date.UTC(2026, 11, 1), keepsPictures: false },
    {
      answers: {
        reads: ({ reads }: { reads: readonly EntryRead[] }) => reads.forEach(take),
        page: async ({ address }: { address: string }) => ({
          url: address,
          status: 200,
          bytes: await page(),
        }),
        sleep: () => undefined,
        begins: () => undefined,
        progress: () => undefined,
      },
    },
  );
  if (code !== undefined) throw Object.assign(new Error(code), { code });
}

const refusePage = (): Promise<never> => Promise.reject(new Error('no page is asked for'));

/** Reads a file of this name, in a folder of its own. */
function readFile(name: string, content: string): () => Promise<void> {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, name), content);
  return () => entries({ files: [{ name: 'export', path: folder }] }, refusePage);
}

/** `of` returns the share of a number, at least 1. */
type Make = (of: (most: number) => number) => string;
const worstOf = (
  read: (text: string) => () => Promise<unknown>,
  makers: Readonly<Record<string, Make>>,
): Reading['worst'] =>
  Object.fromEntries(
    Object.entries(makers).map(([what, make]): [string, WorstInput] => [
      what,
      (share) => read(make((most) => Math.ceil(most * share))),
    ]),
  );
const fillTo = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

// Atom

const atom = (entries: string): string =>
  `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-7001</id><title>Blog</title>${entries}</feed>`;
const entry = (inside: string): string =>
  `<entry><id>tag:blogger.com,1999:blog-7001.post-1</id><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>${inside}</entry>`;
const body = (html: string): string => atom(entry(`<content type='html'>${html}</content>`));

const ATOM: Readonly<Record<string, Make>> = {
  'one body': (of) => body('a'.repeat(of(MOST_BODY))),
  'a body of references': (of) => body(fillTo('&amp;lt;', of(LARGE))),
  'a body of bare signs': (of) => body(fillTo('< & ', of(LARGE))),
  'a body of pieces': (of) => body(fillTo('<![CDATA[a]]>', of(LARGE))),
  'a body of tags': (of) => body(fillTo('<b>a</b>', of(LARGE))),
  entries: (of) => atom(entry('').repeat(of(60_000))),
  'entries that do not end': (of) => atom(fillTo('<entry><b></entry>', of(LARGE))),
  labels: (of) => atom(entry(fillTo("<category term='a'/>", of(LARGE)))),
  'attributes of one tag': (of) => atom(entry(fillTo(`<x ${'a="" '.repeat(MOST_TAG / 6)}/>`, of(LARGE)))),
  'unknown elements': (of) => atom(entry(fillTo('<x:y a="b">c</x:y>', of(LARGE)))),
  lines: (of) => atom(fillTo('\n', of(LARGE))),
  'a comment': (of) => atom(`<!--${fillTo('-', of(LARGE))}-->`),
};

const xmlBounds = (
  read: (text: string) => () => Promise<unknown>,
  inside: (text: string) => string,
): Reading['bounds'] => [
  {
    most: `${sizeOf(MOST_TAG)} of one tag`,
    above: () => read(inside(`<a b="${'c'.repeat(2 * MOST_TAG)}"/>`))(),
    code: 'malformed',
  },
  {
    most: `${DOCUMENT_LIMITS.depth} deep`,
    above: () =>
      read(inside(`${'<a>'.repeat(DOCUMENT_LIMITS.depth)}${'</a>'.repeat(DOCUMENT_LIMITS.depth)}`))(),
    code: 'forbidden',
  },
];

const readAtom = (text: string) => readFile('blog.atom', text);

// WordPress

const readWxr = (text: string) => readFile('site.xml', text);
const post = (content: string, more: object = {}): string => makeWxr([{ content, ...more }]);
/** Attachments of post 1, with addresses as long as they may be. */
const attachments = (count: number): { id: number; type: string; parent: number; file: string }[] =>
  Array.from({ length: count }, (_, at) => ({
    id: 10 + at,
    type: 'attachment',
    parent: 1,
    file: `https://carnets.example/${at}${'a'.repeat(1_900)}.jpg`,
  }));
const blocks = (count: number): { id: number; type: string; content: string }[] =>
  Array.from({ length: count }, (_, at) => ({
    id: 10 + at,
    type: 'wp_block',
    content: `<!-- wp:block {"ref":${11 + at}} /-->${'a'.repeat(3_900)}`,
  }));

// Ghost

const readGhost = (text: string) => readFile('site.ghost.2024-06-01.json', text);

// Substack

const COLUMNS = 'post_id,post_date,is_published,type,title\n';
const readSubstack = (text: string) => readFile('posts.csv', COLUMNS + text);

// Feeds

/** Returned once to the feed’s discovery, and once to its reader; then an empty page. */
const readPage = (text: string) => {
  const bytes = Buffer.from(text);
  let requestCount = 0;
  return () =>
    entries({ address: 'https://blog.example' }, () => {
      requestCount += 1;
      return readBounded(new Response(requestCount > 2 ? atom('') : bytes), MOST_BYTES, 'blog.example');
    });
};

export const BACKUPS: readonly Reading[] = [
  {
    name: 'backup of Blogger (Atom)',
    where: 'reading thread',
    bounds: [
      ...xmlBounds(readAtom, (text) => atom(entry(text))),
      {
        most: countOf(MOST_BODY, 'units of one body'),
        above: () => readAtom(body('a'.repeat(MOST_BODY + 1)))(),
        code: 'entry-too-large',
      },
    ],
    worst: worstOf(readAtom, ATOM),
  },
  {
    name: 'export of WordPress (WXR)',
    where: 'reading thread',
    bounds: [
      ...xmlBounds(readWxr, (text) => makeWxr([`<item>${text}</item>`])),
      {
        most: countOf(MOST_BODY, 'units of one body'),
        above: () => readWxr(post('a'.repeat(MOST_BODY + 1)))(),
        code: 'entry-too-large',
      },
    ],
    worst: worstOf(readWxr, {
      'one body': (of) => post('a'.repeat(of(MOST_BODY))),
      'items that do not end': (of) => makeWxr([fillTo('<item><b></item>', of(LARGE))]),
      paragraphs: (of) => post(fillTo('a\n\n', of(LARGE))),
      'ends of blocks': (of) => post(fillTo('<!-- /wp:a -->', of(LARGE))),
      'comments without an end': (of) => post(`<!-- wp:a -->${fillTo('<!-- ', of(LARGE))}`),
      shortcodes: (of) => post(fillTo('[caption][/caption]', of(LARGE))),
      'shortcodes without an end': (of) => post(fillTo('[caption ', of(LARGE))),
      'values of a shortcode': (of) => post(`[audio ${fillTo('a="" ', of(LARGE))}]`),
      'galleries of all files': (of) =>
        makeWxr([...attachments(of(2_000)), { content: '[gallery]'.repeat(of(2_000)) }]),
      'a gallery of one file again and again': (of) =>
        makeWxr([...attachments(1), { content: `[gallery ids="${'10,'.repeat(of(500_000))}"]` }]),
      'blocks in blocks': (of) =>
        makeWxr([...blocks(of(2_000)), { content: '<!-- wp:block {"ref":10} /-->'.repeat(of(20_000)) }]),
      footnotes: (of) => post('a', { meta: { footnotes: `[${'{},'.repeat(of(300_000))}{}]` } }),
      comments: (of) =>
        post('a', { comments: Array.from({ length: of(10_000) }, (_, id) => ({ id, text: 'a' })) }),
    }),
  },
  {
    name: 'export of Ghost',
    where: 'reading thread',
    bounds: [
      {
        most: `${sizeOf(MOST_ROW)} of one row`,
        above: () => readGhost(makeGhostExport([{ html: 'a'.repeat(MOST_ROW) }]))(),
        code: 'entry-too-large',
      },
      {
        most: countOf(DEEPEST, 'deep'),
        above: () => readGhost(`{"data":{"posts":[]},"a":${'['.repeat(DEEPEST)}${']'.repeat(DEEPEST)}}`)(),
        code: 'forbidden',
      },
    ],
    worst: worstOf(readGhost, {
      'one body': (of) => makeGhostExport([{ html: 'a'.repeat(of(MOST_BODY)) }]),
      posts: (of) => makeGhostExport(Array.from({ length: of(30_000) }, () => ({}))),
      'values of one post': (of) => makeGhostExport([{ a: Array.from({ length: of(1_000_000) }, () => 0) }]),
      'cards in each other': (of) =>
        makeGhostExport([{ html: null, lexical: '{"root":{"children":['.repeat(of(100_000)) }]),
      nodes: (of) =>
        makeGhostExport([
          {
            html: null,
            lexical: JSON.stringify({
              root: { children: Array.from({ length: of(200_000) }, () => ({ type: 'text', text: 'a' })) },
            }),
          },
        ]),
      tags: (of) =>
        makeGhostExport([{ id: '1' }], {
          tags: [{ id: 't', name: 'a' }],
          posts_tags: Array.from({ length: of(300_000) }, () => ({ post_id: '1', tag_id: 't' })),
        }),
      quotes: (of) => `{"data":{"posts":[${fillTo('"\\""', of(LARGE))}]}}`,
    }),
  },
  {
    name: 'export of Substack',
    where: 'reading thread',
    bounds: [
      {
        most: `${sizeOf(MOST_TABLE)} of posts`,
        above: () => readSubstack('1,,,,a\n'.repeat(10) + ' '.repeat(MOST_TABLE))(),
        code: 'document.too-large',
      },
    ],
    worst: worstOf(readSubstack, {
      posts: (of) => fillTo('1.a,2024-05-06,true,post,a\n', of(LARGE)),
      'empty values': (of) => fillTo(',', of(LARGE)),
      'empty lines': (of) => fillTo('\n', of(LARGE)),
      quotes: (of) => fillTo('""', of(LARGE)),
      'a quotation without an end': (of) => `"${fillTo('a', of(LARGE))}`,
    }),
  },
  {
    name: 'feed of a public blog',
    where: 'reading thread',
    bounds: [
      {
        most: `${sizeOf(MOST_BYTES)} of one page`,
        above: () => readPage(' '.repeat(MOST_BYTES + 1))(),
        code: 'outside.too-large',
      },
    ],
    worst: worstOf(readPage, {
      'one body': (of) => body('a'.repeat(of(MOST_BODY))),
      entries: (of) => atom(entry('').repeat(of(60_000))),
      'entries that do not end': (of) => atom(fillTo('<entry><b></entry>', of(LARGE))),
      'a page of links': (of) => fillTo('<link rel="alternate" type="application/atom+xml">', of(LARGE)),
      'a page of tags': (of) => fillTo('<p><i>', of(LARGE)),
    }),
  },
];
