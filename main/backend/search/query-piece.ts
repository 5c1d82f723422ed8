/** Cuts a query into its pieces: words, phrases, filters with one value or several. */
import { foldWord } from './fold.ts';
import { FILTERS, type Filter } from './query-words.ts';

const CLOSING: Readonly<Record<string, RegExp>> = { '"': /["”“]/g, '“': /["”]/g, '„': /["”“]/g, '«': /»/g };
const SPACE = /\s/;

export type Piece = Readonly<{
  filter: Filter | undefined;
  /** What a filter asks for: `a|"b c"` gives two. */
  values: readonly Value[];
  /** All of it, without the quotation marks of a phrase: what it is where it proves to be only words. */
  whole: string;
  /** A phrase. */
  quoted: boolean;
  /** False while its last quotation mark has not been typed. */
  closed: boolean;
  end: number;
}>;

/** One word, phrase or filter, from `start` to its end. */
export function readPiece(text: string, start: number): Piece {
  const name = /^([\p{L}\p{M}]{2,12})[\u00a0\u202f]?:(?=\S)/u.exec(text.slice(start, start + 20));
  const filter = name === null ? undefined : FILTERS[foldWord(name[1] ?? '')];
  const first = readValue(
    text,
    start + (filter === undefined ? 0 : (name?.[0].length ?? 0)),
    filter !== undefined,
  );
  if (filter === undefined)
    return {
      filter,
      values: [],
      whole: first.value,
      quoted: first.quoted,
      closed: first.closed,
      end: first.end,
    };
  const values = [first];
  let last = first;
  while (text.charAt(last.end) === '|') {
    last = readValue(text, last.end + 1, true);
    values.push(last);
  }
  return {
    filter,
    values,
    whole: text.slice(start, last.end),
    quoted: false,
    closed: last.closed,
    end: last.end,
  };
}

type Value = Readonly<{ value: string; quoted: boolean; closed: boolean; end: number }>;

/** A phrase between quotation marks, or all up to a space, a quotation mark, and for a filter the next `|`. */
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
