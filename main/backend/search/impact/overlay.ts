/** The posts that changed after the file was written, in memory: they answer at once, and hide what the file says of them. */

type Held = Readonly<{ change: number; words: ReadonlyMap<string, number> }>;

export class Overlay {
  /** By rowid; a post that is gone holds no words. */
  readonly #posts = new Map<number, Held>();
  /** By form, then by rowid, the worth. */
  readonly #forms = new Map<string, Map<number, number>>();

  get size(): number {
    return this.#posts.size;
  }

  has(rowid: number): boolean {
    return this.#posts.has(rowid);
  }

  /** Holds what a post says as of a change; no words where it is gone. */
  put(rowid: number, change: number, words: ReadonlyMap<string, number>): void {
    this.drop(rowid);
    this.#posts.set(rowid, { change, words });
    for (const [form, worth] of words) {
      const posts = this.#forms.get(form);
      if (posts === undefined) this.#forms.set(form, new Map([[rowid, worth]]));
      else posts.set(rowid, worth);
    }
  }

  drop(rowid: number): void {
    const held = this.#posts.get(rowid);
    if (held === undefined) return;
    this.#posts.delete(rowid);
    for (const form of held.words.keys()) {
      const posts = this.#forms.get(form);
      posts?.delete(rowid);
      if (posts?.size === 0) this.#forms.delete(form);
    }
  }

  /** Drops what a file that holds every change up to `change` says as well. */
  dropUntil(change: number): void {
    for (const [rowid, held] of this.#posts) if (held.change <= change) this.drop(rowid);
  }

  /** The worth of a form by rowid. */
  holding(form: string): ReadonlyMap<number, number> | undefined {
    return this.#forms.get(form);
  }

  /** The forms that begin so, and in how many posts each stands. */
  *beginning(prefix: string): Iterable<[form: string, posts: number]> {
    for (const [form, posts] of this.#forms) if (form.startsWith(prefix)) yield [form, posts.size];
  }

  /** The posts with the lowest changes, `most` at most, in the order of their rowids; and the last of their changes. */
  oldest(most: number): {
    rowids: number[];
    change: number;
    words: (rowid: number) => ReadonlyMap<string, number>;
  } {
    const oldest = [...this.#posts].toSorted(([, a], [, b]) => a.change - b.change).slice(0, most);
    const kept = new Map(oldest.map(([rowid, held]) => [rowid, held.words]));
    return {
      rowids: [...kept.keys()].toSorted((a, b) => a - b),
      change: oldest.at(-1)?.[1].change ?? 0,
      words: (rowid) => kept.get(rowid) ?? new Map<string, number>(),
    };
  }
}
