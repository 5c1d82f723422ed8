/** Every kind of file that is read: valid ones to start from, their changes, and their readers as in the app. */
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { decodeText } from '#backend/exchange/xml/encodings.ts';
import { readDocumentApart } from '#backend/exchange/reading/read-apart.ts';
import { filesApart } from '#backend/exchange/reading/source-apart.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { readPicture } from '#backend/library/pictures/read-picture.ts';
import { createJobThreads } from '#backend/core/threads/job-threads.ts';
import { scriptAt } from '#backend/core/threads/thread-script.ts';
import { AppError } from '#contract/failure.ts';
import { makePhoto } from '../../builders/photo.ts';
import { IMPORTS, takeoutZip } from '../../builders/backup-fixtures.ts';
import type { TestBackend } from '../../builders/test-backend.ts';
import {
  docxEntries,
  docxParagraph,
  docxPicture,
  docxTable,
  odtEntries,
} from '../../builders/document-files.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';
import { makeGhostExport, makeSubstackZip, makeWxr } from '../../builders/site-exports.ts';
import type { ZipEntry } from '../../builders/zip-file.ts';
import { addPicture } from '../backend/library/keeping/backups/library-on-disk.ts';
import { expectNoValueLost, expectNoWordLost, FORM_TABLE, MAIL_FILES, OUTLOOK_FILE } from './mail-files.ts';
import { markedKinds } from './marked-files.ts';
import { changedBytes, changedJson, changedText, changedZip, type Random } from './mutate.ts';
import { changedLibraryFile, changedPostFile } from './sealed-files.ts';

export type Kind = Readonly<{
  /** A file made from a whole one. */
  make(random: Random): Buffer;
  /** Rejects with an AppError when the file is refused. */
  read(bytes: Buffer): Promise<unknown>;
}>;

const XML = /\.(?:xml|rels|atom|html|svg|md|txt|csv)$/i;
/** Changes an entry by its type: its words, its values, or its bytes. */
function inside({ name, bytes }: ZipEntry, random: Random): Uint8Array | string {
  if (name.endsWith('.json')) {
    const text = Buffer.from(bytes).toString('utf8');
    return random.once(3) ? changedText(text, random) : JSON.stringify(changedJson(JSON.parse(text), random));
  }
  if (XML.test(name)) return changedText(Buffer.from(bytes).toString('utf8'), random);
  return changedBytes(Buffer.from(bytes), random);
}

async function entriesOf(bytes: Uint8Array): Promise<ZipEntry[]> {
  const archive = await openArchive(bytes);
  const entries: ZipEntry[] = [];
  for (const name of archive.names) entries.push({ name, bytes: (await archive.read(name)) ?? '' });
  archive.close();
  return entries;
}

const PARAGRAPHS = [
  docxParagraph('Titre', { style: 'Heading1' }),
  docxParagraph([{ text: 'Pourquoi ?', bold: true, colour: '2e74b5' }, { text: ' Parce que.' }]),
  docxParagraph('un', { list: 1 }) + docxParagraph('deux', { list: 2 }),
  docxTable([
    ['a', 'b'],
    ['c', docxParagraph('d')],
  ]),
  docxPicture('p1', 'une digue'),
  '<w:p><w:commentRangeStart w:id="1"/><w:ins w:id="7" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>mis</w:t></w:r></w:ins><w:del w:id="8" w:author="B"><w:r><w:delText>ôté</w:delText></w:r></w:del><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
  '<w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr><w:pPrChange w:author="A"><w:pPr/></w:pPrChange></w:pPr><w:moveFrom w:author="A"><w:r><w:t>ici</w:t></w:r></w:moveFrom></w:p>',
].join('');

const WORDPRESS = makeWxr([
  {
    id: 1,
    content:
      'Un\n\n[caption id="a"]<img src="https://a.fr/x.png"> mot[/caption]\n[gallery ids="2,3"]\n<!-- wp:block {"ref":4} /-->\nhttps://youtu.be/abcdefghijk\n',
    tags: ['eau'],
    meta: { _thumbnail_id: '2', footnotes: '[{"id":"a","content":"note"}]' },
    comments: [{ id: 1, text: 'Un\n\nmot' }],
  },
  { id: 2, type: 'attachment', file: 'https://a.fr/y.png', parent: 1 },
  { id: 4, type: 'wp_block', content: '<!-- wp:block {"ref":4} /--><p>bloc</p>' },
]);

