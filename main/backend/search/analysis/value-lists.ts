/**
 * Lists of a few values per post (its labels, its speakers), as numbers in one pool, so that counting needs no object
 * per post.
 */
export class ValueLists {
  /** The value of each number. */
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();
  #pool = new Uint32Array(64);
  #used = 0;
  #starts = new Uint32Array(64);
  #counts = new Uint16Array(64);

  numberOf(value: string): number {
    const existingNumber = this.#numbers.get(value);
    if (existingNumber !== undefined) return existingNumber;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  /** Replaces the values of a slot. The old ones stay in the pool, unused, until the lists are stored. */
  set(slot: number, values: readonly string[]): void {
    const count = Math.min(values.length, 0xffff);
    if (slot >= this.#starts.length) {
      this.#starts = enlarge(this.#starts, slot + 1, (length) => new Uint32Array(length));
      this.#counts = enlarge(this.#counts, slot + 1, (length) => new Uint16Array(length));
    }
    if (this.#used + count > this.#pool.length)
      this.#pool = enlarge(this.#pool, this.#used + count, (length) => new Uint32Array(length));
    this.#starts[slot] = this.#used;
    this.#counts[slot] = count;
    for (let index = 0; index < count; index += 1)
      this.#pool[this.#used + index] = this.numberOf(values[index] ?? '');
    this.#used += count;
  }

  of(slot: number): string[] {
    const start = this.#starts[slot] ?? 0;
    return Array.from(this.#pool.subarray(start, start + (this.#counts[slot] ?? 0))).map(
      (number) => this.values[number] ?? '',
    );
  }

  /** True if a slot has one of the values marked with 1. */
  hasOne(slot: number, marked: Uint8Array): boolean {
    const start = this.#starts[slot] ?? 0;
    const end = start + (this.#counts[slot] ?? 0);
    for (let at = start; at < end; at += 1) if (marked[this.#pool[at] ?? 0] === 1) return true;
    return false;
  }

  /** For each value's number, how many of these slots have it. */
  countAt(slots: Uint32Array): Uint32Array {
    const occurrences = new Uint32Array(this.values.length);
    const pool = this.#pool;
    const starts = this.#starts;
    const counts = this.#counts;
    for (const slot of slots) {
      const start = starts[slot] ?? 0;
      const end = start + (counts[slot] ?? 0);
      for (let at = start; at < end; at += 1) {
        const number = pool[at] ?? 0;
        occurrences[number] = (occurrences[number] ?? 0) + 1;
      }
    }
    return occurrences;
  }

  /** The stored form, without unused entries. */
  toParts(size: number): { values: string[]; counts: Uint16Array; pool: Uint32Array } {
    const counts = this.#counts.slice(0, size);
    let length = 0;
    for (const count of counts) length += count;
    const pool = new Uint32Array(length);
    let used = 0;
    for (let slot = 0; slot < size; slot += 1) {
      const start = this.#starts[slot] ?? 0;
      const count = this.#counts[slot] ?? 0;
      pool.set(this.#pool.subarray(start, start + count), used);
      used += count;
    }
    return { values: this.values, counts, pool };
  }

  /** Throws RangeError for inconsistent parts. */
  static fromParts({
    values,
    counts,
    pool,
  }: Readonly<{
    values: readonly string[];
    counts: Uint16Array<ArrayBuffer>;
    pool: Uint32Array<ArrayBuffer>;
  }>): ValueLists {
    const lists = new ValueLists();
    values.forEach((value, number) => {
      lists.values.push(value);
      lists.#numbers.set(value, number);
    });
    lists.#counts = counts;
    lists.#pool = pool;
    lists.#used = pool.length;
    lists.#starts = new Uint32Array(counts.length);
    let start = 0;
    for (let slot = 0; slot < counts.length; slot += 1) {
      lists.#starts[slot] = start;
      start += counts[slot] ?? 0;
    }
    if (start !== pool.length || pool.some((number) => number >= values.length))
      throw new RangeError('lists of values that do not hold together');
    return lists;
  }
}

export function enlarge<Values extends { set(values: Values): void; length: number }>(
  values: Values,
  length: number,
  make: (length: number) => Values,
): Values {
  const larger = make(Math.max(length, Math.ceil(values.length * 1.5)));
  larger.set(values);
  return larger;
}
