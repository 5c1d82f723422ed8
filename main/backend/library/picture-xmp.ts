/**
 * The words of an XMP packet: creator, rights and description of Dublin Core, credit of Photoshop (ISO 16684-1). Written
 * as elements or as attributes; of several languages the default one. Read by an XML parser that knows no external
 * entity; what it refuses ends the reading, and what was read so far counts.
 */
import { SaxesParser } from 'saxes';

export type XmpWords = Partial<Record<'author' | 'credit' | 'rights' | 'description', string>>;

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
const PHOTOSHOP = 'http://ns.adobe.com/photoshop/1.0/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** A packet is a few kilobytes; those that carry a thumbnail or an edit history say the rest first. */
const LARGEST = 1024 * 1024;
const LONGEST = 4_000;
/** Elements in each other (docs/design/security.md#limits). */
const DEEPEST = 200;

function fieldOf(uri: string, local: string): keyof XmpWords | undefined {
  if (uri === PHOTOSHOP) return local === 'Credit' ? 'credit' : undefined;
  if (uri !== DUBLIN_CORE) return undefined;
  const fields: Readonly<Record<string, keyof XmpWords>> = {
    creator: 'author',
    rights: 'rights',
    description: 'description',
  };
  return Object.hasOwn(fields, local) ? fields[local] : undefined;
}

export function readXmp(packet: Uint8Array): XmpWords {
  const found: XmpWords = {};
  const languages = new Map<keyof XmpWords, string>();
  const creators: string[] = [];
  let field: keyof XmpWords | undefined;
  let language = '';
  let text = '';
  let depth = 0;

  const keep = (): void => {
    const words = text.trim();
    text = '';
    if (field === undefined || words === '') return;
    if (field === 'author') creators.push(words);
    // The first one, unless the default comes later.
    else if (found[field] === undefined || (language === 'x-default' && languages.get(field) !== language)) {
      found[field] = words;
      languages.set(field, language);
    }
  };

  const parser = new SaxesParser({ xmlns: true, fragment: false });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new Error('too deep');
    const opened = fieldOf(tag.uri, tag.local);
    if (opened !== undefined) field = opened;
    if (tag.uri === RDF && tag.local === 'li') language = tag.attributes['xml:lang']?.value ?? '';
    text = '';
    for (const attribute of Object.values(tag.attributes)) {
      const said = tag.uri === RDF ? fieldOf(attribute.uri, attribute.local) : undefined;
      if (said === 'author') creators.push(attribute.value);
      else if (said !== undefined) found[said] ??= attribute.value;
    }
  });
  parser.on('text', (more) => {
    if (field !== undefined && text.length < LONGEST) text += more;
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
    // What a stranger's file says badly is no failure of ours: the words before it stand.
  }
  return { ...found, ...(creators.length > 0 && { author: creators.slice(0, 5).join(', ') }) };
}