const GHOST = makeGhostExport(
  [
    {
      id: 'p1',
      html: '<figure class="kg-card kg-bookmark-card"><a href="https://a.fr"><div class="kg-bookmark-title">t</div></a></figure>',
    },
    {
      id: 'p2',
      html: null,
      lexical:
        '{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"a","format":3}]}]}}',
    },
    {
      id: 'p3',
      html: null,
      mobiledoc: '{"cards":[["html",{"html":"x"}]],"sections":[[1,"p",[[0,[],0,"a"]]],[10,0]]}',
    },
  ],
  { tags: [{ id: 't', name: 'a' }], posts_tags: [{ post_id: 'p1', tag_id: 't', sort_order: 0 }] },
);

const SUBSTACK = makeSubstackZip([
  {
    row: { post_id: '1.a', post_date: '2024-01-01', is_published: 'true', title: 'A, "b"', subtitle: 'c' },
    html: '<p>Un<a class="footnote-anchor" href="#footnote-1">1</a></p><div class="footnote"><a id="footnote-1" class="footnote-number">1</a><div class="footnote-content"><p>x</p></div></div><button>b</button>',
  },
]);

const ODT = `<text:h text:outline-level="1">Titre</text:h><text:p text:style-name="b">Pourquoi<text:s text:c="3"/>?<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p><text:list text:style-name="l"><text:list-item><text:p>un</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a<text:line-break/></text:p></table:table-cell></table:table-row></table:table><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>x</svg:title></draw:frame><text:p><text:a xlink:href="https://a.fr">lien</text:a><text:span text:style-name="b">fort</text:span></text:p>`;
const ODT_STYLES = `<style:style style:name="b" style:parent-style-name="c"><style:text-properties fo:font-weight="bold" fo:color="#2e74b5"/></style:style><style:style style:name="c" style:parent-style-name="Quotations"/><text:list-style style:name="l"><text:list-level-style-number text:level="1"/></text:list-style>`;

