/**
 * Whose picture it is, as its own metadata says: proposed as the credit, never imposed. Reads Artist and Copyright of
 * EXIF (tags 0x013B and 0x8298 of TIFF 6.0) and By-line, Credit and Copyright Notice of IPTC (2:80, 2:110, 2:116 of IIM 4).
 */

const MAX_LENGTH = 300;

/** One line at most 300 characters long; empty where the metadata say nothing readable. */
export function creditFrom(
  metadata: Readonly<{ exif?: Uint8Array | undefined; iptc?: Uint8Array | undefined }>,
): string {
  const exif = metadata.exif === undefined ? {} : readExif(metadata.exif);
  const iptc = metadata.iptc === undefined ? {} : readIptc(metadata.iptc);
  const author = iptc.byline ?? exif.artist;
  const credit = iptc.credit ?? iptc.copyright ?? exif.copyright;
  if (author === undefined || credit === undefined) return author ?? credit ?? '';
  return credit.toLowerCase().includes(author.toLowerCase())
    ? credit
    : `${author} / ${credit}`.slice(0, MAX_LENGTH);
}

function tidy(bytes: Uint8Array): string | undefined {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  // Cameras and older programs write Latin-1, whatever the standards say.
  const text = utf8.includes('\uFFFD') ? new TextDecoder('latin1').decode(bytes) : utf8;
  const line = text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
  return line === '' ? undefined : line;
}

const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const ASCII_TYPE = 2;

export function readExif(exif: Uint8Array): { artist?: string; copyright?: string } {
  const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0;
  const bytes = exif.subarray(start);
  if (bytes.length < 8) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return {};
  const found: { artist?: string; copyright?: string } = {};
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.length) break;
    const tag = view.getUint16(entry, little);
    if ((tag !== ARTIST && tag !== COPYRIGHT) || view.getUint16(entry + 2, little) !== ASCII_TYPE) continue;
    const length = view.getUint32(entry + 4, little);
    const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    const text = at + length <= bytes.length ? tidy(bytes.subarray(at, at + length)) : undefined;
    if (text !== undefined) found[tag === ARTIST ? 'artist' : 'copyright'] = text;
  }
  return found;
}

const IPTC_FIELDS = { 80: 'byline', 110: 'credit', 116: 'copyright' } as const;

export function readIptc(iptc: Uint8Array): { byline?: string; credit?: string; copyright?: string } {
  const found: { byline?: string; credit?: string; copyright?: string } = {};
  // Photoshop wraps the records in its own blocks: the first record marker (0x1C 0x02) is looked for.
  let at = 0;
  while (at < iptc.length - 5 && !(iptc[at] === 0x1c && iptc[at + 1] === 0x02)) at += 1;
  while (at + 5 <= iptc.length && iptc[at] === 0x1c) {
    const length = ((iptc[at + 3] ?? 0) << 8) | (iptc[at + 4] ?? 0);
    // Above 32 767 the length says how long the length is: no credit is that long.
    if (length > 0x7fff || at + 5 + length > iptc.length) break;
    const field = iptc[at + 1] === 2 ? IPTC_FIELDS[iptc[at + 2] as keyof typeof IPTC_FIELDS] : undefined;
    const text = field === undefined ? undefined : tidy(iptc.subarray(at + 5, at + 5 + length));
    if (field !== undefined && text !== undefined) found[field] ??= text;
    at += 5 + length;
  }
  return found;
}
