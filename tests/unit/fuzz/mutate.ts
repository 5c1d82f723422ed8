/**
 * Files changed by an informed person: entries of archives, elements and attributes of XML and HTML, values of JSON,
 * lines of text; then random bytes. The same seed makes the same file.
 */
import { makeZip, type ZipEntry } from '../../builders/zip-file.ts';

export type Random = {
  /** From 0 up to `below`. */
  below(below: number): number;
  one<Item>(list: readonly Item[]): Item;
  /** True once in `times`. */
  once(times: number): boolean;
};

/** mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const random: Random = {
    below: (below) => Math.floor(next() * below),
    one: (list) => list[random.below(list.length)] as (typeof list)[number],
    once: (times) => random.below(times) === 0,
  };
  return random;
}

const NAMES = [
  'constructor',
  '__proto__',
  'hasOwnProperty',
  '',
  'é/à.xml',
  '../../x',
  '/etc/passwd',
  'CON',
  'a'.repeat(300),
];
const VALUES = [
  '',
  '0',
  '-1',
  '1e308',
  '99999999999999999999',
  '\u0000',
  '\ud800',
  '\u202e',
  '&',
  '<',
  '"',
  '&#0;',
  '&nothing;',
  '&#x110000;',
  ']]>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '%00',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:image/svg+xml;base64,PHN2Zy8+',
  ...NAMES,
];
/** Times over, most often few. */
const often = (random: Random): number => random.one([2, 2, 3, 10, 100, 1_000, 5_000]);
/** Maximum length of a changed text: readers refuse larger ones first. */
const MOST = 4_000_000;

type Change = (text: string, random: Random) => string;

function range(text: string, random: Random): [from: number, to: number] {
  const from = random.below(text.length + 1);
  return [from, Math.min(text.length, from + random.below(random.one([4, 40, 400, 4_000])))];
}

const changes: readonly Change[] = [
  (text, random) => {
    const [from, to] = range(text, random);
    return text.slice(0, from) + text.slice(to);
  },
  (text, random) => {
    const [from, to] = range(text, random);
    const piece = text.slice(from, to);
    const times = Math.min(often(random), Math.ceil(MOST / (piece.length + 1)));
    return text.slice(0, from) + piece.repeat(times) + text.slice(to);
  },
  (text, random) => {
    const [from] = range(text, random);
    return text.slice(0, from) + random.one(VALUES) + text.slice(from);
  },
  /** Repeats or nests an element with some of its contents. */
  (text, random) => {
    const tags = [...text.matchAll(/<([A-Za-z][\w:.-]*)\b[^<>]*>/g)];
    if (tags.length === 0) return text;
    const { index, 0: opening, 1: name = '' } = random.one(tags);
    const end = text.indexOf(`</${name}>`, index);
    const times = often(random);
    if (end === -1 || random.once(3))
      return (
        text.slice(0, index) +
        opening.repeat(Math.min(times, Math.ceil(MOST / opening.length))) +
        text.slice(index + (random.once(2) ? opening.length : 0))
      );
    const element = text.slice(index, end + name.length + 3);
    if (random.once(2))
      return (
        text.slice(0, index) +
        element.repeat(Math.min(times, Math.ceil(MOST / element.length))) +
        text.slice(index)
      );
    // An opening of many megabytes, repeated, is longer than any text may be.
    const deep = Math.min(times, Math.ceil(MOST / opening.length));
    return (
      text.slice(0, index) + opening.repeat(deep) + element + `</${name}>`.repeat(deep) + text.slice(index)
    );
  },
  /** The value of an attribute, or of its name. */
  (text, random) => {
    const attributes = [...text.matchAll(/\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)];
    if (attributes.length === 0) return text;
    const { index, 0: attribute, 1: name = '' } = random.one(attributes);
    const value = random.once(4) ? 'x'.repeat(100_000) : random.one(VALUES).replaceAll(/["<]/g, '');
    const put = random.once(4) ? ` ${random.one(NAMES.slice(0, 3))}="x"` : ` ${name}="${value}"`;
    return text.slice(0, index) + put + text.slice(index + attribute.length);
  },
  /** An element under the name of another. */
  (text, random) => {
    const names = [...text.matchAll(/<([A-Za-z][\w:.-]*)\b/g)].map(([, name = '']) => name);
    if (names.length === 0) return text;
    const [from, to] = [
      random.one(names),
      random.once(3) ? random.one(NAMES.slice(0, 3)) : random.one(names),
    ];
    return text.replaceAll(new RegExp(`(</?)${from.replaceAll('.', '\\.')}\\b`, 'g'), `$1${to}`);
  },
  /** Numbers are counts, sizes, places. */
  (text, random) => {
    const numbers = [...text.matchAll(/\d+/g)];
    if (numbers.length === 0) return text;
    const { index, 0: numberText } = random.one(numbers);
    const put = random.one(['0', '-1', '4294967296', '9007199254740993', '1e9', '9'.repeat(400)]);
    return text.slice(0, index) + put + text.slice(index + numberText.length);
  },
  /** Lines with increasing nesting. */
  (text, random) => {
    const sign = random.one([
      '>',
      '> ',
      '- ',
      '1. ',
      '  ',
      '#',
      '*',
      '[',
      '![',
      '|',
      '`',
      '---\n',
      'Nom : ',
      '<b>',
    ]);
    const [from] = range(text, random);
    const line = text.lastIndexOf('\n', from) + 1;
    return text.slice(0, line) + sign.repeat(often(random)) + text.slice(line);
  },
];

export function changedText(text: string, random: Random): string {
  let changed = text;
  for (let count = 1 + random.below(4); count > 0; count -= 1) changed = random.one(changes)(changed, random);
  return changed.slice(0, 4 * MOST);
}

/** A value of JSON with one place of it changed. */
export function changedJson(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.once(8))
    return random.one([null, true, -1, 1e308, '', 'x'.repeat(100_000), [], {}, [[[[]]]], '\ud800', value]);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.once(4))
      return Array.from({ length: often(random) }, () => (value as unknown[])[0] ?? null);
    const at = random.below(value.length);
    return (value as unknown[]).map((item, index) => (index === at ? changedJson(item, random) : item));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return { a: 1 };
  const at = random.below(entries.length);
  if (random.once(6)) return Object.fromEntries(entries.filter((_, index) => index !== at));
  if (random.once(6)) return Object.fromEntries([...entries, [random.one(NAMES), entries[at]?.[1]]]);
  return Object.fromEntries(
    entries.map(([name, item], index) => [name, index === at ? changedJson(item, random) : item]),
  );
}

