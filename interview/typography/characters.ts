/** Lists of words, and the characters and classes that the passes share; the classes are written for use inside [ ] with the `u` flag. */
import { UNSEEN, WORD } from './protect.ts';

/** Words set apart by spaces and lines. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** Any of these words in a pattern, the longest first. */
export const alternatives = (list: readonly string[]): string =>
  [...list]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');

export const NO_BREAK = '\u00a0';
export const THIN = '\u202f';
/** Spaces within a line that rules may change; a tab aligns columns and stays. */
export const SPACE = ' \u00a0\u202f\u2009';
/** What ends a word, or stands for one. */
export const LETTERS = `\\p{L}\\p{N}\\p{M}${WORD}`;
/** What a word may not be glued to for a rule about that word to hold; what is covered may be more of it. */
export const AROUND = `\\p{L}\\p{N}\\p{M}_${WORD}`;
export { UNSEEN, WORD };
