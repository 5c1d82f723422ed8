/** Bodies that a blog shortens in its feed: only their beginning came, and nobody may take it for the whole. */
import type { Entry } from '../entries.ts';

/** How much of the end is looked at. */
const TAIL = 1_500;
/** The jump break with nothing but closing tags after it: the owner gives posts « until the jump break ». */
const ENDS_AT_BREAK =
  /(?:<a\s+name\s*=\s*["']more["']\s*(?:\/>|>\s*<\/a\s*>)|<!--\s*more\s*-->)(?:\s|&nbsp;|<\/[a-z]+\s*>|<br\s*\/?>)*$/i;
/** « Lire la suite » at the very end, to the post's own `#more`. */
const ENDS_AT_LINK =
  /<a\s[^>]{0,800}?href\s*=\s*["'][^"']{0,800}#more["'][^>]{0,400}>[^<]{0,200}<\/a\s*>(?:\s|&nbsp;|<\/[a-z]+\s*>|<br\s*\/?>)*$/i;

export function isCut(html: string): boolean {
  const tail = html.slice(-TAIL);
  return ENDS_AT_BREAK.test(tail) || ENDS_AT_LINK.test(tail);
}

/** The entry with its body as an excerpt, where that is all there is; the entry itself otherwise. */
export function asGiven(entry: Entry): Entry {
  if (entry.html === undefined || !isCut(entry.html)) return entry;
  const { html, ...rest } = entry;
  return { ...rest, excerpt: html };
}
