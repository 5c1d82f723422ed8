/**
 * The postings of many posts as they are read, two numbers each in flat arrays, and then by form. Sorting goes in small
 * pieces: each step of the generators takes a few milliseconds at most.
 */
import { PostingsWriter } from './postings.ts';

/** Postings in one step. */
const PIECE = 200_000;
/** Postings at the start: some hundred posts. */
const ROOM = 1 << 16;

export class Gathered {
  #forms = new Uint32Array(ROOM);
  /** The number of the post, and eight bits of worth. */
  #packed = new Uint32Array(ROOM);
  length = 0;

  /** Posts by increasing number, below 2 ** 24. */
  add(form: number, post: number, worth: number): void {
    if (this.length === this.#forms.length) this.#grow();
    this.#forms[this.length] = form;
    this.#packed[this.length] = (post << 8) | worth;
    this.length += 1;
  }

  #grow(): void {
    const [forms, packed] = [this.#forms, this.#packed];
    this.#forms = new Uint32Array(forms.length * 2);
    this.#packed = new Uint32Array(packed.length * 2);
    this.#forms.set(forms);
    this.#packed.set(packed);
  }

  /** Gives each form's postings in the order of `forms` by their signs; undefined at the end of a step without any. */
  *byForm(
    forms: readonly string[],
  ): Generator<{ form: string; posts: number; list: Uint8Array } | undefined> {
    const { length } = this;
    const starts = new Uint32Array(forms.length + 1);
    for (let at = 0; at < length; at += 1) {
      const next = (this.#forms[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
      if (at % PIECE === PIECE - 1) yield undefined;
    }
    for (let form = 0; form < forms.length; form += 1)
      starts[form + 1] = (starts[form + 1] ?? 0) + (starts[form] ?? 0);
    yield undefined;
    const sorted = new Uint32Array(length);
    const filled = starts.slice();
    for (let at = 0; at < length; at += 1) {
      const form = this.#forms[at] ?? 0;
      const place = filled[form] ?? 0;
      sorted[place] = this.#packed[at] ?? 0;
      filled[form] = place + 1;
      if (at % PIECE === PIECE - 1) yield undefined;
    }
    const writer = new PostingsWriter();
    for (const number of inOrder(forms)) {
      if (number === undefined) {
        yield undefined;
        continue;
      }
      const end = starts[number + 1] ?? 0;
      let at = starts[number] ?? 0;
      if (at === end) continue;
      writer.clear();
      for (; at < end; at += 1) {
        const packed = sorted[at] ?? 0;
        writer.add(packed >>> 8, packed & 0xff);
      }
      yield { form: forms[number] ?? '', posts: writer.posts, list: writer.written() };
    }
  }
}

/** The numbers of the forms, by their signs; sorted by their first two, then each group by itself. */
function* inOrder(forms: readonly string[]): Generator<number | undefined> {
  const groups = new Map<string, number[]>();
  for (let number = 0; number < forms.length; number += 1) {
    const beginning = (forms[number] ?? '').slice(0, 2);
    const group = groups.get(beginning);
    if (group === undefined) groups.set(beginning, [number]);
    else group.push(number);
    if (number % PIECE === PIECE - 1) yield undefined;
  }
  for (const beginning of [...groups.keys()].toSorted()) {
    const group = groups.get(beginning) ?? [];
    const named = group.map((number): [string, number] => [forms[number] ?? '', number]);
    for (const [, number] of named.toSorted(([a], [b]) => (a < b ? -1 : 1))) yield number;
    yield undefined;
  }
}
