/**
 * The words of the archive in memory, from a word to those that share a key with it, and to those with its prefix.
 * Words typed without accents, inflected or incomplete thus match the words of the archive
 * (docs/design/search.md#the-dictionary).
 */
import { enlarge } from '../analysis/value-lists.ts';
import type { Analysed } from '../analysis/tokenizer.ts';

const NONE: readonly string[] = [];
const ints = (length: number): Int32Array => new Int32Array(length);

/**
 * The keys of words, in three arrays of numbers: an object per key took ten times the memory for a large archive. A
 * pair is one word and one of its keys; pairs are in the order of their words.
 */
class Pairs {
  #size = 0;
  /** By pair. */
  #keys = ints(64);
  #words = ints(64);
  /** By pair: the next one of the same key; -1 after its last. */
  #nexts = ints(64);
  /** By key: its first and its last pair. */
  #firsts = ints(64);
  #lasts = ints(64);
  #keyCount = 0;

  get size(): number {
    return this.#size;
  }

  add(word: number, key: number): void {
    const pair = this.#size;
    this.#size += 1;
    this.#makeRoom(key);
    this.#keys[pair] = key;
    this.#words[pair] = word;
    this.#nexts[pair] = -1;
    if (key < this.#keyCount) this.#nexts[this.#lasts[key] ?? 0] = pair;
    else this.#firsts[key] = pair;
    this.#lasts[key] = pair;
    this.#keyCount = Math.max(this.#keyCount, key + 1);
  }

  #makeRoom(key: number): void {
    if (this.#size > this.#keys.length) {
      this.#keys = enlarge(this.#keys, this.#size, ints);
      this.#words = enlarge(this.#words, this.#size, ints);
      this.#nexts = enlarge(this.#nexts, this.#size, ints);
    }
    if (key < this.#firsts.length) return;
    this.#firsts = enlarge(this.#firsts, key + 1, ints);
    this.#lasts = enlarge(this.#lasts, key + 1, ints);
  }

  /** The keys of a range of pairs. */
  keys(from: number, to: number): number[] {
    return Array.from(this.#keys.subarray(from, to));
  }

  /** The words of a key, in order. */
  words(key: number): number[] {
    const words: number[] = [];
    for (let pair = this.#firsts[key] ?? -1; pair >= 0; pair = this.#nexts[pair] ?? -1)
      words.push(this.#words[pair] ?? -1);
    return words;
  }
}

export class Dictionary {
  /** The words loaded from the library, in the order of their UTF-16 units. */
  #words: string[] = [];
  /** By index in #words: its first pair, with an additional end. */
  #starts = ints(64);
  readonly #pairs = new Pairs();
  readonly #keyNames: string[] = [];
  readonly #keyNumbers = new Map<string, number>();
  /** Words added since, with their keys, and the reverse. */
  readonly #added = new Map<string, string[]>();
  readonly #addedOf = new Map<string, string[]>();
  /** Incremented with each added word, so that caches can be checked. */
  version = 0;

  get size(): number {
    return this.#words.length + this.#added.size;
  }

  /** Loads words in order, one line per key. */
  load(lines: readonly (readonly [word: string, key: string])[]): void {
    for (const [word, key] of lines) {
      const last = this.#words.at(-1);
      if (last !== undefined && word < last) {
        // SQLite orders by code point, so that characters beyond the first 65,536 sort differently here.
        this.add({ exact: word, stems: key === '' ? [] : [key] });
        continue;
      }
      if (last !== word) this.#words.push(word);
      if (key !== '') this.#pairs.add(this.#words.length - 1, this.#numberOf(key));
      const end = this.#words.length;
      if (end === this.#starts.length) this.#starts = enlarge(this.#starts, end + 1, ints);
      this.#starts[end] = this.#pairs.size;
    }
    this.version += 1;
  }

  #numberOf(key: string): number {
    const existingNumber = this.#keyNumbers.get(key);
    if (existingNumber !== undefined) return existingNumber;
    const number = this.#keyNames.push(key) - 1;
    this.#keyNumbers.set(key, number);
    return number;
  }

  /** Adds a word of a text. */
  add({ exact, stems }: Pick<Analysed, 'exact' | 'stems'>): void {
    const addedKeys = this.#added.get(exact);
    const missing = stems.filter((key) => !this.keysOf(exact).includes(key));
    if (missing.length === 0 && (addedKeys !== undefined || this.#placeOf(exact) >= 0)) return;
    this.version += 1;
    this.#added.set(exact, [...(addedKeys ?? NONE), ...missing]);
    for (const key of missing) {
      const words = this.#addedOf.get(key);
      if (words === undefined) this.#addedOf.set(key, [exact]);
      else words.push(exact);
    }
  }

  /** Number of words added since loading, which take about three times the memory of the others. */
  get met(): number {
    return this.#added.size;
  }

  has(word: string): boolean {
    return this.#added.has(word) || this.#placeOf(word) >= 0;
  }

  /** The keys of every spelling that folds to `word`. */
  keysOf(word: string): readonly string[] {
    const index = this.#placeOf(word);
    const added = this.#added.get(word) ?? NONE;
    if (index < 0) return added;
    const keys = this.#pairs.keys(this.#starts[index] ?? 0, this.#starts[index + 1] ?? 0);
    return [...keys.map((number) => this.#keyNames[number] ?? ''), ...added];
  }

  wordsOf(key: string): readonly string[] {
    const number = this.#keyNumbers.get(key);
    const words = number === undefined ? [] : this.#pairs.words(number);
    return [...words.map((index) => this.#words[index] ?? ''), ...(this.#addedOf.get(key) ?? NONE)];
  }

  beginning(prefix: string): string[] {
    const words: string[] = [];
    for (let index = this.#firstFrom(prefix); index < this.#words.length; index += 1) {
      const word = this.#words[index] ?? '';
      if (!word.startsWith(prefix)) break;
      words.push(word);
    }
    for (const word of this.#added.keys())
      if (word.startsWith(prefix) && this.#placeOf(word) < 0) words.push(word);
    return words;
  }

  *words(): Generator<string> {
    yield* this.#words;
    for (const word of this.#added.keys()) if (this.#placeOf(word) < 0) yield word;
  }

  #firstFrom(word: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeOf(word: string): number {
    const index = this.#firstFrom(word);
    return this.#words[index] === word ? index : -1;
  }
}
