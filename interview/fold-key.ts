/** Keys to compare texts as readers do. Search uses another form for its index (search/fold.ts). */

/** Replaces accents and ligatures: « Cœur d’été » gives `Coeur d’ete`. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE');

/**
 * A key for comparison and lookup, without case, accents, ligatures, apostrophe variants, invisible characters and
 * extra white space.
 */
export function foldKey(text: string): string {
  // Apostrophes first: some decompose into a space with an accent.
  return withoutAccents(text.replace(/[’ʼ´`]/g, "'").replace(/[\u00AD\u200B-\u200F\u2060]/gu, ''))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

const CACHE_SIZE = 50_000;
/** Cache of recent keys: names of the directory and words of texts repeat. */
const foldCache = new Map<string, string>();

/** A cached foldKey for repeated texts: the directory on each keystroke, all words of a library. */
export function foldKeyCached(text: string): string {
  const cached = foldCache.get(text);
  if (cached !== undefined) return cached;
  if (foldCache.size >= CACHE_SIZE) foldCache.clear();
  const value = foldKey(text);
  foldCache.set(text, value);
  return value;
}

/** Folds white space, to check that no word was lost. */
export function foldWhiteSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Like foldWhiteSpace, for any composition of accents: titles and labels returned by a blog. Case and accents are
 * significant.
 */
export const foldComposed = (text: string): string => foldWhiteSpace(text.normalize('NFC'));
