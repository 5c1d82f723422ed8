/**
 * Word lists, characters and character classes that the passes share; classes are for use inside [ ] with the `u` flag.
 */
import { UNSEEN, WORD } from './protect-text.ts';

/** Splits a list of words at white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** A pattern of alternatives, longest first. */
export const alternatives = (list: readonly string[]): string =>
  [...list]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');

export const NO_BREAK = '\u00a0';
export const THIN = '\u202f';
/** Spaces that rules may change; tabs align columns and are kept. */
export const SPACE = ' \u00a0\u202f\u2009';
/** Characters of a word, protected text included. */
export const LETTERS = `\\p{L}\\p{N}\\p{M}${WORD}`;
/** Characters that must not adjoin a word for its rule to apply; protected text may be part of it. */
export const AROUND = `\\p{L}\\p{N}\\p{M}_${WORD}`;
export { UNSEEN, WORD };
