/**
 * The pictures in the RTF that Word and LibreOffice put on the clipboard beside their HTML, whose own addresses lead to
 * files no page may read. PNG and JPEG only; drawings of Windows (WMF, EMF) are passed over.
 */

/** A picture of an RTF, its bytes in hexadecimal. */
export type RtfPicture = Readonly<{ type: 'image/png' | 'image/jpeg'; hex: string }>;

const LONGEST = 120_000_000;

/** Groups inside a picture's own; deeper ones are no picture. */
const DEEPEST = 8;

/** In the order of the text. Linear: each part is read once. */
export function rtfPictures(rtf: string): RtfPicture[] {
  if (rtf.length > LONGEST || !rtf.startsWith('{\\rtf')) return [];
  const found: RtfPicture[] = [];
  let read = 0;
  for (const { index, 1: kind } of rtf.matchAll(/\\(png|jpeg)blip\b/g)) {
    if (index < read) continue;
    const { hex, end } = hexAfter(rtf, index);
    read = end;
    if (hex.length >= 16 && hex.length % 2 === 0)
      found.push({ type: kind === 'png' ? 'image/png' : 'image/jpeg', hex });
  }
  return found;
}

/** What is left of a picture's group once its words and inner groups are taken out; where the group ends. */
function hexAfter(rtf: string, from: number): { hex: string; end: number } {
  let depth = 0;
  let end = from;
  const parts: string[] = [];
  let start = from;
  for (; end < rtf.length && depth <= DEEPEST; end += 1) {
    const character = rtf[end];
    if (character === '{') {
      if (depth === 0) parts.push(rtf.slice(start, end));
      depth += 1;
    } else if (character === '}') {
      if (depth === 0) break;
      depth -= 1;
      if (depth === 0) start = end + 1;
    }
  }
  if (depth > 0) return { hex: '', end };
  parts.push(rtf.slice(start, end));
  const hex = parts
    .join(' ')
    .replace(/\\[a-z]+-?\d* ?/gi, '')
    .replace(/\s+/g, '');
  return { hex: /^[0-9a-f]*$/i.test(hex) ? hex : '', end };
}
