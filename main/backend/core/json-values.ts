/**
 * Counts the values of a JSON text before it is parsed, since an empty object takes twenty times its text in memory.
 */

/** The limit for an external text; the routes of a WordPress site have about ten thousand. */
export const MOST_VALUES = 500_000;

/** True if a text, which need not be JSON, has more than `most` values. Linear, and stops beyond `most`. */
export function hasTooManyValues(text: string, most: number = MOST_VALUES): boolean {
  // A value and its separator take at least two characters.
  if (text.length <= most) return false;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === ',' || letter === '[' || letter === '{') values += 1;
    if (values > most) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
