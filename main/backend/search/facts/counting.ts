/** Counts posts by label, name, status and year, for facets (facets.ts). */
import type { Facts } from './facts.ts';

type Lists = 'labels' | 'voices' | 'blogs' | 'people';

/**
 * Counts the posts marked with 1 by slot, or all minus the others if those are fewer, so that the slowest case is half
 * of the archive. Use it before the facts change.
 */
export class Counting {
  readonly total: number;
  readonly #facts: Facts;
  readonly #fewer: Uint32Array;
  readonly #areOthers: boolean;

  constructor(facts: Facts, mask: Uint8Array) {
    const { size } = facts;
    let total = 0;
    for (let slot = 0; slot < size; slot += 1) total += mask[slot] === 1 ? 1 : 0;
    const areOthers = total > size / 2;
    const countedMark = areOthers ? 0 : 1;
    // One element more, because every slot is written and then kept or not, which is faster than branching.
    const slots = new Uint32Array((areOthers ? size - total : total) + 1);
    let count = 0;
    for (let slot = 0; slot < size; slot += 1) {
      slots[count] = slot;
      count += (mask[slot] === 1 ? 1 : 0) === countedMark ? 1 : 0;
    }
    this.total = total;
    this.#facts = facts;
    this.#fewer = slots.subarray(0, count);
    this.#areOthers = areOthers;
  }

  of(lists: Lists): Uint32Array {
    const counts = this.#facts[lists].countAt(this.#fewer);
    return this.#areOthers ? without(counts, allOf(this.#facts).of(lists)) : counts;
  }

  statuses(): Uint32Array {
    const counts = countAt(this.#facts.statuses, this.#fewer, 0, 256);
    return this.#areOthers ? without(counts, allOf(this.#facts).statuses) : counts;
  }

  /** Years with posts, latest first. */
  years(): [year: number, count: number][] {
    const { first, years } = allOf(this.#facts);
    const own = countAt(this.#facts.years, this.#fewer, first, years.length);
    const counts = this.#areOthers ? without(own, years) : own;
    return Array.from(counts, (count, index): [number, number] => [first + index, count])
      .filter(([, count]) => count > 0)
      .toReversed();
  }
}

/** Counts each number from `first` on at the given slots. */
function countAt(
  values: Uint8Array | Int16Array,
  slots: Uint32Array,
  first: number,
  length: number,
): Uint32Array {
  const counts = new Uint32Array(length);
  for (const slot of slots) {
    const index = (values[slot] ?? 0) - first;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function without(counts: Uint32Array, all: Uint32Array): Uint32Array {
  for (let index = 0; index < counts.length; index += 1)
    counts[index] = (all[index] ?? 0) - (counts[index] ?? 0);
  return counts;
}

/** Counts over all slots, including deleted posts. */
type All = Readonly<{
  change: number;
  numbering: number;
  of(lists: Lists): Uint32Array;
  statuses: Uint32Array;
  /** The first year of any post, and the number of posts of that and each following year. */
  first: number;
  years: Uint32Array;
}>;
const totals = new WeakMap<Facts, All>();

function allOf(facts: Facts): All {
  const { change, numbering, size } = facts;
  const before = totals.get(facts);
  if (before?.change === change && before.numbering === numbering) return before;
  const slots = Uint32Array.from({ length: size }, (_, slot) => slot);
  const [first, last] = boundsOf(facts.years, size);
  const lists = new Map<Lists, Uint32Array>();
  const all: All = {
    change,
    numbering,
    of(name) {
      let counts = lists.get(name);
      if (counts === undefined) lists.set(name, (counts = facts[name].countAt(slots)));
      return counts;
    },
    statuses: countAt(facts.statuses, slots, 0, 256),
    first,
    years: countAt(facts.years, slots, first, last - first + 1),
  };
  totals.set(facts, all);
  return all;
}

function boundsOf(years: Int16Array, size: number): [first: number, last: number] {
  let [first, last] = [years[0] ?? 0, years[0] ?? 0];
  for (let slot = 1; slot < size; slot += 1) {
    const year = years[slot] ?? 0;
    if (year < first) first = year;
    if (year > last) last = year;
  }
  return [first, last];
}
