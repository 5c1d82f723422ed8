/** File names valid on Windows, macOS, Linux and USB sticks. */

/** In UTF-8 bytes, with extension and number: file systems allow 255, and a path has other parts. */
const LONGEST = 120;
/** Device names of Windows, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
// oxlint-disable-next-line no-control-regex -- no file system shows them
const REFUSED = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]+/g;
/** Direction marks and other invisible characters, which disguise names, and lone surrogates. */
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}/gu;

const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Cuts between characters, never between a letter and its combining marks. */
function cutToBytes(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let result = '';
  for (const [cluster] of text.matchAll(/\P{M}\p{M}*/gu)) {
    if (bytesOf(result) + bytesOf(cluster) > bytes) break;
    result += cluster;
  }
  return result;
}

/** Windows drops trailing dots and spaces; a leading dot hides a file on other systems. */
const trimDots = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '');

/**
 * A readable file name without extension from a title, at most 120 bytes with its extension. `usual` if nothing of the
 * title is left.
 */
export function safeBaseName(title: string, usual: string, room = 16): string {
  const cleanTitle = title
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(REFUSED, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ');
  const name = trimDots(cutToBytes(trimDots(cleanTitle), LONGEST - room));
  if (name === '') return usual;
  return RESERVED.test(name) ? `_${name}` : name;
}

/** « Titre (2).docx » for the second file of a name; the first has no number. `ending` includes the dot. */
export const numberedName = (base: string, ending: string, number: number): string =>
  number === 1 ? `${base}${ending}` : `${base} (${number})${ending}`;