const MARKDOWN = `---\ntitle: Un titre\ntags: [a, b]\ndate: 2026-01-01\n---\n# Titre\n\n> cité\n> > deux fois\n\n1. un\n   - deux\n     - trois\n\n| a | b |\n|---|---|\n| c | d |\n\n**Anne** : *Oui*, [lien](https://a.fr "t") ![image](b.png)\n\n\`\`\`js\ncode\n\`\`\`\n<div class="x">html</div>\n`;
const MAIL = `De : Anne Martin <anne@labo.fr>\nÀ : Paul\nObjet : Re: vos questions\n\nBonjour,\n\n> 1. Pourquoi une digue, et pourquoi ici plutôt qu’ailleurs, demandait-on\n> alors ?\n\nPour tenir.\n\n> 2. Et après ?\n\nOn verra.\n-- \nAnne\n`;
const EML = `From: =?utf-8?Q?Anne_Martin?= <anne@labo.fr>\r\nSubject: =?iso-8859-1?B?Uul=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n> > [Q1-ABC] Pourquoi=20\r\n> une digue ?\r\n\r\nPour tenir.\r\n--b\r\nContent-Type: text/html; charset=iso-8859-15\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+PGI+W1ExLUFCQ10gUG91cnF1b2kgPzwvYj48L3A+PHA+VGVuaXIuPC9wPg==\r\n--b--\r\n--a\r\nContent-Type: message/rfc822\r\n\r\nSubject: dedans\r\n\r\nmot\r\n--a\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--a--\r\n`;
const PAGE = `<!doctype html><html lang="fr"><head><title>Un titre</title><meta property="article:tag" content="a"><style>.a{font-weight:bold}p.b{display:none}</style></head><body><h1>Titre</h1><p class="a">Pourquoi ?</p><blockquote>cité<footer>qui</footer></blockquote><ul><li>un<ol><li>deux</li></ol></li></ul><table><caption>t</caption><tr><th>a</th><td>b<br>&nbsp;<br></td></tr></table><figure><img src="https://a.fr/b.png" alt="x"><figcaption>c</figcaption></figure><p style="mso-list:l0 level2 lfo1">·&nbsp;x</p><pre><code>code</code></pre><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe><p><a href="https://a.fr">l</a><b><i>m</i></b></p></body></html>`;
const SVG = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100" viewBox="0 0 20 10"><style>.a{fill:red}</style><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><pattern id="p" width="2" height="2"><circle r="1"/></pattern></defs><g transform="scale(2)"><rect class="a" width="20" height="10" fill="url(#g)"/><use xlink:href="#g"/><path stroke-dasharray="2 1" d="M0 0C1 1 2 2 3 3z" stroke="#000"/><text x="1" y="5" font-size="3">mot</text></g></svg>`;

/** Fragments of a PDF that are expensive when repeated. */
const PDF_PIECES = [
  '[',
  '<</A',
  '(',
  '<4',
  ' 1 0 obj ',
  '1 0 obj <</T(esc_2_remark)/V(a)>> endobj ',
  '9 0 obj <</Length 9>> stream\n',
  '9 0 obj <</Type/ObjStm/N 9/First 9>> stream\nendstream endobj ',
  '% ',
  '9 ',
];
/** A changed form: its bytes, its text, or a fragment many times over. */
function changedForm(bytes: Buffer, random: Random): Buffer {
  if (random.once(3)) return changedBytes(bytes, random);
  const text = bytes.toString('latin1');
  if (random.once(2)) return Buffer.from(changedText(text, random), 'latin1');
  const at = random.below(text.length + 1);
  const piece = random.one(PDF_PIECES).repeat(random.one([1, 10, 1_000, 200_000]));
  return Buffer.from(text.slice(0, at) + piece + text.slice(at), 'latin1');
}
const FORMS = ['filled-by-mupdf.pdf', 'filled-by-mupdf-added.pdf', 'filled-by-mupdf-then-qpdf.pdf'].map(
  (name) => fs.readFileSync(path.resolve('tests/fixtures/forms', name)),
);

/** The valid files of each kind, made once. `folder`: for files that are read by their path. */
export async function kindsOf(desk: TestBackend, folder: string): Promise<Readonly<Record<string, Kind>>> {
  const { backend } = desk;
  const photo = await makePhoto({ width: 60, height: 40, seed: 1 });
  const pictures = [
    photo,
    ...(await Promise.all([
      sharp(photo).png().toBuffer(),
      sharp(photo).gif().toBuffer(),
      sharp(photo).webp().toBuffer(),
      sharp(photo).tiff().toBuffer(),
      sharp(photo).avif({ effort: 0 }).toBuffer(),
    ])),
  ];
  const docx = docxEntries({
    body: PARAGRAPHS,
    pictures: { 'a.jpg': photo },
    footnotes: ['une note'],
    comments: ['Vraiment ?'],
  });
  const odt = odtEntries({ text: ODT, styles: ODT_STYLES, pictures: { 'a.png': pictures[1] ?? photo } });
  const takeout = await entriesOf(takeoutZip());
  const { post, library } = await filesOfDesk(desk, folder);
  const postEntries = await entriesOf(fs.readFileSync(post));
  const libraryEntries = await entriesOf(fs.readFileSync(library));
  const database = Buffer.from(libraryEntries.find(({ name }) => name === 'library.sqlite')?.bytes ?? '');
  const substack = await entriesOf(SUBSTACK);
  const feeds = ['classic/whole.xml', 'current/shapes.atom'].map((name) =>
    fs.readFileSync(path.join(IMPORTS, name), 'utf8'),
  );

  const written = (name: string, bytes: Buffer): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  };
  const asDocument = (name: string) => (bytes: Buffer) => readDocumentApart(backend, { name, bytes });
  const asWords = (name: string) => async (bytes: Buffer) => {
    const document = await asDocument(name)(bytes);
    expectNoWordLost(document);
    return document;
  };
  const asSource = (name: string) => async (bytes: Buffer) => {
    const source = filesApart([{ name, path: written(name, bytes) }], backend);
    const reads: EntryRead['type'][] = [];
    for await (const read of source.read({ signal: new AbortController().signal })) reads.push(read.type);
    return reads;
  };
  const preparing = createJobThreads({
    script: scriptAt(path.join(import.meta.dirname, 'children/prepare.ts')),
    limits: { memory: 512, work: 20_000 },
    exceeded: () => new AppError('document.too-complex'),
  });
  const libraryFolder = path.join(folder, 'a-library');
  fs.mkdirSync(libraryFolder, { recursive: true });
  const asLibrary = (name: string) => (bytes: Buffer) =>
    preparing.run({ name: 'prepare', input: { folder: libraryFolder, file: written(name, bytes) } });
  const ofText = (text: string) => (random: Random) => {
    const changed = Buffer.from(changedText(text, random));
    return random.once(6) ? changedBytes(changed, random) : changed;
  };

  return {
    docx: { make: (random) => changedZip(docx, inside, random), read: asDocument('a.docx') },
    odt: { make: (random) => changedZip(odt, inside, random), read: asDocument('a.odt') },
    ...(await markedKinds({ entriesOf, inside, read: asDocument('a.docx') })),
    html: { make: ofText(PAGE), read: asDocument('a.html') },
    page: { make: ofText(PAGE), read: asSource('a.html') },
    markdown: { make: ofText(MARKDOWN), read: asSource('a.md') },
    mail: { make: ofText(MAIL), read: asDocument('a.txt') },
    form: { make: (random) => changedForm(random.one(FORMS), random), read: asDocument('a.pdf') },
    eml: { make: (random) => ofText(random.one([EML, ...MAIL_FILES]))(random), read: asWords('a.eml') },
    msg: { make: (random) => changedBytes(OUTLOOK_FILE, random), read: asWords('a.msg') },
    table: {
      make: ofText(FORM_TABLE),
      read: async (bytes) => {
        const document = await asWords('a.csv')(bytes);
        expectNoValueLost(decodeText(bytes), document);
      },
    },
    atom: { make: (random) => ofText(random.one(feeds))(random), read: asSource('a.atom') },
    wordpress: { make: ofText(WORDPRESS), read: asSource('a.xml') },
    ghost: {
      make: (random) =>
        random.once(2)
          ? Buffer.from(JSON.stringify(changedJson(JSON.parse(GHOST), random)))
          : ofText(GHOST)(random),
      read: asSource('b.json'),
    },
    substack: { make: (random) => changedZip(substack, inside, random), read: asSource('c.zip') },
    zip: { make: (random) => changedZip(takeout, inside, random), read: asSource('a.zip') },
    post: {
      make: (random) =>
        random.once(5) ? changedZip(postEntries, inside, random) : changedPostFile(postEntries, random),
      read: (bytes) => takePost(desk, written('a.escale-post', bytes)),
    },
    library: {
      make: (random) =>
        random.once(3)
          ? changedZip(libraryEntries, inside, random)
          : changedLibraryFile(libraryEntries, random),
      read: asLibrary('a.escale-library'),
    },
    sqlite: { make: (random) => changedBytes(database, random), read: asLibrary('a.sqlite') },
    svg: { make: ofText(SVG), read: readPicture },
    picture: { make: (random) => changedBytes(random.one(pictures), random), read: readPicture },
  };
}

