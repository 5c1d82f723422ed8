/** An entry's body as blocks of a document. What cannot be read into blocks is sealed whole; nothing is dropped. */
import { createHash } from 'node:crypto';
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import { LIMITS, postSchema } from '#interview/document.ts';
import { HtmlError } from '#interview/html/parse.ts';
import { readBack } from '#interview/html/read-back.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { sanitizeHtml } from '#interview/html/sanitize.ts';
import { htmlToText, blocksToText } from '#interview/plain.ts';
import { findPublicationMarks } from '#interview/marks.ts';
import type { Entry } from '../entries.ts';

/** What an entry gives to read; `whole` is false for an excerpt. */
export type Body = Readonly<{ html?: string; blocks?: readonly TopBlock[]; whole: boolean; hash: string }>;

export function bodyOf(entry: Pick<Entry, 'html' | 'excerpt' | 'blocks'>): Body | undefined {
  if (entry.blocks !== undefined)
    return { blocks: entry.blocks, whole: true, hash: sha256(JSON.stringify(entry.blocks)) };
  if (entry.html !== undefined) return { html: entry.html, whole: true, hash: sha256(entry.html) };
  if (entry.excerpt !== undefined) return { html: entry.excerpt, whole: false, hash: sha256(entry.excerpt) };
  return undefined;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Enough words to tell a language by. */
const SAMPLE = 8_000;

/** Its first words, for guessing their language. */
export const textOfBody = (body: Body): string =>
  body.blocks === undefined ? htmlToText((body.html ?? '').slice(0, SAMPLE)) : blocksToText(body.blocks);

type ReadOptions = Readonly<{
  language: string;
  /** From the blog that it may go back to: bytes are kept. */
  ofBlog: boolean;
  newId: () => string;
  /** The people this library knows in the post. */
  known: readonly Participant[];
  holdsPicture: (sha256: string) => boolean;
}>;

export type BodyRead = Pick<Post, 'body' | 'participants'> &
  Readonly<{ lead?: Post['lead']; turns: boolean; sealed: boolean }>;

/** As JSON, what a post may weigh: the page takes eight million characters, and the rest of a post has its part. */
const HEAVIEST = 6_000_000;

/** The body as a document holds it, or undefined where it is too large even as one sealed card. */
export function readBody(body: Body, options: ReadOptions): BodyRead | undefined {
  const read = tried(() => readBlocks(body, options));
  if (read !== undefined && fits(read)) return read;
  const html = options.ofBlog ? (body.html ?? '') : sanitizeHtml(body.html ?? '');
  if (html.trim() === '' || html.length > LIMITS.html) return undefined;
  const card: TopBlock = { type: 'html', html, origin: options.ofBlog ? 'blog' : 'outside' };
  return { body: [card], participants: [], turns: false, sealed: true };
}

function readBlocks(body: Body, options: ReadOptions): BodyRead {
  if (body.blocks !== undefined)
    return { body: [...body.blocks], participants: [], turns: false, sealed: false };
  const html = body.html ?? '';
  const { language, newId } = options;
  // A post of ours, back on another computer: the same questions and answers, by the same ids.
  if (options.ofBlog && findPublicationMarks(html).length > 0) {
    const marked = [...html.matchAll(/\biv-asset-([0-9a-f]{64})\b/g)].flatMap(([, one]) => one ?? []);
    const elsewhere = !marked.every(options.holdsPicture);
    const {
      lead,
      body: blocks,
      participants,
    } = readBack(html, {
      language,
      newId,
      known: options.known,
      // A mark names a picture that this library does not hold: its public address stands for it.
      ...(elsewhere ? { pictureAddress: () => '' } : {}),
    });
    return {
      body: blocks,
      participants,
      ...(lead === undefined ? {} : { lead }),
      turns: blocks.some((block) => block.type === 'question' || block.type === 'answer'),
      sealed: false,
    };
  }
  const blocks = readHtml(html, {
    language,
    newId,
    origin: options.ofBlog ? 'blog' : 'outside',
    keepSource: options.ofBlog,
  });
  return { body: blocks, participants: [], turns: false, sealed: false };
}

function tried<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof HtmlError) return undefined;
    throw error;
  }
}

/** Whether a document may hold this: the schema's bounds, and the weight of one. */
function fits({ body, participants, lead }: BodyRead): boolean {
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
  return postSchema.safeParse(probe).success && JSON.stringify(body).length <= HEAVIEST;
}
