/** What words were found to be, bounded by bytes: the words met lately are kept, the others are worked out again. */
import { flat } from './flat.ts';

/** Of each of two halves: some six thousand words, more than an author uses in a month. */
const HALF = 2 * 1024 * 1024;
/** Of one word beside its letters: its place in the map, the value with its stems. Measured on Node 24. */
const BESIDE = 300;

export class WordCache<Value> {
  #young = new Map<string, Value>();
  /** Those of the half before: what is asked for again comes over, the rest goes with it. */
  #old = new Map<string, Value>();
  #bytes = 0;

  get(word: string): Value | undefined {
    const young = this.#young.get(word);
    if (young !== undefined) return young;
    const old = this.#old.get(word);
    if (old !== undefined) this.set(word, old);
    return old;
  }

  set(word: string, value: Value): void {
    if (this.#bytes > HALF) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#bytes = 0;
    }
    this.#young.set(flat(word), value);
    this.#bytes += BESIDE + 4 * word.length;
  }

  /** Words remembered. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }
}
