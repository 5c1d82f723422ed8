/**
 * Reads the author and the description in a picture's metadata, proposed as credit and caption; published copies have
 * no metadata. Reads EXIF (tags 0x010E, 0x013B and 0x8298 of TIFF 6.0), IPTC (2:80, 2:110, 2:116 and 2:120 of IIM 4)
 * and XMP packets. Never fails, for any bytes.
 *
 * Alternatives: exif-reader, which gives up on the whole block at the first bad offset, of a thumbnail for instance;
 * exifreader (docs/design/library.md#pictures).
 */
import { SaxesParser } from 'saxes';

const MAX_LENGTH = 300;
/** A description may be a few sentences. */
const LONGEST = 1_000;

export type PictureWords = Readonly<{ credit: string; description: string }>;

type Fields = Partial<Record<'author' | 'credit' | 'rights' | 'description', string>>;

/** Each on one line, `credit` up to 300 characters, `description` up to 1,000; empty if the metadata has none. */
export function wordsOf(
  metadata: Readonly<{
    exif?: Uint8Array | undefined;
    iptc?: Uint8Array | undefined;
    xmp?: Uint8Array | undefined;
  }>,
): PictureWords {
  const { exif, iptc, xmp } = metadata;
  const fields: Fields = {
    ...(exif && readExif(exif)),
    ...(iptc && readIptc(iptc)),
    ...(xmp && tidied(readXmp(xmp))),
  };
  return { credit: creditFrom(fields), description: fields.description ?? '' };
}

function creditFrom({ author, credit, rights }: Fields): string {
  const owner = credit ?? rights;
  if (author === undefined || owner === undefined) return author ?? owner ?? '';
  return owner.toLowerCase().includes(author.toLowerCase())
    ? owner
    : `${author} / ${owner}`.slice(0, MAX_LENGTH);
}

function tidied(fields: Fields): Fields {
  const lines = Object.entries(fields).flatMap(([key, text]) => {
    const line = lineOf(text, key === 'description' ? LONGEST : MAX_LENGTH);
    return line === undefined || (key === 'description' && isCameraTalk(line)) ? [] : [[key, line]];
  });
  return Object.fromEntries(lines) as Fields;
}

/** One line of at most `longest` characters, without splitting a surrogate pair. */
function lineOf(text: string, longest: number): string | undefined {
  const singleLine = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const line = Array.from(singleLine).slice(0, longest).join('');
  return line === '' ? undefined : line;
}

/** True for default texts of cameras and programs. */
function isCameraTalk(description: string): boolean {
  return /^(?:olympus|sony|kodak|minolta|konica|samsung|nikon|canon|default|untitled|dcim|exif[_ ]|(?:dig(?:ital)?|dsc|img)[ _]?\S*$)/i.test(
    description,
  );
}

function decoded(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  // Cameras and older programs write Latin-1 in spite of the standards.
  return utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : utf8;
}

const EXIF_FIELDS = { 0x010e: 'description', 0x013b: 'author', 0x8298: 'rights' } as const;
const ASCII_TYPE = 2;

export function readExif(exif: Uint8Array): Fields {
  const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0;
  const bytes = exif.subarray(start);
  if (bytes.length < 8) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return {};
  const fields: Fields = {};
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
      fields[field] ??= decoded(bytes.subarray(at, Math.min(at + length, at + 4 * LONGEST)));
  }
  return tidied(fields);
}

const IPTC_FIELDS = { 80: 'author', 110: 'credit', 116: 'rights', 120: 'description' } as const;

export function readIptc(iptc: Uint8Array): Fields {
  const fields: Fields = {};
  // Photoshop wraps the records in its own blocks, so the first record marker (0x1C 0x02) is searched.
  let at = 0;
  while (at < iptc.length - 5 && !(iptc[at] === 0x1c && iptc[at + 1] === 0x02)) at += 1;
  while (at + 5 <= iptc.length && iptc[at] === 0x1c) {
    const length = ((iptc[at + 3] ?? 0) << 8) | (iptc[at + 4] ?? 0);
    // Above 32,767 it is the length of the length; no credit is that long.
    if (length > 0x7fff || at + 5 + length > iptc.length) break;
    const number = iptc[at + 2] as keyof typeof IPTC_FIELDS;
    const field = iptc[at + 1] === 2 && number in IPTC_FIELDS ? IPTC_FIELDS[number] : undefined;
    if (field !== undefined) fields[field] ??= decoded(iptc.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return tidied(fields);
}

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
const PHOTOSHOP = 'http://ns.adobe.com/photoshop/1.0/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** A packet has a few kilobytes; a thumbnail or an edit history in it comes last. */
const LARGEST = 1024 * 1024;
const LONGEST_XMP = 4_000;
/** Maximum nesting of elements (docs/design/security.md#limits). */
const DEEPEST = 200;

function fieldOf(uri: string, local: string): keyof Fields | undefined {
  if (uri === PHOTOSHOP) return local === 'Credit' ? 'credit' : undefined;
  if (uri !== DUBLIN_CORE) return undefined;
  const fields: Readonly<Record<string, keyof Fields>> = {
    creator: 'author',
    rights: 'rights',
    description: 'description',
  };
  return Object.hasOwn(fields, local) ? fields[local] : undefined;
}

/**
 * The texts of an XMP packet: creator, rights and description of Dublin Core, credit of Photoshop (ISO 16684-1), as
 * elements or attributes; of several languages the default one. The XML parser resolves no external entity. Invalid XML
 * ends the reading, and what was read before counts.
 */
export function readXmp(packet: Uint8Array): Fields {
  const fields: Fields = {};
  const languages = new Map<keyof Fields, string>();
  const creators: string[] = [];
  let field: keyof Fields | undefined;
  let language = '';
  let text = '';
  let depth = 0;

  const keep = (): void => {
    const words = text.trim();
    text = '';
    if (field === undefined || words === '') return;
    if (field === 'author') creators.push(words);
    // Keeps the first one, unless the default comes later.
    else if (fields[field] === undefined || (language === 'x-default' && languages.get(field) !== language)) {
      fields[field] = words;
      languages.set(field, language);
    }
  };

  const parser = new SaxesParser({ xmlns: true, fragment: false });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new Error('too deep');
    const tagField = fieldOf(tag.uri, tag.local);
    if (tagField !== undefined) field = tagField;
    if (tag.uri === RDF && tag.local === 'li') language = tag.attributes['xml:lang']?.value ?? '';
    text = '';
    for (const attribute of Object.values(tag.attributes)) {
      const attributeField = tag.uri === RDF ? fieldOf(attribute.uri, attribute.local) : undefined;
      if (attributeField === 'author') creators.push(attribute.value);
      else if (attributeField !== undefined) fields[attributeField] ??= attribute.value;
    }
  });
  parser.on('text', (more) => {
    if (field !== undefined && text.length < LONGEST_XMP) text += more;
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    keep();
    if (fieldOf(tag.uri, tag.local) !== undefined) field = undefined;
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(new TextDecoder('utf-8').decode(packet.subarray(0, LARGEST)).replace(/^\uFEFF/, ''));
    parser.close();
  } catch {
    // Invalid XML is not a failure: texts before the error count.
  }
  return { ...fields, ...(creators.length > 0 && { author: creators.slice(0, 5).join(', ') }) };
}
