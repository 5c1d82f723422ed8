/** The pictures that some HTML contains or only refers to. */
import { attribute, HtmlError, type HtmlParent, isElement, parseHtml } from '../../markup/parse.ts';

// Pictures in the RTF that Word and LibreOffice put on the clipboard with their HTML, which refers to files out of
// reach. PNG and JPEG only; Windows drawings (WMF, EMF) are skipped.

/** A picture of an RTF, as hexadecimal bytes. */
type RtfPicture = Readonly<{ type: 'image/png' | 'image/jpeg'; hex: string }>;

const LONGEST = 120_000_000;

/** Maximum nesting of groups within a picture. */
const DEEPEST = 8;

/** In text order, in linear time. */
export function rtfPictures(rtf: string): RtfPicture[] {
  if (rtf.length > LONGEST || !rtf.startsWith('{\\rtf')) return [];
  const pictures: RtfPicture[] = [];
  let read = 0;
  for (const { index, 1: kind } of rtf.matchAll(/\\(png|jpeg)blip\b/g)) {
    if (index < read) continue;
    const { hex, end } = hexAfter(rtf, index);
    read = end;
    if (hex.length >= 16 && hex.length % 2 === 0)
      pictures.push({ type: kind === 'png' ? 'image/png' : 'image/jpeg', hex });
  }
  return pictures;
}

/** The hexadecimal text of a picture's group, without control words and inner groups, and the group's end. */
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

const WORTH_READING = /data:image|(?:file|cid|blob|webkit-fake-url|ms-appdata|x-apple-[a-z-]{1,40}):/i;
const INLINE = /^data:(image\/(?:png|jpeg|gif|webp|avif));base64,([A-Za-z0-9+/=\s]+)$/i;

/** The addresses of all `img`, in order, without duplicates; none if the HTML cannot be parsed. */
function addresses(html: string): string[] {
  if (!WORTH_READING.test(html)) return [];
  try {
    return [...new Set(addressesIn(parseHtml(html)))];
  } catch (thrown) {
    if (!(thrown instanceof HtmlError)) throw thrown;
    return [];
  }
}

function addressesIn(parent: HtmlParent): string[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) =>
      child.tagName === 'img' ? [(attribute(child, 'src') ?? '').trim()] : addressesIn(child),
    );
}

/** A picture as a data URL. */
type InlinePicture = Readonly<{ address: string; type: string; base64: string }>;

/** The raster pictures contained in the HTML as data. */
export function inlinePictures(html: string): InlinePicture[] {
  return addresses(html).flatMap((address) => {
    const [, type, base64] = INLINE.exec(address) ?? [];
    return type === undefined || base64 === undefined
      ? []
      : [{ address, type: type.toLowerCase(), base64: base64.replace(/\s/g, '') }];
  });
}

/** The addresses of pictures that exist only on the source computer or in the mail. */
export function localPictures(html: string): string[] {
  return addresses(html).filter(isLocalPicture);
}

/** Addresses such as `file:`, `cid:` and `blob:`, which cannot be fetched. */
export function isLocalPicture(address: string): boolean {
  return /^\s*(?:file|cid|blob|webkit-fake-url|ms-appdata|x-apple-[a-z-]{1,40}):/i.test(address);
}
