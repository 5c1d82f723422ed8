/** What a file is by its first bytes; its name and what the sender says of it are never believed. */

export type PictureMime = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

const starts = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

export function sniffPicture(bytes: Uint8Array): PictureMime | 'image/svg+xml' | undefined {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(bytes, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'image/png';
  if (starts(bytes, ascii('GIF87a')) || starts(bytes, ascii('GIF89a'))) return 'image/gif';
  if (starts(bytes, ascii('RIFF')) && starts(bytes, ascii('WEBP'), 8)) return 'image/webp';
  return looksLikeSvg(bytes) ? 'image/svg+xml' : undefined;
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
