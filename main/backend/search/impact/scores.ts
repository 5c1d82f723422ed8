/**
 * Computes the scores of one query by slot (facts.ts numbers the posts) and its best slots, in reused typed arrays
 * without an allocation per posting.
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
    const one = first[a] ?? 0;
    const two = first[b] ?? 0;
    if (one !== two) return one < two;
    const three = second[a] ?? 0;
    const four = second[b] ?? 0;
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
        for (let index = (count >> 1) - 1; index >= 0; index -= 1) sink(heap, index, below);
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
  let index = from;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && below(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
    if (!below(heap[child] ?? 0, moved)) break;
    heap[index] = heap[child] ?? 0;
    index = child;
  }
  heap[index] = moved;
}

/** Value of #matching for an excluded post. */
const OUT = 0;
/** Maximum of distinct words of a query (a query has at most 1,000 characters). */
export const MOST_GROUPS = 200;

/** The score added by each byte of a posting, by the step of its form. */
const SHARED = Object.fromEntries(
  Object.entries(SHARES).map(([step, share]) => [step, WORTH.map((worth) => share * worth)]),
) as Record<Step, Float64Array>;

/** Layout of a slot's step: the bits of the step itself, and the shift of those of the title. */
const STEPS = 7;
const TITLE_SHIFT = 3;

export class Scores {
  size = 0;
  /** Total worth of the forms of the current word; 0 between two words. */
  #worth = new Float32Array(0);
  /**
   * The highest step among those forms in the lower bits (STEPS), and the highest of those in the title in the upper
   * bits.
   */
  #step = new Uint8Array(0);
  /** One more than the number of query words that each post has so far, or OUT. */
  #matching = new Uint8Array(0);
  /** Valid only if `#matching` has a count. */
  #score = new Float64Array(0);
  /**
   * The sum of the steps in the title minus those in the whole post, 0 or less; NaN, which stays NaN, once a word is
   * not in the title.
   */
  #inTitle = new Float32Array(0);
  #words = 0;
  /** The slots with a form of the current word, so that a rare word needs no pass over all slots. */
  #wordSlots = new Uint32Array(0);
  /** Their number; and, once those are read, the number with a form that is not loose. */
  #wordSlotCount = 0;
  #firmSlotCount: number | undefined;
  /** The slots with every word so far. */
  #matchingSlots = new Uint32Array(0);
  #matchingCount = 0;
  /**
   * Of the current form: the values that its postings set in #step, in the title and elsewhere, and the score that each
   * byte adds.
   */
  #now: Step = LOOSE;
  #nowInTitle = 0;
  #shared = SHARED[LOOSE];
  /** A list of one posting (postings.ts), and its slot. */
  readonly #one = Uint8Array.of(1, 0);
  readonly #slotOfOne = new Int32Array(1);

  /** Begins a query over `size` slots; `mask` has 1 for allowed posts. */
  begin(size: number, mask: Uint8Array): void {
    if (this.#worth.length < size) {
      const room = Math.ceil(size * 1.2);
      this.#worth = new Float32Array(room);
      this.#step = new Uint8Array(room);
      this.#matching = new Uint8Array(room);
      this.#score = new Float64Array(room);
      this.#inTitle = new Float32Array(room);
      this.#wordSlots = new Uint32Array(room);
      this.#matchingSlots = new Uint32Array(room);
    }
    this.#forgetWord();
    this.size = size;
    this.#words = 0;
    this.#matching.set(mask.subarray(0, size));
  }

  /** Begins a word. Then call `addList` and `addOne` for each of its forms, highest step first. */
  beginWord(): void {
    this.#forgetWord();
    this.#firmSlotCount = undefined;
  }

