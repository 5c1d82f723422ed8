/**
 * Folds words for search: ignores case, accents, ligatures and invisible joiners. Separate from foldKey
 * (../fold-key.ts), because it makes index keys of letters and digits only, and a change would require indexing again.
 */

/** Letters without a Unicode decomposition. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};
const ASCII_WORD = /^[a-z0-9]*$/;

/** `word` as in the exact index: « Œuvrés » gives `oeuvres`. Keeps only letters and digits. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII_WORD.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[œæßøđłı]/g, (letter) => OTHER_LETTERS[letter] ?? letter)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Cache of first folded units (0xffff: not computed). */
const firsts = new Uint16Array(0x10000).fill(0xffff);

/** The first unit of a folded word, from the word's first unit; 0 if it depends on the whole word. */
export function foldedFirstUnit(unit: number): number {
  const cached = firsts[unit] ?? 0;
  if (cached !== 0xffff) return cached;
  const folded = foldWord(String.fromCharCode(unit));
  return (firsts[unit] = folded === '' ? 0 : folded.charCodeAt(0));
}
