/**
 * Sealed names: a keyed hash of the folded words recognises an erased person without storing the name. A short hash of
 * the first word, which identifies no name, avoids sealing every word of a text.
 */
import { createHmac } from 'node:crypto';
import type { Erased, Erasing, Manner, NameBook, Scope } from '#interview/erasure/erase-text.ts';
import { wordsOfName } from '#interview/erasure/erase-text.ts';

type SealedName = Readonly<{
  words: number;
  /** `word`: one word of a name, for lists of single words. */
  scope: Scope | 'word';
  /** HMAC-SHA256 in hexadecimal. */
  seal: string;
  hint: number;
}>;

/** A marker in the form that texts are compared with. Plain values, so that threads can receive it. */
export type Marker = Readonly<{
  id: string;
  manner: Manner;
  /** Hexadecimal. */
  key: string;
  names: readonly SealedName[];
  ids: readonly string[];
  pictures: readonly string[];
}>;

const sealOf = (key: Uint8Array, name: string): string =>
  createHmac('sha256', key).update(name).digest('hex');

/** FNV-1a from a keyed start, cut to 16 bits. */
function hintOf(start: number, word: string): number {
  let hash = start;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & 0xffff;
}

const startOf = (key: Uint8Array): number => Buffer.from(key).readUInt32LE(0) ^ 0x811c9dc5;

/** Seals `name`; undefined if it has no letter. */
function sealName(key: Uint8Array, name: string, scope: SealedName['scope']): SealedName | undefined {
  const words = wordsOfName(name);
  const [first] = words;
  if (first === undefined) return undefined;
  return {
    words: words.length,
    scope,
    seal: sealOf(key, words.join(' ')),
    hint: hintOf(startOf(key), first),
  };
}

/** Minimum letters of a word: shorter ones are in every text (« de », « la »). */
const SHORTEST_WORD = 3;

/**
 * Every seal that recognises a person by name. `names`: whole names. A single word (« Anne », « Le maire ») and labels
 * fit too many people, and are searched in their own posts only.
 */
export function sealNames(
  key: Uint8Array,
  names: readonly string[],
  labels: readonly string[],
): SealedName[] {
  const sealed = new Map<string, SealedName>();
  const add = (name: string, scope: SealedName['scope']): void => {
    const one = sealName(key, name, scope);
    const existingName = one === undefined ? undefined : sealed.get(`${one.seal} ${scope === 'word'}`);
    if (one !== undefined && existingName?.scope !== 'everywhere')
      sealed.set(`${one.seal} ${scope === 'word'}`, one);
  };
  for (const name of names) add(name, wordsOfName(name).length > 1 ? 'everywhere' : 'their-posts');
  for (const label of labels) add(label, 'their-posts');
  for (const word of names.flatMap(wordsOfName)) if (word.length >= SHORTEST_WORD) add(word, 'word');
  return [...sealed.values()];
}

type Sealing = Readonly<{
  key: Buffer;
  start: number;
  names: Map<string, { by: Erased; scope: Scope }>;
  hints: Set<number>;
}>;

/** The combined seals of the markers, for reading texts. Undefined if there are none. */
export function erasingOf(markers: readonly Marker[]): Erasing | undefined {
  if (markers.length === 0) return undefined;
  const sealings = new Map<string, Sealing>();
  const ids = new Map<string, Erased>();
  const pictures = new Set<string>();
  const lengths = new Set<number>();
  for (const { id, manner, key, names, ids: theirs, pictures: shown } of markers) {
    const by: Erased = { id, manner };
    const bytes = Buffer.from(key, 'hex');
    const sealing: Sealing = sealings.get(key) ?? {
      key: bytes,
      start: startOf(bytes),
      names: new Map(),
      hints: new Set(),
    };
    sealings.set(key, sealing);
    for (const { seal, scope, hint, words } of names) {
      if (scope === 'word') continue;
      lengths.add(words);
      sealing.hints.add(hint);
      if (sealing.names.get(seal)?.scope !== 'everywhere') sealing.names.set(seal, { by, scope });
    }
    for (const one of theirs) ids.set(one, by);
    for (const sha256 of shown) pictures.add(sha256);
  }
  const books = [...sealings.values()];
  const beginsByWord = new Map<string, boolean>();
  const names: NameBook = {
    lengths: [...lengths].toSorted((one, other) => other - one),
    begins(word) {
      const cachedAnswer = beginsByWord.get(word);
      if (cachedAnswer !== undefined) return cachedAnswer;
      if (beginsByWord.size >= 200_000) beginsByWord.clear();
      const value = books.some(({ start, hints }) => hints.has(hintOf(start, word)));
      beginsByWord.set(word, value);
      return value;
    },
    find(name) {
      for (const { key, names: sealed } of books) {
        const sealedName = sealed.get(sealOf(key, name));
        if (sealedName !== undefined) return sealedName;
      }
      return undefined;
    },
  };
  return { names, ofId: (id) => ids.get(id), isTheirPicture: (sha256) => pictures.has(sha256) };
}

/** A test for single words of their names. */
export function isWordOfTheirs(markers: readonly Marker[]): (word: string) => boolean {
  const sealed = markers.flatMap(({ key, names }) =>
    names.filter(({ scope }) => scope === 'word').map((name) => ({ key, ...name })),
  );
  const hints = new Map<string, Set<number>>();
  for (const { key, hint } of sealed) hints.set(key, (hints.get(key) ?? new Set()).add(hint));
  const seals = new Set(sealed.map(({ key, seal }) => `${key} ${seal}`));
  const keys = [...hints].map(([key, known]) => ({ key, known, bytes: Buffer.from(key, 'hex') }));
  return (word) =>
    keys.some(
      ({ key, known, bytes }) =>
        known.has(hintOf(startOf(bytes), word)) && seals.has(`${key} ${sealOf(bytes, word)}`),
    );
}

/** Names a text under a key: two equal texts give the same, and the text cannot be read from it. */
export const sealText = (key: string, text: string): string => sealOf(Buffer.from(key, 'hex'), text);
