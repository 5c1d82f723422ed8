/**
 * The arithmetic of one question, by slot (facts.ts numbers the posts), and the best slots of it: typed arrays made once
 * and filled again, nothing allocated for a posting.
 */
import {
  forTitle,
  IN_TITLE,
  INFLECTED,
  LOOSE,
  rarity,
  saturate,
  SHARES,
  STEP,
  type Step,
  WORTH,
} from './weights.ts';

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

/** In the count of words matched: it is left out. */
const OUT = 0;
/** Words of a query that are told apart; more are not asked (a query has at most 1,000 signs). */
export const MOST_GROUPS = 200;

/** Of a slot's step: the bits of the step itself, and where those of the title begin. */
const STEPS = 7;
const TITLE_SHIFT = 3;

export class Scores {
  /** Slots in use. */
  size = 0;
  /** What the forms of the word being read are worth together. */
  #worth = new Float32Array(0);
  /** The highest step among those forms, in the lower bits (STEPS); in the higher, the highest of those in the title. */
  #step = new Uint8Array(0);
  /** One more than the words of the query that each post holds so far, or OUT. */
  #matching = new Uint8Array(0);
  #score = new Float64Array(0);
  /**
   * By how much the steps of the forms in the title are below those of the whole post, 0 or less; NaN, which no addition
   * takes away, where one of the words so far is not in the title.
   */
  #inTitle = new Float32Array(0);
  #words = 0;
  /** How many posts hold a form of the word being read; and, once those are read, how many hold one that is not loose. */
  #holding = 0;
  #holdingForms: number | undefined;
  /** Of the form being read: what its postings set in #step, where it stands in the title and elsewhere, and its share. */
  #now: Step = LOOSE;
  #nowInTitle = 0;
  #share = 0;

  /** Begins a question over `size` slots; `mask` has 1 for posts that may answer. */
  begin(size: number, mask: Uint8Array): void {
    if (this.#worth.length < size) {
      const room = Math.ceil(size * 1.2);
      this.#worth = new Float32Array(room);
      this.#step = new Uint8Array(room);
      this.#matching = new Uint8Array(room);
      this.#score = new Float64Array(room);
      this.#inTitle = new Float32Array(room);
    } else {
      this.#score.fill(0, 0, size);
      this.#inTitle.fill(0, 0, size);
    }
    this.size = size;
    this.#words = 0;
    this.#matching.set(mask.subarray(0, size));
  }

  /** Begins a word. Then `addList` and `addOne` for each of its forms, those of the highest step first. */
  beginWord(): void {
    this.#worth.fill(0, 0, this.size);
    this.#holding = 0;
    this.#holdingForms = undefined;
  }

  /** `slots`: the slot of each number of the list; -1, or a number beyond it, belongs to no post any more. */
  addList(list: Uint8Array, slots: Int32Array, step: Step): void {
    this.#beginForm(step);
    const { length } = list;
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
      if (slot >= 0) this.#add(slot, list[at + 1] ?? 0);
      at += 2;
    }
  }

  addOne(slot: number, byte: number, step: Step): void {
    this.#beginForm(step);
    this.#add(slot, byte);
  }

  #beginForm(step: Step): void {
    // Where nothing is said in one of its forms, the word is only the beginning of what is meant.
    if (step === LOOSE) this.#holdingForms ??= this.#holding;
    const counts = step >= INFLECTED || (step === LOOSE && this.#holdingForms === 0);
    this.#now = step;
    this.#nowInTitle = counts ? step | (step << TITLE_SHIFT) : step;
    this.#share = SHARES[step];
  }

  #add(slot: number, byte: number): void {
    const before = this.#worth[slot] ?? 0;
    const steps = byte >= IN_TITLE ? this.#nowInTitle : this.#now;
    if (before === 0) {
      this.#holding += 1;
      this.#step[slot] = steps;
    } else {
      const known = this.#step[slot] ?? 0;
      // Words that only begin so add nothing to a post that says the word itself.
      if (this.#now === LOOSE && (known & STEPS) > LOOSE) return;
      if (known <= STEPS) this.#step[slot] = known | (steps & ~STEPS);
    }
    this.#worth[slot] = before + this.#share * (WORTH[byte] ?? 0);
  }

  /** Ends a word: posts that hold none of its forms are out. `posts`: how many there are in all. */
  endWord(posts: number): void {
    const { size } = this;
    const worth = this.#worth;
    const steps = this.#step;
    const matching = this.#matching;
    const score = this.#score;
    const inTitle = this.#inTitle;
    const before = this.#words + 1;
    const told = rarity(this.#holdingForms || this.#holding, posts);
    for (let slot = 0; slot < size; slot += 1) {
      if (matching[slot] !== before) continue;
      const sum = worth[slot] ?? 0;
      if (sum === 0) continue;
      matching[slot] = before + 1;
      const step = (steps[slot] ?? 0) & STEPS;
      const titled = (steps[slot] ?? 0) >> TITLE_SHIFT;
      score[slot] = (score[slot] ?? 0) + told * saturate(sum) + step * STEP;
      inTitle[slot] = (inTitle[slot] ?? 0) + (titled === 0 ? NaN : titled - step);
    }
    this.#words += 1;
  }

  /** Ends a word that no post may hold. */
  exclude(): void {
    for (let slot = 0; slot < this.size; slot += 1)
      if ((this.#worth[slot] ?? 0) > 0) this.#matching[slot] = OUT;
  }

  /** Ends the question: marks with 1 the slots that hold every word, and returns how many. */
  matched(into: Uint8Array): number {
    const matching = this.#matching;
    const score = this.#score;
    const inTitle = this.#inTitle;
    const all = this.#words + 1;
    let total = 0;
    for (let slot = 0; slot < this.size; slot += 1) {
      const found = matching[slot] === all ? 1 : 0;
      into[slot] = found;
      total += found;
      const titled = inTitle[slot] ?? NaN;
      if (found === 1 && all > 1 && !Number.isNaN(titled))
        score[slot] = (score[slot] ?? 0) + forTitle(this.#words, titled);
    }
    return total;
  }

  /** By slot; valid until the next question. */
  get scores(): Float64Array {
    return this.#score;
  }
}
