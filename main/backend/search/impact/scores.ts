/**
 * The arithmetic of one question, by slot (facts.ts numbers the posts), and the best slots of it: typed arrays made once
 * and filled again, nothing allocated for a posting.
 */
import { rarity, saturate, WORTH } from './weights.ts';

/**
 * The slots marked in `matched` with the greatest `first` key, then the greatest `second`, then the greatest slot; best
 * first, at most `count`.
 */
export function bestSlots(
  matched: Uint8Array,
  size: number,
  { first, second, count }: Readonly<{ first: Float64Array; second: Float64Array; count: number }>,
): number[] {
  const below = (a: number, b: number): boolean => {
    const [one, two] = [first[a] ?? 0, first[b] ?? 0];
    if (one !== two) return one < two;
    const [three, four] = [second[a] ?? 0, second[b] ?? 0];
    return three === four ? a < b : three < four;
  };
  // A heap whose top is the worst of the best so far.
  const heap: number[] = [];
  if (count <= 0) return heap;
  let worst = -Infinity;
  for (let slot = 0; slot < size; slot += 1) {
    if (matched[slot] !== 1) continue;
    if (heap.length < count) {
      heap.push(slot);
      if (heap.length === count) {
        for (let place = (count >> 1) - 1; place >= 0; place -= 1) sink(heap, place, below);
        worst = first[heap[0] ?? 0] ?? 0;
      }
    } else if ((first[slot] ?? 0) >= worst && below(heap[0] ?? 0, slot)) {
      heap[0] = slot;
      sink(heap, 0, below);
      worst = first[heap[0] ?? 0] ?? 0;
    }
  }
  return heap.toSorted((a, b) => (below(a, b) ? 1 : -1));
}

function sink(heap: number[], from: number, below: (a: number, b: number) => boolean): void {
  const moved = heap[from] ?? 0;
  let place = from;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && below(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
    if (!below(heap[child] ?? 0, moved)) break;
    heap[place] = heap[child] ?? 0;
    place = child;
  }
  heap[place] = moved;
}

/** Puts the steps of the order apart: no sum of saturated words reaches it. */
const STEP = 1_000;
/** In the count of words matched: it is left out. */
const OUT = 0;
/** Words of a query that are told apart; more are not asked (a query has at most 1,000 signs). */
export const MOST_GROUPS = 200;

export class Scores {
  /** Slots in use. */
  size = 0;
  /** What the forms of the word being read are worth together. */
  #worth = new Float32Array(0);
  /** The highest step among those forms. */
  #step = new Uint8Array(0);
  /** One more than the words of the query that each post holds so far, or OUT. */
  #matching = new Uint8Array(0);
  #score = new Float64Array(0);
  /** What each byte of the list being read is worth. */
  readonly #weighted = new Float32Array(256);
  #words = 0;
  /** How many posts hold a form of the word being read. */
  #holding = 0;

  /** Begins a question over `size` slots; `mask` has 1 for posts that may answer. */
  begin(size: number, mask: Uint8Array): void {
    if (this.#worth.length < size) {
      const room = Math.ceil(size * 1.2);
      this.#worth = new Float32Array(room);
      this.#step = new Uint8Array(room);
      this.#matching = new Uint8Array(room);
      this.#score = new Float64Array(room);
    } else this.#score.fill(0, 0, size);
    this.size = size;
    this.#words = 0;
    this.#matching.set(mask.subarray(0, size));
  }

  /** Begins a word. Then `addList` and `addOne` for each of its forms, those of the lowest step first. */
  beginWord(): void {
    this.#worth.fill(0, 0, this.size);
    this.#holding = 0;
  }

  /** `slots`: the slot of each number of the list; -1, or a number beyond it, belongs to no post any more. */
  addList(list: Uint8Array, slots: Int32Array, weight: number, step: number): void {
    const worth = this.#worth;
    const steps = this.#step;
    const worths = this.#weighted;
    for (let byte = 0; byte < 256; byte += 1) worths[byte] = weight * (WORTH[byte] ?? 0);
    const { length } = list;
    let holding = this.#holding;
    let number = -1;
    let at = 0;
    while (at < length) {
      let difference = list[at] ?? 0;
      // Of what stands in many posts, nearly all differences are of one byte.
      if (difference >= 0x80) {
        let byte = difference;
        difference &= 0x7f;
        for (let shift = 7; byte >= 0x80 && shift <= 28; shift += 7) {
          at += 1;
          byte = list[at] ?? 0;
          difference |= (byte & 0x7f) << shift;
        }
        difference >>>= 0;
      }
      number += difference;
      const slot = slots[number] ?? -1;
      if (slot >= 0) {
        const before = worth[slot] ?? 0;
        if (before === 0) holding += 1;
        worth[slot] = before + (worths[list[at + 1] ?? 0] ?? 0);
        steps[slot] = step;
      }
      at += 2;
    }
    this.#holding = holding;
  }

  addOne(slot: number, byte: number, weight: number, step: number): void {
    const before = this.#worth[slot] ?? 0;
    if (before === 0) this.#holding += 1;
    this.#worth[slot] = before + weight * (WORTH[byte] ?? 0);
    this.#step[slot] = step;
  }

  /** Ends a word: posts that hold none of its forms are out. `posts`: how many there are in all. */
  endWord(posts: number): void {
    const { size } = this;
    const worth = this.#worth;
    const steps = this.#step;
    const matching = this.#matching;
    const score = this.#score;
    const before = this.#words + 1;
    const told = rarity(this.#holding, posts);
    for (let slot = 0; slot < size; slot += 1) {
      if (matching[slot] !== before) continue;
      const sum = worth[slot] ?? 0;
      if (sum === 0) continue;
      matching[slot] = before + 1;
      score[slot] = (score[slot] ?? 0) + told * saturate(sum) + (steps[slot] ?? 0) * STEP;
    }
    this.#words += 1;
  }

  /** Ends a word that no post may hold. */
  exclude(): void {
    for (let slot = 0; slot < this.size; slot += 1)
      if ((this.#worth[slot] ?? 0) > 0) this.#matching[slot] = OUT;
  }

  /** Marks with 1 the slots that hold every word; returns how many. */
  matched(into: Uint8Array): number {
    const matching = this.#matching;
    const all = this.#words + 1;
    let total = 0;
    for (let slot = 0; slot < this.size; slot += 1) {
      const found = matching[slot] === all ? 1 : 0;
      into[slot] = found;
      total += found;
    }
    return total;
  }

  /** By slot; valid until the next question. */
  get scores(): Float64Array {
    return this.#score;
  }
}