/** Imports a post over the existing one; then restores the library. */
async function takePost({ backend, call }: TestBackend, file: string): Promise<unknown> {
  const token = 'token-of-a-file-00001';
  backend.granted.grant(token, file);
  backend.db.exec('SAVEPOINT before');
  try {
    return await call('post-files.take', { token });
  } finally {
    backend.db.exec('ROLLBACK TO before; RELEASE before');
  }
}

/** A post file and a library file. */
async function filesOfDesk(desk: TestBackend, folder: string): Promise<{ post: string; library: string }> {
  const { destinations } = exportsOf(desk.backend);
  const sha256 = await addPicture(desk);
  const { id, saveNumber } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  const document = buildInterview()
    .titled('La digue')
    .asking('Pourquoi ?')
    .answering('Anne', 'Pour tenir.').post;
  await desk.call('posts.save', {
    id,
    baseSave: saveNumber,
    saveId: 'one',
    document: { ...document, body: [...document.body, picture(sha256, 'une digue')] },
  });
  const [post, library] = [path.join(folder, 'whole.escale-post'), path.join(folder, 'whole.escale-library')];
  destinations.grant('token-of-a-post-000001', post);
  await desk.call('post-files.give', {
    postId: id,
    destination: 'token-of-a-post-000001',
    notes: true,
    people: true,
  });
  destinations.grant('token-of-a-place-00001', library);
  await desk.call('backups.pack', { destination: 'token-of-a-place-00001' });
  return { post, library };
}
