/**
 * What makes two spellings the same word for search: case, accents, ligatures, invisible joiners apart. Apart from foldKey
 * (../fold-key.ts): it is a key of the index, of letters and digits alone, and what it makes cannot change without indexing again.
 */

/** Letters that no decomposition separates. */
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

/** `word` as it stands in the exact index: « Œuvrés » gives `oeuvres`. Keeps only letters and digits. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII_WORD.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[œæßøđłı]/g, (letter) => OTHER_LETTERS[letter] ?? letter)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The first unit of what each unit folds to, filled when first met (0xffff: not met yet). */
const firsts = new Uint16Array(0x10000).fill(0xffff);

/** The unit that the folded form of a word begins with, from the unit that the word begins with; 0 where only the whole word tells. */
export function foldedFirstUnit(unit: number): number {
  const known = firsts[unit] ?? 0;
  if (known !== 0xffff) return known;
  const folded = foldWord(String.fromCharCode(unit));
  return (firsts[unit] = folded === '' ? 0 : folded.charCodeAt(0));
}