  /** Also clears after a damaged file ended a query in the middle of a word. */
  #forgetWord(): void {
    // Clearing everything is faster than clearing many slots one by one.
    if (this.#wordSlotCount > this.size >> 4) this.#worth.fill(0, 0, this.size);
    else for (let at = 0; at < this.#wordSlotCount; at += 1) this.#worth[this.#wordSlots[at] ?? 0] = 0;
    this.#wordSlotCount = 0;
  }

  /** `slots` maps the numbers of the list; -1, or a number beyond it, has no post any more. */
  addList(list: Uint8Array, slots: Int32Array, step: Step): void {
    this.#beginForm(step);
    // Local variables for speed: a common word has a posting for each post of the archive.
    const worth = this.#worth;
    const steps = this.#step;
    const shared = this.#shared;
    const elsewhere = this.#now;
    const inTitle = this.#nowInTitle;
    const isLoose = step === LOOSE;
    const { length } = list;
    const wordSlots = this.#wordSlots;
    let wordSlotCount = this.#wordSlotCount;
    let number = -1;
    let at = 0;
    while (at < length) {
      let difference = list[at] ?? 0;
      // For frequent forms nearly all differences take one byte.
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
      const byte = list[at + 1] ?? 0;
      at += 2;
      const added = shared[byte] ?? 0;
      // A worth of 0 is damage, and would add its slot again and again.
      if (slot < 0 || added === 0) continue;
      const before = worth[slot] ?? 0;
      const own = byte >= IN_TITLE ? inTitle : elsewhere;
      if (before === 0) {
        wordSlots[wordSlotCount] = slot;
        wordSlotCount += 1;
        steps[slot] = own;
        worth[slot] = added;
        continue;
      }
      const currentStep = steps[slot] ?? 0;
      // A form that only begins with the word adds nothing if the post has the word itself.
      if (isLoose && (currentStep & STEPS) > LOOSE) continue;
      if (own > STEPS && currentStep <= STEPS) steps[slot] = currentStep | (own & ~STEPS);
      worth[slot] = before + added;
    }
    this.#wordSlotCount = wordSlotCount;
  }

  addOne(slot: number, byte: number, step: Step): void {
    this.#one[1] = byte;
    this.#slotOfOne[0] = slot;
    this.addList(this.#one, this.#slotOfOne, step);
  }

  #beginForm(step: Step): void {
    // If no post has an exact or inflected form, the query word counts as the beginning of words.
    if (step === LOOSE) this.#firmSlotCount ??= this.#wordSlotCount;
    const counts = step >= INFLECTED || (step === LOOSE && this.#firmSlotCount === 0);
    this.#now = step;
    this.#nowInTitle = counts ? step | (step << TITLE_SHIFT) : step;
    this.#shared = SHARED[step];
  }

  /** Ends a word and excludes posts without any of its forms. @param posts total number of posts */
  endWord(posts: number): void {
    const worth = this.#worth;
    const steps = this.#step;
    const matching = this.#matching;
    const score = this.#score;
    const inTitle = this.#inTitle;
    const wordSlots = this.#wordSlots;
    const matchingSlots = this.#matchingSlots;
    const wordSlotCount = this.#wordSlotCount;
    const before = this.#words + 1;
    const isFirst = before === 1;
    const wordRarity = rarity(this.#firmSlotCount || wordSlotCount, posts);
    let count = 0;
    for (let at = 0; at < wordSlotCount; at += 1) {
      const slot = wordSlots[at] ?? 0;
      if (matching[slot] !== before) continue;
      const sum = worth[slot] ?? 0;
      if (sum === 0) continue;
      matching[slot] = before + 1;
      matchingSlots[count] = slot;
      count += 1;
      const step = (steps[slot] ?? 0) & STEPS;
      const titled = (steps[slot] ?? 0) >> TITLE_SHIFT;
      const lack = titled === 0 ? NaN : titled - step;
      const added = wordRarity * saturate(sum) + step * STEP;
      score[slot] = isFirst ? added : (score[slot] ?? 0) + added;
      inTitle[slot] = isFirst ? lack : (inTitle[slot] ?? 0) + lack;
    }
    this.#matchingCount = count;
    this.#words += 1;
  }

  /** Ends a word that matching posts must not have. */
  exclude(): void {
    for (let at = 0; at < this.#wordSlotCount; at += 1) this.#matching[this.#wordSlots[at] ?? 0] = OUT;
  }

  /** Ends the query: marks the slots with every word with 1, and returns their number. */
  matched(into: Uint8Array): number {
    const matching = this.#matching;
    if (this.#words === 0) {
      // Without a required word, every post matches equally.
      this.#score.fill(0, 0, this.size);
      into.set(matching.subarray(0, this.size));
      return into.subarray(0, this.size).reduce((sum, mark) => sum + mark, 0);
    }
    const score = this.#score;
    const inTitle = this.#inTitle;
    const all = this.#words + 1;
    let total = 0;
    into.fill(0, 0, this.size);
    for (let at = 0; at < this.#matchingCount; at += 1) {
      const slot = this.#matchingSlots[at] ?? 0;
      if (matching[slot] !== all) continue;
      into[slot] = 1;
      total += 1;
      const titled = inTitle[slot] ?? NaN;
      if (!Number.isNaN(titled)) score[slot] = (score[slot] ?? 0) + forTitle(this.#words, titled);
    }
    return total;
  }

  /** By slot, for matched ones; valid until the next query. */
  get scores(): Float64Array {
    return this.#score;
  }
}
