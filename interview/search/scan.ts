/** Where the words of a text stand: one pass over its UTF-16 units, no regular expression a word. */

const SEPARATOR = 0;
const WORD = 1;
/** Marks and invisible joiners: part of a word, never the first of one. */
const JOINER = 2;
const APOSTROPHE = 3;
const SURROGATE = 4;

/** The kind of each of the 65,536 units, filled when first met (255: not met yet). */
const kinds = new Uint8Array(0x10000).fill(255);
const IS_WORD = /^[\p{L}\p{N}]$/u;
const IS_JOINER = /^(?:\p{M}|[\u00AD\u200C\u2060\uFEFF]|\u200D)$/u;

function kindOf(unit: number): number {
  const known = kinds[unit] ?? SEPARATOR;
  if (known !== 255) return known;
  const character = String.fromCharCode(unit);
  let kind = SEPARATOR;
  if (unit >= 0xd800 && unit <= 0xdfff) kind = SURROGATE;
  else if (character === "'" || character === '’' || character === 'ʼ' || character === '‘')
    kind = APOSTROPHE;
  else if (IS_WORD.test(character)) kind = WORD;
  else if (IS_JOINER.test(character)) kind = JOINER;
  kinds[unit] = kind;
  return kind;
}

/** Words that lose their vowel before another: « l’école » is about an « école ». */
const ELIDED = new Set(['l', 'd', 'j', 'n', 's', 'c', 'm', 't', 'qu', 'lorsqu', 'puisqu', 'jusqu', 'quoiqu']);
/** Words that hold an apostrophe. */
const UNSPLIT = new Set(['aujourd', 'prud', 'entr']);

/**
 * Calls `found` with the bounds of each word, in UTF-16 units of `text`, in order; elided words are left out.
 * A surrogate pair is a word's when it is a letter or a digit. Begins at `from`, and stops where `found` gives false, or at
 * `length`.
 */
export function scanWords(
  text: string,
  found: (start: number, end: number) => unknown,
  from = 0,
  length = text.length,
): void {
  let start = -1;
  for (let at = from; at <= length; at += 1) {
    let kind = at < length ? kindOf(text.charCodeAt(at)) : SEPARATOR;
    if (kind === SURROGATE) {
      const point = text.codePointAt(at) ?? 0;
      const isWord = point > 0xffff && IS_WORD.test(String.fromCodePoint(point));
      kind = isWord ? WORD : SEPARATOR;
      if (isWord) {
        if (start < 0) start = at;
        at += 1;
        continue;
      }
    }
    if (kind === WORD) {
      if (start < 0) start = at;
    } else if (start >= 0 && kind !== JOINER) {
      if (kind === APOSTROPHE && at - start <= 7) {
        const word = text.slice(start, at).toLowerCase();
        if (UNSPLIT.has(word) && kindOf(text.charCodeAt(at + 1)) === WORD) continue;
        if (ELIDED.has(word)) {
          start = -1;
          continue;
        }
      }
      if (found(start, at) === false) return;
      start = -1;
    }
  }
}

/**
 * Whether a word may be wanted that begins with a unit, and with a second one where it is given: that one may also be no letter,
 * which ends the word or is part of it.
 */
export type MayBegin = (unit: number, next?: number) => boolean;

/** Above are few of the letters of French and English. */
const LATIN = 0x250;
/** Signs of typography: apostrophes, dashes, spaces. */
const PUNCTUATION = [0x2000, 0x206f] as const;

/**
 * What calls `found` as scanWords does, and passes over words that `mayBegin` does not want: one look at a unit of a text where
 * few words are wanted.
 */
export function scannerOf(
  mayBegin: MayBegin,
): (text: string, found: (start: number, end: number) => void) => void {
  const isWanted = (unit: number): boolean => {
    const kind = kindOf(unit);
    return (kind === WORD || kind === SURROGATE) && mayBegin(unit);
  };
  // 1 for the units that are wanted, and for those that are to be asked about when they are met.
  const table = new Uint8Array(0x10000).fill(1, LATIN).fill(0, PUNCTUATION[0], PUNCTUATION[1] + 1);
  for (let unit = 0; unit < LATIN; unit += 1) table[unit] = isWanted(unit) ? 1 : 0;
  return (text, found) => {
    const { length } = text;
    const tell = (start: number, end: number): void => {
      if (mayBegin(text.charCodeAt(start))) found(start, end);
    };
    for (let at = nextMarked(text, 0, table); at < length; at = nextMarked(text, at + 1, table)) {
      if (at > 0 && kindOf(text.charCodeAt(at - 1)) === WORD) continue;
      const unit = text.charCodeAt(at);
      if (unit >= LATIN && !isWanted(unit)) continue;
      if (at + 1 < length && !mayBegin(unit, text.charCodeAt(at + 1))) continue;
      // What stands between two separators is read as a whole: an apostrophe ends some words, and not others.
      let start = at;
      while (start > 0 && kindOf(text.charCodeAt(start - 1)) !== SEPARATOR) start -= 1;
      let end = at + 1;
      while (end < length && kindOf(text.charCodeAt(end)) !== SEPARATOR) end += 1;
      scanWords(text, tell, start, end);
      at = end;
    }
  };
}

/** Where a unit marked in `table` stands, from `from` on; the length of the text where there is none. A loop of its own is twice as fast. */
function nextMarked(text: string, from: number, table: Uint8Array): number {
  const { length } = text;
  for (let at = from; at < length; at += 1) if (table[text.charCodeAt(at)] !== 0) return at;
  return length;
}
