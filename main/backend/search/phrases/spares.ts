/**
 * Arrays of megabytes that the next phrase fills again. Made anew for each, what V8 counts of them would have it go through its
 * whole heap every few phrases.
 */
export class Spares<Values extends Uint8Array | Int32Array> {
  readonly #make: (length: number) => Values;
  readonly #most: number;
  readonly #kept: Values[] = [];

  /** `most`: bytes of an array that is kept. */
  constructor(make: (length: number) => Values, most: number) {
    this.#make = make;
    this.#most = most;
  }

  /** An array of at least `length`, filled with anything. */
  take(length: number): Values {
    const at = this.#kept.findIndex((values) => values.length >= length);
    return this.#kept.splice(at < 0 ? this.#kept.length : at, 1)[0] ?? this.#make(length);
  }

  /** It is not used any more. */
  giveBack(values: Values): void {
    if (values.byteLength > this.#most) return;
    this.#kept.push(values);
    this.#kept.sort((a, b) => a.length - b.length);
    // Short ones are made again for less.
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
  }
}

const MOST_KEPT = 2;
