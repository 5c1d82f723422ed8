/** Documents and post files, as the reading thread reads them. */
import fs from 'node:fs';
import path from 'node:path';
import { MOST_VALUES } from '#backend/core/json-values.ts';
import { DOCUMENT_LIMITS, TEXT_LIMITS } from '#backend/exchange/limits.ts';
import { LARGEST_POST, MOST_STATES } from '#backend/exchange/post-file/format.ts';
import { readApart } from '#backend/exchange/reading/read-apart.ts';
import { HTML_LIMITS } from '#interview/html/parse.ts';
import { docxEntries, odtEntries } from '../../builders/document-files.ts';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { makeZip } from '../../builders/zip-file.ts';
import { countOf, type Reading, sizeOf } from './reading.ts';

const folder = temporaryFolder('limits');
export const removeDocuments = (): void => fs.rmSync(folder, { recursive: true, force: true });

const document = (name: string, bytes: Uint8Array): Promise<unknown> =>
  readApart(
    'document',
    { file: { name, bytes }, chosen: 'accepted' },
    { answers: { picture: () => Promise.resolve(undefined) } },
  );
const post = (bytes: Uint8Array): Promise<unknown> => {
  const file = path.join(folder, 'a.escale-post');
  fs.writeFileSync(file, bytes);
  return readApart('post-file', { file }, { answers: { picture: () => Promise.resolve(undefined) } });
};

type Entries = ReturnType<typeof docxEntries>;
/** As large as it is: what is unpacked is what is tried, not how well it was packed. */
const stored = (entries: Entries): Buffer => makeZip(entries.map((entry) => ({ ...entry, stored: true })));
const docx = (body: string): Buffer => stored(docxEntries({ body }));
const odt = (text: string): Buffer => stored(odtEntries({ text }));
const manifest = { name: 'escale.json', bytes: '{"format":"escale-post","version":1}' };
const postOf = (text: string): Buffer => stored([manifest, { name: 'post.json', bytes: text }]);

type Made = Readonly<Record<string, () => Uint8Array>>;
const readings = (read: (bytes: Uint8Array) => Promise<unknown>, made: Made): Reading['worst'] =>
  Object.fromEntries(
    Object.entries(made).map(([what, make]) => [
      what,
      () => {
        const bytes = make();
        return () => read(bytes);
      },
    ]),
  );
const times = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length));
const html = (bytes: Uint8Array): Promise<unknown> => document('a.html', bytes);
const markdown = (bytes: Uint8Array): Promise<unknown> => document('a.md', bytes);

