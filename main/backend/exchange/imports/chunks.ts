/** Posts written in transactions so short that a save or a search in between waits for none of them. */
import type { Post } from '#interview/document.ts';
import type { WritableDb } from '../../library/sql.ts';
import { transaction } from '../../library/sql.ts';
import { indexPost } from '../../search/index-post.ts';

/** A chunk stops once it took this long; with the last thing and the commit it keeps well under 50 ms. */
export const CHUNK_MS = 14;

type ChunkWork = Readonly<{
  /** Writes one thing; `index` is for posts whose words changed. */
  take(at: number, index: (postRowid: number, document: Post) => void): void;
  /** Whether a chunk may end before this one; anywhere by default. */
  mayEndBefore?(at: number): boolean;
  /** Commits the place reached: `to` is the first that was not taken. */
  reached(to: number): void;
}>;

export type Chunks = Readonly<{
  /** Commits some of `length` things from `from` on, at least one; returns the first that was not taken. */
  commit(from: number, length: number, work: ChunkWork): number;
}>;

/** `most`: how long a chunk may take before its last thing and the commit, ms. */
export function createChunks(db: WritableDb, most = CHUNK_MS): Chunks {
  /** How long indexing takes for each millisecond of writing: it comes last in a chunk, and counts. */
  let indexShare = 1;
  return {
    commit(from, length, { take, mayEndBefore, reached }) {
      const started = performance.now();
      let at = from;
      transaction(db, () => {
        const toIndex = new Map<number, Post>();
        while (at < length) {
          const over = (performance.now() - started) * (1 + indexShare) > most;
          if (over && at > from && (mayEndBefore?.(at) ?? true)) break;
          take(at, (postRowid, document) => void toIndex.set(postRowid, document));
          at += 1;
        }
        reached(at);
        const wrote = performance.now();
        for (const [postRowid, document] of toIndex) indexPost(db, { postRowid, document });
        if (toIndex.size > 0) indexShare = (indexShare + (performance.now() - wrote) / (wrote - started)) / 2;
      });
      return at;
    },
  };
}
