/** What makes two spellings the same word for search: case, accents, ligatures, invisible joiners apart. */

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
