/**
 * Postings of one form: for each post with it, in order, the difference from the previous number as a variable-length
 * integer (seven bits per byte, lowest first, the high bit if more follow), then its worth.
 */

/** Buffer that grows on demand. */
export class PostingsWriter {
  bytes = new Uint8Array(16);
  length = 0;
  posts = 0;
  #last = -1;

  add(number: number, worth: number): void {
    if (this.length + 6 > this.bytes.length) this.#grow();
    let difference = number - this.#last;
    this.#last = number;
    let at = this.length;
    const { bytes } = this;
    while (difference >= 0x80) {
      bytes[at] = (difference & 0x7f) | 0x80;
      at += 1;
      difference >>>= 7;
    }
    bytes[at] = difference;
    bytes[at + 1] = worth;
    this.length = at + 2;
    this.posts += 1;
  }

  /** The bytes written; valid until the next `add`. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
    this.posts = 0;
    this.#last = -1;
  }

  #grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Reads postings. Accepts any bytes: numbers may then be anything from 0 up, which the caller bounds. */
export function readPostings(list: Uint8Array, onPosting: (number: number, worth: number) => void): void {
  let number = -1;
  let at = 0;
  while (at < list.length) {
    let byte = list[at] ?? 0;
    let difference = byte & 0x7f;
    for (let shift = 7; byte >= 0x80 && shift <= 28; shift += 7) {
      at += 1;
      byte = list[at] ?? 0;
      difference |= (byte & 0x7f) << shift;
    }
    number += difference >>> 0;
    onPosting(number, list[at + 1] ?? 0);
    at += 2;
  }
}
