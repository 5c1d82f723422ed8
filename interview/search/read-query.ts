/**
 * Splits a search text into words, phrases, and filters with one or more values. Used by the window to show filters and
 * by the archive to apply them.
 */
import { filterNamed, meaningOf, type FilterKind, type Meaning } from './filters.ts';
import { foldWord } from './fold.ts';
import { scanWords } from './scan.ts';

/** The typed value without quotation marks. `closed`: the closing mark was typed. */
export type Value = Readonly<{ value: string; quoted: boolean; closed: boolean; end: number }>;

/** A filter with alternative values. */
export type Filter = Readonly<{ values: readonly Value[] }> &
  Readonly<
    | { kind: 'person' | 'label' | 'blog' }
    /** First and last year, inclusive. */
    | { kind: 'year'; spans: readonly (readonly [number, number])[] }
    | { kind: 'status'; means: readonly Meaning<'status'>[] }
    | { kind: 'part'; means: readonly Meaning<'part'>[] }
    | { kind: 'kind'; means: readonly Meaning<'kind'>[] }
  >;

export type Piece = Readonly<{
  /** Undefined for words, including those that look like an invalid filter: `année:hier`. */
  filter: Filter | undefined;
  /** Preceded by a minus. */
  excluded: boolean;
  /** The text without the minus and the quotation marks of a phrase. */
  text: string;
  quoted: boolean;
  /** The last opening quotation mark that is not closed. */
  open: string | undefined;
  /** Its range in the text, [start, end), minus included. */
  start: number;
  end: number;
}>;

const CLOSING: Readonly<Record<string, RegExp>> = { '"': /["”“]/g, '“': /["”]/g, '„': /["”“]/g, '«': /»/g };
const SPACE = /\s/;

/** Never fails: any text can be split. */
export function readPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const excluded =
      /[-−–]/.test(text.charAt(at)) && at + 1 < text.length && !SPACE.test(text.charAt(at + 1));
    const piece = readPiece(text, at, excluded);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function readPiece(text: string, start: number, excluded: boolean): Piece {
  const from = excluded ? start + 1 : start;
  const name = /^([\p{L}\p{M}]{2,12})[\u00a0\u202f]?:(?=\S)/u.exec(text.slice(from, from + 20));
  const kind = filterNamed(name?.[1] ?? '');
  const first = readValue(
    text,
    from + (kind === undefined ? 0 : (name?.[0].length ?? 0)),
    kind !== undefined,
  );
  const values = [first];
  let last = first;
  if (kind !== undefined)
    while (text.charAt(last.end) === '|') {
      last = readValue(text, last.end + 1, true);
      values.push(last);
    }
  const opening = text.charAt(last.end - last.value.length - 1);
  return {
    // « -dans:titre » would exclude nothing.
    filter: kind === undefined || (excluded && kind === 'part') ? undefined : filterOf(kind, values),
    excluded,
    text: kind === undefined ? first.value : text.slice(from, last.end),
    quoted: kind === undefined && first.quoted,
    open: last.quoted && !last.closed ? opening : undefined,
    start,
    end: last.end,
  };
}

/** Reads a quoted phrase, or the text up to a space, a quotation mark, or in a filter the next `|`. */
function readValue(text: string, from: number, ofFilter: boolean): Value {
  const close = CLOSING[text.charAt(from)];
  if (close !== undefined) {
    close.lastIndex = from + 1;
    const end = close.exec(text)?.index;
    return {
      value: text.slice(from + 1, end ?? text.length),
      quoted: true,
      closed: end !== undefined,
      end: end === undefined ? text.length : end + 1,
    };
  }
  const ends = (at: number): boolean => {
    const character = text.charAt(at);
    return (
      SPACE.test(character) ||
      (at > from && CLOSING[character] !== undefined) ||
      (ofFilter && character === '|')
    );
  };
  let end = from;
  while (end < text.length && !ends(end)) end += 1;
  return { value: text.slice(from, end), quoted: false, closed: false, end };
}

/** Undefined if a value is invalid for the filter: the text is then plain words. */
function filterOf(kind: FilterKind, values: readonly Value[]): Filter | undefined {
  const keys = values.map(({ value }) => foldedWords(value).map(({ exact }) => exact));
  if (keys.some((words) => words.length === 0)) return undefined;
  const all = <Item>(lists: readonly (readonly Item[] | undefined)[]): Item[] | undefined =>
    lists.every((one) => one !== undefined) ? lists.flat() : undefined;
  switch (kind) {
    case 'person':
    case 'label':
    case 'blog':
      return { kind, values };
    case 'year': {
      const spans = all(values.map(({ value }) => spanOf(value)));
      return spans && { kind, values, spans };
    }
    case 'status': {
      const means = all(keys.map((words) => meaningOf(kind, words.join(''))));
      return means && { kind, values, means };
    }
    case 'part': {
      const means = all(keys.map((words) => meaningOf(kind, words.join(''))));
      return means && { kind, values, means };
    }
    case 'kind': {
      const means = all(keys.map((words) => meaningOf(kind, words.join(''))));
      return means && { kind, values, means };
    }
  }
}

const EARLIEST = 0;
const LATEST = 9_999;

/** Parses `2016`, `2016..2018`, `2016-2018`, `2016..`, `..2018`. */
function spanOf(value: string): readonly [readonly [number, number]] | undefined {
  const single = /^\d{4}$/.exec(value.trim());
  if (single !== null) return [[Number(single[0]), Number(single[0])]];
  const years = /^(\d{4})?\s*(?:-|–|\.\.|…)\s*(\d{4})?$/.exec(value.trim());
  if (years === null || (years[1] ?? years[2]) === undefined) return undefined;
  const first = Number(years[1] ?? EARLIEST);
  const last = Number(years[2] ?? LATEST);
  return [[Math.min(first, last), Math.max(first, last)]];
}

/** The words of a text as written and as the archive compares them. */
export function foldedWords(text: string): { written: string; exact: string }[] {
  const words: { written: string; exact: string }[] = [];
  scanWords(text, (start, end) => {
    const written = text.slice(start, end);
    const exact = foldWord(written).slice(0, 60);
    if (exact !== '') words.push({ written, exact });
  });
  return words;
}
