/** Documents and post files, as the reading thread reads them. */
import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { MOST_VALUES } from '#backend/core/json-values.ts';
import { DOCUMENT_LIMITS, FORM_LIMITS, TEXT_LIMITS } from '#backend/exchange/limits.ts';
import { LARGEST_POST, MOST_STATES } from '#backend/exchange/documents/post-file-format.ts';
import { readApart } from '#backend/exchange/reading/read-apart.ts';
import { HTML_LIMITS } from '#interview/markup/parse.ts';
import { docxEntries, odtEntries } from '../../builders/document-files.ts';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { makeZip } from '../../builders/zip-file.ts';
import { countOf, type Reading, sizeOf, type WorstInput } from './reading.ts';

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
/** Stored, so that the unpacked size is measured, not the compression. */
const readStored = (entries: Entries): Buffer =>
  makeZip(entries.map((entry) => ({ ...entry, stored: true })));
const docx = (body: string): Buffer => readStored(docxEntries({ body }));
const odt = (text: string): Buffer => readStored(odtEntries({ text }));
const manifest = { name: 'escale.json', bytes: '{"format":"escale-post","version":1}' };
const postOf = (text: string): Buffer => readStored([manifest, { name: 'post.json', bytes: text }]);

/** Makes an input; `of` returns the share of a number. */
type Make = (of: (most: number) => number) => Uint8Array;
const readings = (
  read: (bytes: Uint8Array) => Promise<unknown>,
  makers: Readonly<Record<string, Make>>,
): Reading['worst'] =>
  Object.fromEntries(
    Object.entries(makers).map(([what, make]): [string, WorstInput] => [
      what,
      (share) => {
        const bytes = make((most) => Math.floor(most * share));
        return () => read(bytes);
      },
    ]),
  );
const times = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length));
const BACKTICKS = Array.from({ length: 230 }, (_, at) => '`'.repeat(at)).join(' ');
const html = (bytes: Uint8Array): Promise<unknown> => document('a.html', bytes);
const markdown = (bytes: Uint8Array): Promise<unknown> => document('a.md', bytes);

const form = (bytes: Uint8Array): Promise<unknown> => document('a.pdf', bytes);
const pdf = (content: string): Buffer => Buffer.from(`%PDF-1.7\n${content}`, 'latin1');
const numbered = (count: number, objectOf: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${index + 1} 0 obj ${objectOf(index)} endobj\n`).join('');
/** A stream of compressed objects. */
function packed(heads: string, content: string, count: number): Buffer {
  const bytes = deflateSync(Buffer.from(`${heads}${content}`, 'latin1'));
  const dict = `/Type/ObjStm/N ${count}/First ${heads.length}/Filter/FlateDecode/Length ${bytes.length}`;
  return Buffer.concat([pdf(`1 0 obj <<${dict}>> stream\n`), bytes, Buffer.from('\nendstream endobj')]);
}

export const DOCUMENTS: readonly Reading[] = [
  {
    name: 'document: PDF form',
    where: 'reading thread',
    bounds: [
      {
        most: sizeOf(FORM_LIMITS.bytes),
        above: () => form(Buffer.concat([pdf(''), Buffer.alloc(FORM_LIMITS.bytes)])),
        code: 'document.pdf',
      },
      {
        most: `${sizeOf(FORM_LIMITS.unpacked)} unpacked`,
        above: () => form(packed('1 0 ', ' '.repeat(FORM_LIMITS.unpacked), 1)),
        code: 'document.too-complex',
      },
      {
        most: countOf(FORM_LIMITS.objects, 'objects'),
        above: () => form(pdf('1 0 obj 1 '.repeat(FORM_LIMITS.objects + 1))),
        code: 'document.too-complex',
      },
    ],
    worst: readings(form, {
      fields: (of) => pdf(numbered(of(400_000), (index) => `<</T(esc_${index}_remark)/V(a)>>`)),
      'streams without an end': (of) => pdf(numbered(of(400_000), () => '<</A 1>> stream')),
      'brackets without an end': (of) => pdf(`1 0 obj ${'['.repeat(of(30_000_000))}`),
      'one string': (of) => pdf(`1 0 obj <</T(esc_2_remark)/V(${'a'.repeat(of(30_000_000))})>>`),
      digits: (of) => pdf('1'.repeat(of(30_000_000))),
      'compressed objects': (of) => {
        const count = of(400_000);
        const heads = Array.from({ length: count }, (_, index) => `${index} ${index * 2} `).join('');
        return packed(heads, '[ '.repeat(count), count);
      },
    }),
  },
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
      'one text': (of) => Buffer.alloc(of(HTML_LIMITS.length), 'a'),
      tags: (of) => Buffer.from('<b></b>'.repeat(of(HTML_LIMITS.elements - 10))),
      captions: (of) => Buffer.from(`<table>${'<caption>'.repeat(of(150_000))}`),
      entities: (of) => Buffer.from(times('&amp;', of(HTML_LIMITS.length))),
      'tags in each other': (of) => Buffer.from(times('<div>', of(HTML_LIMITS.length / 20))),
      'brackets without an end': (of) => Buffer.from(times('<a ', of(HTML_LIMITS.length))),
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
      paragraphs: (of) => Buffer.from('a\n\n'.repeat(of(TEXT_LIMITS.blocks - 1))),
      'quotations in each other': (of) => Buffer.from(`${'> '.repeat(of(100_000))}a`),
      emphases: (of) => Buffer.from('*a '.repeat(of(300_000))),
      stars: (of) => Buffer.from('*'.repeat(of(300_000))),
      'backticks of growing length': (of) => Buffer.from(`${BACKTICKS}\n\n`.repeat(of(40))),
      brackets: (of) => Buffer.from('[a]('.repeat(of(200_000))),
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
      space: (of) => docx(' '.repeat(of(DOCUMENT_LIMITS.xml - 100_000))),
      runs: (of) => docx(`<w:p>${'<w:r/>'.repeat(of(DOCUMENT_LIMITS.elements - 100))}</w:p>`),
      paragraphs: (of) => docx('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(of(30_000))),
      'paragraphs whose ends are deleted': (of) =>
        docx(
          '<w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'.repeat(
            of(30_000),
          ),
        ),
      'a long paragraph': (of) => docx(`<w:p>${'<w:r><w:t>mot </w:t></w:r>'.repeat(of(300_000))}</w:p>`),
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
      space: (of) => odt(' '.repeat(of(DOCUMENT_LIMITS.xml - 100_000))),
      spaces: (of) => odt(`<text:p>${'<text:s/>'.repeat(of(DOCUMENT_LIMITS.elements - 100))}</text:p>`),
      paragraphs: (of) => odt('<text:p>a</text:p>'.repeat(of(30_000))),
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
      space: (of) => postOf(' '.repeat(of(LARGEST_POST))),
      'one text': (of) => postOf(`"${'a'.repeat(of(LARGEST_POST - 2))}"`),
      values: (of) => postOf(`[${'{},'.repeat(of(MOST_VALUES / 2 - 10))}{}]`),
      'millions of values': (of) => postOf(`[${times('{},', of(LARGEST_POST - 10))}{}]`),
    }),
  },
];
