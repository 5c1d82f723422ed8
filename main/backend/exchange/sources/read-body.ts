/** Reads an entry's body into blocks of a document. Unreadable HTML becomes one sealed card; nothing is dropped. */
import { createHash, randomUUID } from 'node:crypto';
import { type Participant, type Post, type TopBlock, LIMITS, postSchema } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readBack } from '#interview/html/read-back.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { sanitizeHtml } from '#interview/markup/sanitize.ts';
import { isWithinBounds } from '#interview/html/within-bounds.ts';
import { blocksToText } from '#interview/plain.ts';
import { htmlToText } from '#interview/markup/html-text.ts';
import { picturesOutside } from '#interview/pictures.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import { countPost, type Counts } from '#interview/words.ts';
import { packEnd } from '../../library/store/packed-document.ts';
import type { Entry } from './entries.ts';
import { fitsRequest } from '../savable.ts';
import { guessLanguage, OF_BEGINNING } from './guess-language.ts';

/** A body to read; `isComplete` is false for an excerpt. */
export type Body = Readonly<{
  html?: string;
  blocks?: readonly TopBlock[];
  isComplete: boolean;
  hash: string;
}>;

/** Cache, because an entry is looked up several times before it is written. */
const bodies = new WeakMap<Bodied, Body>();
type Bodied = Pick<Entry, 'html' | 'excerpt' | 'blocks'>;

export function bodyOf(entry: Bodied): Body | undefined {
  const cached = bodies.get(entry);
  if (cached !== undefined) return cached;
  const body = madeOf(entry);
  if (body !== undefined) bodies.set(entry, body);
  return body;
}

function madeOf(entry: Bodied): Body | undefined {
  if (entry.blocks !== undefined)
    return { blocks: entry.blocks, isComplete: true, hash: sha256(JSON.stringify(entry.blocks)) };
  if (entry.html !== undefined) return { html: entry.html, isComplete: true, hash: sha256(entry.html) };
  if (entry.excerpt !== undefined)
    return { html: entry.excerpt, isComplete: false, hash: sha256(entry.excerpt) };
  return undefined;
}

const marks = new WeakMap<Body, readonly string[]>();

export function marksOf(body: Body): readonly string[] {
  const publicationMarks = marks.get(body) ?? findPublicationMarks(body.html ?? '');
  marks.set(body, publicationMarks);
  return publicationMarks;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Sample lengths for language detection; the longer one is for texts that begin with pictures or mostly tags. */
const BEGINNING = 2_000;
const SAMPLE = 8_000;

/** The language of its beginning. */
function languageOf({ html = '', blocks }: BodyToRead): string | undefined {
  if (blocks !== undefined) return guessLanguage(blocksToText(blocks));
  return (
    guessLanguage(htmlToText(html.slice(0, BEGINNING)), OF_BEGINNING) ??
    guessLanguage(htmlToText(html.slice(0, SAMPLE)))
  );
}

/** A body with everything that its reading depends on. */
export type BodyToRead = Readonly<{
  html?: string;
  blocks?: readonly TopBlock[];
  /** Undefined to detect it from the text, with `otherwise` as the default. */
  language: string | undefined;
  otherwise: string;
  /** True if it may be sent back to its blog: the original bytes are kept. */
  ofBlog: boolean;
  /** True if it has our marks: questions and answers keep their ids. */
  marked: boolean;
  people: readonly Participant[];
  /** True if a mark names a picture that is not in this library: its public address is used. */
  elsewhere: boolean;
}>;

/**
 * A body after reading. Its blocks are JSON in UTF-8, as stored by the library, created once on the reading thread and
 * only parsed if needed (`blocksOf`).
 */
export type BodyRead = Pick<Post, 'participants'> &
  Readonly<{
    lead?: Post['lead'];
    /** Its blocks, the last field of a document, with the end of the JSON. */
    json: Uint8Array;
    /** The packed form of a revision (library/store/packed-document.ts). */
    packed: Uint8Array;
    counts: BodyCounts;
    language: string;
    /** Distinct addresses of pictures that are only on the web. */
    outside: readonly string[];
    turns: boolean;
    sealed: boolean;
  }>;
export type BodyCounts = Pick<Counts, 'words' | 'questions' | 'answers'>;

const DOCUMENT_END = '}';

export const blocksOf = ({ json }: BodyRead): TopBlock[] =>
  JSON.parse(Buffer.from(json).toString().slice(0, -DOCUMENT_END.length)) as TopBlock[];

type Blocks = Pick<Post, 'body' | 'participants' | 'language'> &
  Readonly<{ lead?: Post['lead']; turns: boolean; sealed: boolean }>;

/**
 * The body as a document stores it; undefined if it is too large even for one sealed card. Runs on the reading thread.
 */
export function readBody(body: BodyToRead): BodyRead | undefined {
  const language = body.language ?? languageOf(body) ?? body.otherwise;
  const read = tried(() => readBlocks({ ...body, language }));
  if (read !== undefined && fitsRequest({ body: read.body }) && fits(read))
    return asStored(read, JSON.stringify(read.body));
  const html = body.ofBlog ? (body.html ?? '') : sanitizeHtml(body.html ?? '');
  if (html.trim() === '' || html.length > LIMITS.html) return undefined;
  const card: TopBlock = { type: 'html', html, origin: body.ofBlog ? 'blog' : 'outside' };
  const sealed = { language, body: [card], participants: [], turns: false, sealed: true };
  return asStored(sealed, JSON.stringify(sealed.body));
}

/** Copies the bytes, because posting a view to another thread copies its whole buffer. */
const alone = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

function asStored({ body, ...read }: Blocks, json: string): BodyRead {
  const { words, questions, answers } = countPost({ ...read, body });
  const bytes = Buffer.from(`${json}${DOCUMENT_END}`);
  return {
    ...read,
    json: alone(bytes),
    packed: alone(packEnd(bytes)),
    counts: { words, questions, answers },
    outside: picturesOutside({ body }),
  };
}

type InLanguage = BodyToRead & Readonly<{ language: string }>;

function readBlocks(body: InLanguage): Blocks {
  const { html = '', blocks: readyBlocks, language, ofBlog, marked, people, elsewhere } = body;
  const origin = ofBlog ? 'blog' : 'outside';
  if (readyBlocks !== undefined)
    return { language, body: [...readyBlocks], participants: [], turns: false, sealed: false };
  if (marked) {
    const {
      lead,
      body: blocks,
      participants,
    } = readBack(html, {
      language,
      newId: randomUUID,
      origin,
      knownParticipants: people,
      ...(elsewhere ? { pictureAddress: () => '' } : {}),
    });
    return {
      language,
      body: blocks,
      participants,
      ...(lead === undefined ? {} : { lead }),
      turns: blocks.some((block) => block.type === 'question' || block.type === 'answer'),
      sealed: false,
    };
  }
  const blocks = readHtml(html, {
    language,
    newId: randomUUID,
    origin,
    keepSource: ofBlog,
  });
  return { language, body: blocks, participants: [], turns: false, sealed: false };
}

function tried<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof HtmlError) return undefined;
    throw error;
  }
}

/** True if a document may contain it, by the limits of the schema. */
function fits({ body, participants, lead }: Blocks): boolean {
  if (lead === undefined && participants.length === 0 && isWithinBounds(body)) return true;
  const probe = {
    version: 2,
    kind: 'article',
    language: 'fr',
    title: '',
    labels: [],
    participants,
    ...(lead === undefined ? {} : { lead }),
    body,
  };
  return postSchema.safeParse(probe).success;
}
