/** The kind of a file by its first bytes; its name and its declared type are never trusted. */

/** Formats that are stored, which every reader shows. */
export type PictureMime = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
/** Formats that are converted to one of these, or refused with a specific failure. */
type OtherMime = 'image/svg+xml' | 'image/avif' | 'image/tiff' | 'image/heic';

const KEPT: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
export const isKept = (mime: PictureMime | OtherMime): mime is PictureMime => KEPT.includes(mime);

const starts = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

export function sniffPicture(bytes: Uint8Array): PictureMime | OtherMime | undefined {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(bytes, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'image/png';
  if (starts(bytes, ascii('GIF87a')) || starts(bytes, ascii('GIF89a'))) return 'image/gif';
  if (starts(bytes, ascii('RIFF')) && starts(bytes, ascii('WEBP'), 8)) return 'image/webp';
  if (starts(bytes, [...ascii('II'), 42, 0]) || starts(bytes, [...ascii('MM'), 0, 42])) return 'image/tiff';
  if (starts(bytes, ascii('ftyp'), 4)) return ofBrands(bytes);
  return looksLikeSvg(bytes) ? 'image/svg+xml' : undefined;
}

/** The file type box of ISO/IEC 14496-12: its own brand, a version, then compatible brands, four letters each. */
function ofBrands(bytes: Uint8Array): 'image/avif' | 'image/heic' | undefined {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const box = new TextDecoder('latin1').decode(bytes.subarray(8, Math.min(size, 200)));
  const brands = box.match(/.{4}/gs) ?? [];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  return brands.some((brand) => /^(?:he[iv][a-z]|mif1|msf1)$/.test(brand)) ? 'image/heic' : undefined;
}

/** The root element is <svg>, after a BOM, blanks, the XML declaration, comments and a doctype. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 4_096));
  const root = head.replace(
    /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?((<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(\[[^\]]*\])?\s*>)\s*)*/i,
    '',
  );
  return /^<svg[\s>]/i.test(root);
}
