/** One spelling for comparing: case, accents, ligatures, apostrophes, invisible characters and white space apart. */
export function foldKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\u00AD\u200B-\u200F\u2060]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’ʼ´`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** White space folded: how two texts are compared when it is asked whether a word was lost. */
export function foldWhiteSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
