/**
 * Reads an author's document into blocks: docx, odt, mail, table, HTML, Markdown or plain text, recognised by its bytes
 * before its name; of a PDF only what was filled into our form. Losses are counted and reported; an unreadable file
 * changes nothing.
 */
import { extname } from 'node:path';
import { colourRunsOf } from '#interview/html/colour-runs.ts';
import { idSchema } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { textToBlocks } from '#interview/plain.ts';
import { DOCUMENT_LIMIT, type ChangesChosen, type ReadDocument } from '#contract/exchange.ts';
import { AppError } from '#contract/failure.ts';
import { decodeText } from '../xml/encodings.ts';
import type { DocumentHtml, TakePicture } from './document-parts.ts';
import { DOCUMENT_LIMITS, TEXT_LIMITS } from '../limits.ts';
import { markdownToHtml } from './markdown.ts';
import { openArchive, type Archive } from '../../library/store/zip/open-archive.ts';
import { SENT_FROM } from './part-marks.ts';
import { NO_REVIEW, readDocx, reviewOfDocx, type Review } from './read-docx.ts';
import { readForm } from './read-form.ts';
import { readMail, readMsg } from './read-mail.ts';
import { readTable } from './read-table.ts';
import { readOdt } from './read-odt.ts';
import { readReturned } from './returned-parts.ts';

export type DocumentFile = Readonly<{ name: string; bytes: Uint8Array }>;
export type DocumentReader = Readonly<{ takePicture: TakePicture; newId(): string }>;

const ODT = 'application/vnd.oasis.opendocument.text';
const PDF = Buffer.from('%PDF');
const NOTHING = { notes: [], colours: [], warnings: [], changes: [], comments: [] };
const WEB = new Set(['.html', '.htm', '.xhtml']);
const MARKDOWN = new Set(['.md', '.markdown']);

/**
 * Throws document.unknown-kind, document.pdf, document.pdf-locked, document.old-word, document.damaged, document.too-large,
 * document.too-complex, and errors of storing a picture. Unreadable
 * pictures and those beyond the limit are left out and counted.
 */
export async function readDocument(
  reader: DocumentReader,
  file: DocumentFile,
  chosen: ChangesChosen = 'accepted',
): Promise<ReadDocument> {
  const { name, bytes } = file;
  if (Buffer.from(bytes.subarray(0, 4)).equals(PDF))
    return bounded({ ...NOTHING, name, blocks: [], returned: [await readForm(bytes)] });
  const content = await htmlOrText(file, reader.takePicture, chosen);
  if (typeof content === 'string') return bounded({ ...NOTHING, name, blocks: textToBlocks(content) });
  const read = (html: string): ReadDocument['blocks'] =>
    readHtml(html, { newId: reader.newId, origin: 'outside', assetOf: content.assetOf });
  try {
    const runs = content.colours ?? colourRunsOf(content.html);
    const several = new Set(runs.map((run) => run.colour)).size > 1;
    return bounded({
      name,
      blocks: read(content.html),
      notes: content.notes === '' ? [] : read(content.notes),
      colours: several ? [...runs] : [],
      warnings: content.warnings,
      changes: content.changes ?? [],
      comments: content.comments ?? [],
      ...sentText(content, read),
      ...(content.returned === undefined ? {} : { returned: content.returned }),
    });
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    throw new AppError(
      'document.too-large',
      { megabytes: Math.ceil(bytes.length / 1024 / 1024) },
      { cause: error },
    );
  }
}

/** The post and the parts of a returned text for review. */
function sentText(
  { html, properties = new Map(), comments = [], partOf = new Map() }: DocumentContent,
  read: (html: string) => ReadDocument['blocks'],
): Pick<ReadDocument, 'sentFrom' | 'returned'> {
  const sentFrom = idSchema.safeParse(properties.get(SENT_FROM)).data;
  const returned = readReturned({ html, properties, comments, partOf, read });
  return {
    ...(sentFrom === undefined ? {} : { sentFrom }),
    ...(returned === undefined ? {} : { returned: [returned] }),
  };
}

/**
 * The tracked changes and comments of a document, without reading the rest. Throws as readDocument does for an archive.
 */
export async function reviewOf({ bytes }: DocumentFile): Promise<Review> {
  if (!Buffer.from(bytes.subarray(0, 2)).equals(Buffer.from('PK'))) return NO_REVIEW;
  const archive = await openArchive(bytes, DOCUMENT_LIMITS.unpacked);
  try {
    if (archive.names.includes('[Content_Types].xml')) return await reviewOfDocx(archive);
    if (!(await isOdt(archive))) return NO_REVIEW;
    const { comments, partOf } = await readOdt(archive, () => Promise.resolve(undefined));
    return { ...NO_REVIEW, comments, partOf };
  } finally {
    archive.close();
  }
}

type DocumentContent = DocumentHtml & Partial<Review>;

async function htmlOrText(
  file: DocumentFile,
  take: TakePicture,
  chosen: ChangesChosen,
): Promise<DocumentContent | string> {
  const { bytes } = file;
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const kind = extname(file.name).toLowerCase();
  // Files of Word before 2007 and password-protected Office files are the same kind of container.
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    if (kind === '.msg') return readMsg(bytes);
    throw new AppError('document.old-word');
  }
  if (head.startsWith('PK')) return fromArchive(bytes, take, chosen);
  if (kind === '.docx' || kind === '.odt') throw new AppError('document.damaged');
  const utf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(head);
  if (!utf16 && head.includes('\0')) throw new AppError('document.unknown-kind', { name: file.name });
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  if (kind === '.eml') return readMail(bytes);
  if (kind === '.csv' || kind === '.tsv') return readTable(text) ?? text;
  if (MARKDOWN.has(kind)) return plainHtml(await markdownToHtml(text));
  if (WEB.has(kind) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text)) return plainHtml(text);
  return text;
}

async function fromArchive(
  bytes: Uint8Array,
  take: TakePicture,
  chosen: ChangesChosen,
): Promise<DocumentContent> {
  const archive: Archive = await openArchive(bytes, DOCUMENT_LIMITS.unpacked);
  try {
    if (archive.names.includes('[Content_Types].xml')) return await readDocx(archive, take, chosen);
    if (await isOdt(archive)) return await readOdt(archive, take);
    throw new AppError('document.unknown-kind');
  } finally {
    archive.close();
  }
}

const isOdt = async (archive: Archive): Promise<boolean> =>
  (await archive.read('mimetype'))?.toString('latin1').trim().startsWith(ODT) === true;

const plainHtml = (html: string): DocumentHtml => ({
  html,
  notes: '',
  assetOf: () => undefined,
  warnings: [],
});

/** The document within the size limit of a request; optional colours are dropped first. */
function bounded(document: ReadDocument): ReadDocument {
  const weight = Math.max(
    JSON.stringify([document.blocks, document.notes]).length,
    JSON.stringify(document.returned ?? []).length,
  );
  const blocks = document.blocks.length + document.notes.length;
  if (weight > DOCUMENT_LIMIT || blocks > TEXT_LIMITS.blocks || document.notes.length > 5_000)
    throw new AppError('document.too-large', { megabytes: Math.round(DOCUMENT_LIMIT / 1_000_000) });
  const { colours } = document;
  const small =
    colours.length <= 50_000 &&
    colours.every(({ text, colour }) => text.length <= 200_000 && colour.length <= 60);
  return { ...document, name: document.name.slice(0, 2_000), colours: small ? colours : [] };
}
