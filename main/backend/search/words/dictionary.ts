/**
 * The words of the archive, in memory: from a word to those that share a key with it, and to those that begin so. What
 * makes a word typed without accents, inflected, or half typed find what it stands for (docs/design/search.md#the-dictionary).
 */
import type { Analysed } from './tokenizer.ts';

const NONE: readonly string[] = [];

export class Dictionary {
  /** In the order of their UTF-16 units: those the library held when it was read. */
  #words: string[] = [];
  /** By place in #words: where its keys begin in #keysOf. */
  #keyStarts: number[] = [0];
  #keysOf: number[] = [];
  readonly #keyNames: string[] = [];
  readonly #keyNumbers = new Map<string, number>();
  /** By key: places of its words. */
  readonly #wordsOf: number[][] = [];
  /** Words met since, with their keys, and the other way round. */
  readonly #added = new Map<string, string[]>();
  readonly #addedOf = new Map<string, string[]>();
  /** Raised with each word added: what was derived from the words is derived anew. */
  version = 0;

  get size(): number {
    return this.#words.length + this.#added.size;
  }

  /** Takes in words as the library holds them: in order, one line for each of their keys. */
  load(lines: readonly (readonly [word: string, key: string])[]): void {
    for (const [word, key] of lines) {
      const last = this.#words.at(-1);
      if (last !== undefined && word < last) {
        // SQLite orders by code point: rare letters beyond the 65,536 first stand elsewhere here.
        this.add({ exact: word, stems: key === '' ? [] : [key] });
        continue;
      }
      if (last !== word) {
        this.#words.push(word);
        this.#keyStarts.push(this.#keysOf.length);
      }
      if (key === '') continue;
      const number = this.#numberOf(key);
      this.#keysOf.push(number);
      this.#keyStarts[this.#words.length] = this.#keysOf.length;
      this.#wordsOf[number]?.push(this.#words.length - 1);
    }
    this.version += 1;
  }

  #numberOf(key: string): number {
    const known = this.#keyNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.#keyNames.push(key) - 1;
    this.#keyNumbers.set(key, number);
    this.#wordsOf.push([]);
    return number;
  }

  /** Takes in a word of a text. */
  add({ exact, stems }: Pick<Analysed, 'exact' | 'stems'>): void {
    const known = this.#added.get(exact);
    const missing = stems.filter((key) => !this.keysOf(exact).includes(key));
    if (missing.length === 0 && (known !== undefined || this.#placeOf(exact) >= 0)) return;
    this.version += 1;
    this.#added.set(exact, [...(known ?? NONE), ...missing]);
    for (const key of missing) {
      const words = this.#addedOf.get(key);
      if (words === undefined) this.#addedOf.set(key, [exact]);
      else words.push(exact);
    }
  }

  /** Words met since it was loaded: they take some three times the room of the others. */
  get met(): number {
    return this.#added.size;
  }

  has(word: string): boolean {
    return this.#added.has(word) || this.#placeOf(word) >= 0;
  }

  /** The keys of every spelling that folds to `word`. */
  keysOf(word: string): readonly string[] {
    const place = this.#placeOf(word);
    const added = this.#added.get(word) ?? NONE;
    if (place < 0) return added;
    const keys = this.#keysOf.slice(this.#keyStarts[place], this.#keyStarts[place + 1]);
    return [...keys.map((number) => this.#keyNames[number] ?? ''), ...added];
  }

  /** The words that have a key. */
  wordsOf(key: string): readonly string[] {
    const number = this.#keyNumbers.get(key);
    const words = number === undefined ? [] : (this.#wordsOf[number] ?? []);
    return [...words.map((place) => this.#words[place] ?? ''), ...(this.#addedOf.get(key) ?? NONE)];
  }

  /** The words that begin so, in no order. */
  beginning(prefix: string): string[] {
    const found: string[] = [];
    for (let place = this.#firstFrom(prefix); place < this.#words.length; place += 1) {
      const word = this.#words[place] ?? '';
      if (!word.startsWith(prefix)) break;
      found.push(word);
    }
    for (const word of this.#added.keys())
      if (word.startsWith(prefix) && this.#placeOf(word) < 0) found.push(word);
    return found;
  }

  /** Every word. */
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
    const place = this.#firstFrom(word);
    return this.#words[place] === word ? place : -1;
  }
}
