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
 * A surrogate pair is a word's when it is a letter or a digit. Begins at `from`, and stops where `found` gives false.
 */
export function scanWords(text: string, found: (start: number, end: number) => unknown, from = 0): void {
  let start = -1;
  const length = text.length;
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
