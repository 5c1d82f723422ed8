/** When two texts are the same for a reader. Search has a form of its own for the words of its index (search/fold.ts). */

/** Accents and ligatures apart: « Cœur d’été » gives `Coeur d’ete`. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE');

/** One spelling for comparing and looking up: case, accents, ligatures, apostrophes, invisible characters and white space apart. */
export function foldKey(text: string): string {
  // Apostrophes first: some are a space with an accent once they are decomposed.
  return withoutAccents(text.replace(/[’ʼ´`]/g, "'").replace(/[\u00AD\u200B-\u200F\u2060]/gu, ''))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

const LATELY = 50_000;
/** What was folded lately: names of the directory and words of texts come again and again. */
const kept = new Map<string, string>();

/** As foldKey, for the same texts asked again and again: the directory at each key pressed, words of a library gone through. */
export function foldKeyAgain(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= LATELY) kept.clear();
  const value = foldKey(text);
  kept.set(text, value);
  return value;
}

/** White space folded: how two texts are compared when it is asked whether a word was lost. */
export function foldWhiteSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** As foldWhiteSpace, however accents are composed: titles and labels that come back from a blog. Case and accents count. */
export const foldComposed = (text: string): string => foldWhiteSpace(text.normalize('NFC'));
