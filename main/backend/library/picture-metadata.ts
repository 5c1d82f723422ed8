/**
 * What a picture's own metadata say of it: whose it is, proposed as the credit, and what it shows, proposed as the caption.
 * Proposed, never imposed; what is sent out carries none of it. Reads EXIF (tags 0x010E, 0x013B and 0x8298 of TIFF 6.0),
 * IPTC (2:80, 2:110, 2:116 and 2:120 of IIM 4) and XMP (picture-xmp.ts). Any bytes may come: nothing here fails.
 *
 * Compared: exif-reader, which gives up on the whole block at the first bad offset, of a thumbnail for instance.
 */
import { readXmp } from './picture-xmp.ts';

const MAX_LENGTH = 300;
/** A description may be a few sentences. */
const LONGEST = 1_000;

export type PictureWords = Readonly<{ credit: string; description: string }>;

type Said = Partial<Record<'author' | 'credit' | 'rights' | 'description', string>>;

/** Each a line, `credit` of at most 300 characters, `description` of at most 1,000; empty where nothing readable is said. */
export function wordsOf(
  metadata: Readonly<{
    exif?: Uint8Array | undefined;
    iptc?: Uint8Array | undefined;
    xmp?: Uint8Array | undefined;
  }>,
): PictureWords {
  const { exif, iptc, xmp } = metadata;
  const said: Said = {
    ...(exif && readExif(exif)),
    ...(iptc && readIptc(iptc)),
    ...(xmp && tidied(readXmp(xmp))),
  };
  return { credit: creditFrom(said), description: said.description ?? '' };
}

function creditFrom({ author, credit, rights }: Said): string {
  const owner = credit ?? rights;
  if (author === undefined || owner === undefined) return author ?? owner ?? '';
  return owner.toLowerCase().includes(author.toLowerCase())
    ? owner
    : `${author} / ${owner}`.slice(0, MAX_LENGTH);
}

function tidied(said: Said): Said {
  const lines = Object.entries(said).flatMap(([key, text]) => {
    const line = lineOf(text, key === 'description' ? LONGEST : MAX_LENGTH);
    return line === undefined || (key === 'description' && isCameraTalk(line)) ? [] : [[key, line]];
  });
  return Object.fromEntries(lines) as Said;
}

/** A line of at most `longest` characters, none cut in half. */
function lineOf(text: string, longest: number): string | undefined {
  const whole = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const line = Array.from(whole).slice(0, longest).join('');
  return line === '' ? undefined : line;
}

/** What cameras and programs write where a person would describe. */
function isCameraTalk(description: string): boolean {
  return /^(?:olympus|sony|kodak|minolta|konica|samsung|nikon|canon|default|untitled|dcim|exif[_ ]|(?:dig(?:ital)?|dsc|img)[ _]?\S*$)/i.test(
    description,
  );
}

function decoded(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  // Cameras and older programs write Latin-1, whatever the standards say.
  return utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : utf8;
}

const EXIF_FIELDS = { 0x010e: 'description', 0x013b: 'author', 0x8298: 'rights' } as const;
const ASCII_TYPE = 2;

export function readExif(exif: Uint8Array): Said {
  const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0;
  const bytes = exif.subarray(start);
  if (bytes.length < 8) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return {};
  const found: Said = {};
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.length) break;
    const tag = view.getUint16(entry, little);
    const field = tag in EXIF_FIELDS ? EXIF_FIELDS[tag as keyof typeof EXIF_FIELDS] : undefined;
    if (field === undefined || view.getUint16(entry + 2, little) !== ASCII_TYPE) continue;
    const length = view.getUint32(entry + 4, little);
    const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (at + length <= bytes.length)
      found[field] ??= decoded(bytes.subarray(at, Math.min(at + length, at + 4 * LONGEST)));
  }
  return tidied(found);
}

const IPTC_FIELDS = { 80: 'author', 110: 'credit', 116: 'rights', 120: 'description' } as const;

export function readIptc(iptc: Uint8Array): Said {
  const found: Said = {};
  // Photoshop wraps the records in its own blocks: the first record marker (0x1C 0x02) is looked for.
  let at = 0;
  while (at < iptc.length - 5 && !(iptc[at] === 0x1c && iptc[at + 1] === 0x02)) at += 1;
  while (at + 5 <= iptc.length && iptc[at] === 0x1c) {
    const length = ((iptc[at + 3] ?? 0) << 8) | (iptc[at + 4] ?? 0);
    // Above 32 767 the length says how long the length is: no credit is that long.
    if (length > 0x7fff || at + 5 + length > iptc.length) break;
    const number = iptc[at + 2] as keyof typeof IPTC_FIELDS;
    const field = iptc[at + 1] === 2 && number in IPTC_FIELDS ? IPTC_FIELDS[number] : undefined;
    if (field !== undefined) found[field] ??= decoded(iptc.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return tidied(found);
}
