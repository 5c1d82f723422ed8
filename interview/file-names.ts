/** Names of files that every system takes: what Windows, macOS, Linux and USB sticks refuse is put aside. */

/** In UTF-8 bytes, ending and number included: file systems take 255, and a path has other parts. */
const LONGEST = 120;
/** Names of devices on Windows, whatever follows the first point. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
// oxlint-disable-next-line no-control-regex -- no file system shows them
const REFUSED = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]+/g;
/** Direction marks and the like, which make a name look like another; lone halves of characters. */
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}/gu;

const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Cut between characters, never inside one that is made of several (a letter and its accent). */
function cut(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let kept = '';
  for (const [cluster] of text.matchAll(/\P{M}\p{M}*/gu)) {
    if (bytesOf(kept) + bytesOf(cluster) > bytes) break;
    kept += cluster;
  }
  return kept;
}

/** Windows drops points and spaces at the end; a point at the start hides a file elsewhere. */
const trimmed = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '');

/**
 * A file's name without its ending, from a title: readable, at most 120 bytes with what follows it. `usual` where nothing
 * of the title is left.
 */
export function safeBaseName(title: string, usual: string, room = 16): string {
  const shown = title
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(REFUSED, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ');
  const name = trimmed(cut(trimmed(shown), LONGEST - room));
  if (name === '') return usual;
  return RESERVED.test(name) ? `_${name}` : name;
}

/** « Titre (2).docx » for the second of a name; the first bears none. `ending` holds its point. */
export const numberedName = (base: string, ending: string, number: number): string =>
  number === 1 ? `${base}${ending}` : `${base} (${number})${ending}`;