/** A JSON value with one part changed to another value of its type, which most shapes accept. */
export function changedShape(value: unknown, random: Random): unknown {
  if (typeof value === 'string') return random.once(2) ? random.one(VALUES) : changedText(value, random);
  if (typeof value === 'number')
    return random.one([0, -1, value + 1, 0.5, 1e308, 253_402_300_800_000, Number.MAX_SAFE_INTEGER]);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  if (keys.length === 0) return value;
  const key = random.one(keys);
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const at = Number(key);
    if (random.once(8)) return Array.from({ length: often(random) }, () => list[at]);
    if (random.once(8)) return list.toSpliced(at, 1);
    if (random.once(8)) return list.toSpliced(at, 0, random.one(list));
    return list.with(at, changedShape(list[at], random));
  }
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: changedShape(fields[key], random) };
}

/** Changes bytes anywhere, most often at either end, where file formats have their headers. */
export function changedBytes(bytes: Buffer, random: Random): Buffer {
  let changed = Buffer.from(bytes);
  for (let count = 1 + random.below(6); count > 0 && changed.length > 0; count -= 1) {
    const near = random.once(2) ? Math.min(changed.length, 400) : changed.length;
    const at = random.once(2) ? random.below(near) : changed.length - 1 - random.below(near);
    if (random.once(8)) changed = Buffer.from(changed.subarray(0, at));
    else if (random.once(3) && at + 4 <= changed.length)
      changed.writeUInt32LE(
        random.one([0, 1, 0x7fff_ffff, 0xffff_ffff, changed.length, changed.length + 1]),
        at,
      );
    else changed[at] = random.below(256);
  }
  return changed;
}

/** An archive with changed entries: their contents (`inside` by name), and their headers. */
export function changedZip(
  entries: readonly ZipEntry[],
  inside: (entry: ZipEntry, random: Random) => Uint8Array | string,
  random: Random,
): Buffer {
  let changed = [...entries];
  const at = random.below(changed.length);
  const entry = changed[at] as ZipEntry;
  const put = (one: ZipEntry): void => void (changed[at] = one);
  // Stored, so that it is not refused as a bomb.
  const stored = random.once(2);
  if (!random.once(8)) put({ ...entry, bytes: inside(entry, random), stored });
  if (random.once(12)) put({ ...entry, name: random.one(NAMES) });
  if (random.once(12)) put({ ...entry, claimed: random.one([0, 1, 0xffff_ffff, 0x7fff_ffff]) });
  if (random.once(20)) put({ ...entry, mode: 0o120777 });
  if (random.once(12)) changed = changed.filter((_, index) => index !== at);
  if (random.once(20)) changed.push(entry);
  const zip = makeZip(changed);
  return random.once(4) ? changedBytes(zip, random) : zip;
}
