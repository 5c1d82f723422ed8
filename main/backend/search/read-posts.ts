/** Posts as they are shown from, kept while they do not change: as one types, the same ones come again and again. */
import type { Participant } from '#interview/document.ts';
import { passagesOf, type Passage } from '#interview/passages.ts';
import type { ReadableDb } from '../library/sql.ts';
import { documentToIndex } from '../library/proposals.ts';

export type ReadPost = Readonly<{
  passages: readonly Passage[];
  people: readonly Participant[];
  proposed: boolean;
}>;

/** In UTF-16 units of text: some four hundred long interviews, eight megabytes. */
const MOST_KEPT = 4_000_000;

export class ReadPosts {
  /** The one read longest ago first. */
  readonly #kept = new Map<number, Readonly<{ post: ReadPost; units: number }>>();
  #units = 0;

  /** Undefined for a post that is gone or cannot be read. */
  get(db: ReadableDb, rowid: number): ReadPost | undefined {
    const known = this.#kept.get(rowid);
    if (known !== undefined) {
      this.#kept.delete(rowid);
      this.#kept.set(rowid, known);
      return known.post;
    }
    const read = documentToIndex(db, rowid);
    if (read === undefined) return undefined;
    const { document, proposed } = read;
    const post = { passages: passagesOf(document), people: document.participants, proposed };
    const units = post.passages.reduce((sum, { text }) => sum + text.length, 1_000);
    this.#kept.set(rowid, { post, units });
    this.#units += units;
    for (const oldest of this.#kept.keys()) {
      if (this.#units <= MOST_KEPT) break;
      this.#forget(oldest);
    }
    return post;
  }

  forget(rowids: readonly number[]): void {
    for (const rowid of rowids) this.#forget(rowid);
  }

  #forget(rowid: number): void {
    this.#units -= this.#kept.get(rowid)?.units ?? 0;
    this.#kept.delete(rowid);
  }
}
