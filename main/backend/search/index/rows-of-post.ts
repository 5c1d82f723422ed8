/**
 * Splits a post into rows of the index, each word in one row only: a row for its own fields, its questions and answers
 * without a speaker, and a row for the answers of each set of speakers.
 */
import { createHash } from 'node:crypto';
import { creditOf } from '#interview/people/person-fields.ts';
import type { Participant, Post } from '#interview/document.ts';
import { passagesOf, type Passage } from '#interview/passages.ts';

export const COLUMNS = [
  'title',
  'people',
  'labels',
  'lead',
  'questions',
  'answers',
  'texts',
  'captions',
] as const;
export type Column = (typeof COLUMNS)[number];

export const COLUMN_OF: Readonly<Record<Passage['type'], Column>> = {
  title: 'title',
  label: 'labels',
  lead: 'lead',
  question: 'questions',
  answer: 'answers',
  text: 'texts',
  caption: 'captions',
};

type Text = Readonly<{ text: string; language: string }>;
export type RowOfPost = Readonly<{
  /** JSON, as in search_rows_of. */
  people: string;
  columns: ReadonlyMap<Column, readonly Text[]>;
  /** Eight bytes of a hash of the row and the generation of the index. */
  hash: Buffer;
}>;

/**
 * In UTF-16 units. A longer row is continued by another of the same people, so that a very long post is indexed in
 * steps and a change rewrites only a part. Cuts are between passages, or between the paragraphs of a longer one; a
 * phrase is not found across a cut.
 */
const LONG = 16_000;
const TOO_LONG = 128_000;

type Piece = { people: string; columns: Map<Column, Text[]>; units: number };

/** @param generation of the index (index-post.ts) */
export function rowsOfPost(post: Post, generation: number): RowOfPost[] {
  const pieces: Piece[] = [];
  const open = new Map<string, Piece>();
  const pieceOf = (people: string): Piece => {
    let piece = open.get(people);
    if (piece === undefined) {
      piece = { people, columns: new Map(), units: 0 };
      open.set(people, piece);
      pieces.push(piece);
    }
    return piece;
  };
  const put = (column: Column, people: string, text: Text): void => {
    const piece = pieceOf(people);
    const texts = piece.columns.get(column);
    if (texts === undefined) piece.columns.set(column, [text]);
    else texts.push(text);
    piece.units += text.text.length;
    // Cuts depend on the passage alone, so that text added before it does not move later cuts.
    if (piece.units > TOO_LONG || (piece.units > LONG && isCut(text.text))) open.delete(people);
  };
  pieceOf(NOBODY);
  for (const text of namedIn(post.participants)) put('people', NOBODY, { text, language: '' });
  const voices = new Map<string, string>();
  const voiceOf = ({ participants, names }: Passage): string => {
    const ids = participants.join(' ');
    let voice = voices.get(ids);
    if (voice === undefined) {
      voice = JSON.stringify(participants.map((id, index) => [id, names[index] ?? '']));
      voices.set(ids, voice);
    }
    return voice;
  };
  for (const passage of passagesOf(post)) {
    const { type, text, language } = passage;
    const people = type === 'answer' && passage.participants.length > 0 ? voiceOf(passage) : NOBODY;
    for (const part of cutLong(text)) put(COLUMN_OF[type], people, { text: part, language });
  }
  return pieces.map(({ people, columns }) => ({
    people,
    columns,
    hash: hashOf(people, columns, generation),
  }));
}

/** The speakers of a post's own row. */
const NOBODY = '[]';

/** Names, roles and organisations, so that a search for a name finds the posts where the person speaks. */
const namedIn = (people: readonly Participant[]): string[] =>
  people.flatMap((person) => [person.name, ...creditOf(person)]).filter((text) => text !== '');

/** True for about one passage per 32,000 units, always the same ones. */
function isCut(text: string): boolean {
  let mixed = text.length;
  const stride = Math.max(1, text.length >> 6);
  for (let at = 0; at < text.length; at += stride)
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193) ^ (mixed >>> 15);
  return (mixed >>> 0) / 2 ** 32 < text.length / 32_000;
}

/** Splits a text into parts of at most TOO_LONG, after a paragraph, otherwise after a space. */
function cutLong(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > TOO_LONG) {
    const window = text.slice(from, from + TOO_LONG);
    const paragraph = window.lastIndexOf('\n');
    const lastBreak = paragraph > LONG ? paragraph : window.search(/\s\S*$/);
    const end = from + (lastBreak > 0 ? lastBreak + 1 : TOO_LONG);
    parts.push(text.slice(from, end));
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}

function hashOf(people: string, columns: ReadonlyMap<Column, readonly Text[]>, generation: number): Buffer {
  const hash = createHash('sha256').update(`${generation}\n${people}`);
  for (const column of COLUMNS)
    for (const { text, language } of columns.get(column) ?? [])
      hash.update(`\n${column} ${language} ${text.length}\n`).update(text);
  return hash.digest().subarray(0, 8);
}
