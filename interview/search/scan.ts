/** Finds the words of a text in one pass over its UTF-16 units, without regular expressions. */

const SEPARATOR = 0;
const WORD = 1;
/** Combining marks and invisible joiners: part of a word, but not its first unit. */
const JOINER = 2;
const APOSTROPHE = 3;
const SURROGATE = 4;

/** The kind of each of the 65,536 units, computed on demand (255: not computed). */
const kinds = new Uint8Array(0x10000).fill(255);
const IS_WORD = /^[\p{L}\p{N}]$/u;
const IS_JOINER = /^(?:\p{M}|[\u00AD\u200C\u2060\uFEFF]|\u200D)$/u;

function kindOf(unit: number): number {
  const cached = kinds[unit] ?? SEPARATOR;
  if (cached !== 255) return cached;
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

/** Words that lose their vowel before another: « l’école » counts as « école ». */
const ELIDED = new Set(['l', 'd', 'j', 'n', 's', 'c', 'm', 't', 'qu', 'lorsqu', 'puisqu', 'jusqu', 'quoiqu']);
/** Words that contain an apostrophe. */
const UNSPLIT = new Set(['aujourd', 'prud', 'entr']);

/**
 * Calls `onWord` with the bounds of each word, in UTF-16 units of `text`, in order, without elided words. A surrogate
 * pair counts if it is a letter or digit. Starts at `from`; stops when `onWord` returns false, or at `length`.
 */
export function scanWords(
  text: string,
  onWord: (start: number, end: number) => unknown,
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
      if (onWord(start, at) === false) return;
      start = -1;
    }
  }
}

/**
 * Whether a wanted word may begin with this unit and, if given, this second one, which may also be no letter and end
 * the word.
 */
export type MayBegin = (unit: number, next?: number) => boolean;

/** Beyond this, letters are rare in French and English. */
const LATIN = 0x250;
/** Typographic signs: apostrophes, dashes, spaces. */
const PUNCTUATION = [0x2000, 0x206f] as const;

/** A scanner that skips words excluded by `mayBegin`: one table lookup per unit if few words are wanted. */
export function scannerOf(
  mayBegin: MayBegin,
): (text: string, onWord: (start: number, end: number) => void) => void {
  const isWanted = (unit: number): boolean => {
    const kind = kindOf(unit);
    return (kind === WORD || kind === SURROGATE) && mayBegin(unit);
  };
  // 1 for wanted units, and for units from LATIN on, which are tested when found.
  const table = new Uint8Array(0x10000).fill(1, LATIN).fill(0, PUNCTUATION[0], PUNCTUATION[1] + 1);
  for (let unit = 0; unit < LATIN; unit += 1) table[unit] = isWanted(unit) ? 1 : 0;
  return (text, onWord) => {
    const { length } = text;
    const report = (start: number, end: number): void => {
      if (mayBegin(text.charCodeAt(start))) onWord(start, end);
    };
    for (let at = nextMarked(text, 0, table); at < length; at = nextMarked(text, at + 1, table)) {
      if (at > 0 && kindOf(text.charCodeAt(at - 1)) === WORD) continue;
      const unit = text.charCodeAt(at);
      if (unit >= LATIN && !isWanted(unit)) continue;
      if (at + 1 < length && !mayBegin(unit, text.charCodeAt(at + 1))) continue;
      // Reads the whole range between two separators, because an apostrophe ends only some words.
      let start = at;
      while (start > 0 && kindOf(text.charCodeAt(start - 1)) !== SEPARATOR) start -= 1;
      let end = at + 1;
      while (end < length && kindOf(text.charCodeAt(end)) !== SEPARATOR) end += 1;
      scanWords(text, report, start, end);
      at = end;
    }
  };
}

/**
 * The index of the next unit marked in `table`, from `from`; the length of the text if there is none. Twice as fast as
 * a separate loop.
 */
function nextMarked(text: string, from: number, table: Uint8Array): number {
  const { length } = text;
  for (let at = from; at < length; at += 1) if (table[text.charCodeAt(at)] !== 0) return at;
  return length;
}