export const DOCUMENTS: readonly Reading[] = [
  {
    name: 'document: HTML',
    where: 'reading thread',
    bounds: [
      {
        most: countOf(HTML_LIMITS.length, 'units'),
        above: () => html(Buffer.alloc(HTML_LIMITS.length + 1, 'a')),
        code: 'document.too-large',
      },
      {
        most: countOf(HTML_LIMITS.elements, 'elements'),
        above: () => html(Buffer.from('<i></i>'.repeat(HTML_LIMITS.elements + 1))),
        code: 'document.too-large',
      },
    ],
    worst: readings(html, {
      'one text': () => Buffer.alloc(HTML_LIMITS.length, 'a'),
      tags: () => Buffer.from('<b></b>'.repeat(HTML_LIMITS.elements - 10)),
      captions: () => Buffer.from(`<table>${'<caption>'.repeat(150_000)}`),
      entities: () => Buffer.from(times('&amp;', HTML_LIMITS.length)),
      'tags in each other': () => Buffer.from(times('<div>', HTML_LIMITS.length / 20)),
      'brackets without an end': () => Buffer.from(times('<a ', HTML_LIMITS.length)),
    }),
  },
  {
    name: 'document: Markdown',
    where: 'reading thread',
    bounds: [
      {
        most: countOf(TEXT_LIMITS.blocks, 'blocks'),
        above: () => markdown(Buffer.from('a\n\n'.repeat(TEXT_LIMITS.blocks + 1))),
        code: 'document.too-large',
      },
    ],
    worst: readings(markdown, {
      paragraphs: () => Buffer.from('a\n\n'.repeat(TEXT_LIMITS.blocks - 1)),
      'quotations in each other': () => Buffer.from(`${'> '.repeat(100_000)}a`),
      emphases: () => Buffer.from('*a '.repeat(300_000)),
      stars: () => Buffer.from('*'.repeat(300_000)),
      'backticks of growing length': () =>
        Buffer.from(Array.from({ length: 1_500 }, (_, at) => '`'.repeat(at)).join(' ')),
      brackets: () => Buffer.from('[a]('.repeat(200_000)),
    }),
  },
  {
    name: 'document: docx',
    where: 'reading thread',
    bounds: [
      {
        most: `${sizeOf(DOCUMENT_LIMITS.xml)} of XML`,
        above: () => document('a.docx', docx(' '.repeat(DOCUMENT_LIMITS.xml))),
        code: 'document.too-large',
      },
      {
        most: countOf(DOCUMENT_LIMITS.elements, 'elements'),
        above: () => document('a.docx', docx('<w:r/>'.repeat(DOCUMENT_LIMITS.elements))),
        code: 'document.too-complex',
      },
      {
        most: `${DOCUMENT_LIMITS.depth} deep`,
        above: () =>
          document(
            'a.docx',
            docx('<w:p>'.repeat(DOCUMENT_LIMITS.depth) + '</w:p>'.repeat(DOCUMENT_LIMITS.depth)),
          ),
        code: 'document.damaged',
      },
    ],
    worst: readings((bytes) => document('a.docx', bytes), {
      space: () => docx(' '.repeat(DOCUMENT_LIMITS.xml - 100_000)),
      runs: () => docx(`<w:p>${'<w:r/>'.repeat(DOCUMENT_LIMITS.elements - 100)}</w:p>`),
      paragraphs: () => docx('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(30_000)),
      'paragraphs whose ends are deleted': () =>
        docx(
          '<w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'.repeat(
            30_000,
          ),
        ),
      'a long paragraph': () => docx(`<w:p>${'<w:r><w:t>mot </w:t></w:r>'.repeat(300_000)}</w:p>`),
    }),
  },
  {
    name: 'document: odt',
    where: 'reading thread',
    bounds: [
      {
        most: `${sizeOf(DOCUMENT_LIMITS.xml)} of XML`,
        above: () => document('a.odt', odt(' '.repeat(DOCUMENT_LIMITS.xml))),
        code: 'document.too-large',
      },
      {
        most: countOf(DOCUMENT_LIMITS.elements, 'elements'),
        above: () => document('a.odt', odt('<text:s/>'.repeat(DOCUMENT_LIMITS.elements))),
        code: 'document.too-complex',
      },
    ],
    worst: readings((bytes) => document('a.odt', bytes), {
      space: () => odt(' '.repeat(DOCUMENT_LIMITS.xml - 100_000)),
      spaces: () => odt(`<text:p>${'<text:s/>'.repeat(DOCUMENT_LIMITS.elements - 100)}</text:p>`),
      paragraphs: () => odt('<text:p>a</text:p>'.repeat(30_000)),
    }),
  },
  {
    name: 'post file',
    where: 'reading thread',
    bounds: [
      {
        most: sizeOf(LARGEST_POST),
        above: () => post(postOf(' '.repeat(LARGEST_POST + 1))),
        code: 'post-file.damaged',
      },
      {
        most: countOf(MOST_VALUES, 'values'),
        above: () => post(postOf(`[${'0,'.repeat(MOST_VALUES)}0]`)),
        code: 'post-file.damaged',
      },
      {
        most: countOf(MOST_STATES, 'states'),
        above: () =>
          post(
            postOf(JSON.stringify({ states: Array.from({ length: MOST_STATES + 1 }, () => '0'.repeat(64)) })),
          ),
        code: 'post-file.damaged',
      },
    ],
    worst: readings(post, {
      space: () => postOf(' '.repeat(LARGEST_POST)),
      'one text': () => postOf(`"${'a'.repeat(LARGEST_POST - 2)}"`),
      values: () => postOf(`[${'{},'.repeat(MOST_VALUES / 2 - 10)}{}]`),
      'millions of values': () => postOf(`[${times('{},', LARGEST_POST - 10)}{}]`),
    }),
  },
];
