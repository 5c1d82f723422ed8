/** What word processors write before an item: whether it counts, and which number it stands for. */

/** `3.` `1.2)` `(c)` `iv.` `4°` `5 -` `2.1` `7`; parts are parted by signs, and blanks are out already. */
const COUNTS =
  /^[([]?(?:(?:\p{L}{1,8}|\d{1,9})[.)-])*(?:\p{L}{1,8}|\d{1,9})[.)\]°:/–-]{1,2}$|^\d{1,9}(?:\.\d{1,9})*$/u;
const PARTS = /\p{L}+|\d+/gu;
const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const LARGEST = 1_000_000;

/** A mark without its blanks; ① is 1. */
export const bareMark = (written: string): string => written.replace(/[\s\u00a0]+/g, '').normalize('NFKC');

/** Letters that are a number: one of a to z, one several times (« bb » follows « z »), Roman. */
const isLetterNumber = (part: string): boolean =>
  part.length === 1 || ROMAN.test(part) || /^(\p{L})\1*$/u.test(part);

/** Whether the mark is words: « Article 1 », « Question 2 : ». They are the author’s and stay. */
export function isSpoken(mark: string): boolean {
  const parts = mark.toLowerCase().match(PARTS) ?? [];
  return (
    parts.some((part) => !/^\d/.test(part) && !isLetterNumber(part)) || (!isOrdered(mark) && /\d/.test(mark))
  );
}

/** Whether the item is one of a numbered list; the mark is bare. */
export const isOrdered = (mark: string): boolean => COUNTS.test(mark);

/**
 * The numbers that a bare mark may stand for, the likeliest first: `c)` is the third or the hundredth, `i.` the first or
 * the ninth. Of `1.3)` the last part counts. None: a letter of another alphabet.
 */
export function numbersOf(mark: string): number[] {
  const last = mark.toLowerCase().match(PARTS)?.at(-1) ?? '';
  if (/^\d/.test(last)) return [Math.min(Number.parseInt(last, 10), LARGEST)];
  const roman = ROMAN.test(last) ? [romanNumber(last)] : [];
  const isLatin = /^([a-z])\1*$/.test(last);
  const letter = isLatin ? [last.charCodeAt(0) - 96 + 26 * (last.length - 1)] : [];
  // Of single letters only those of the smallest Roman numbers begin a list oftener than the alphabet comes to them.
  return last.length > 1 || /^[ivx]$/.test(last) ? [...roman, ...letter] : [...letter, ...roman];
}

const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanNumber(roman: string): number {
  const values = roman.split('').map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
