/** Posts written in transactions so short that a save or a search in between waits for none of them. */
import type { Post } from '#interview/document.ts';
import type { WritableDb } from '../../library/sql.ts';
import { letOthersRun } from '../../core/slices.ts';
import { foldLog, repeatableOfMany, transaction } from '../../library/sql.ts';
import { followsLater, indexAgain, indexPosts } from '../../search/index-post.ts';

/**
 * A chunk stops once it took this long, in ms; with the last thing and the commit it keeps well under 50. One that is done
 * again after a power cut does not wait for the disk.
 */
const MOST_MS = { kept: 14, repeatable: 20 } as const;

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
  /** Between two chunks: others have their turn. */
  rest(): Promise<void>;
}>;

/** About as many as fill the log that SQLite folds back; that waits for the disk, so it has a turn of its own. */
const BETWEEN_FOLDS = 8;

/** `repeatable`: the place reached is stored with the work, which goes on from there after a power cut (library/sql.ts). */
export function createChunks(db: WritableDb, kind: keyof typeof MOST_MS = 'kept'): Chunks {
  const most = MOST_MS[kind];
  const transact = kind === 'kept' ? transaction : repeatableOfMany;
  /** How long indexing takes for each millisecond of writing: it comes last in a chunk, and counts. */
  let indexShare = 1;
  /** What comes in from elsewhere is in the lists at once, and found a little later. */
  const areIndexedLater = (posts: number): boolean => kind === 'repeatable' && followsLater(db, posts);
  let unfolded = 0;
  return {
    commit(from, length, { take, mayEndBefore, reached }) {
      const started = performance.now();
      let at = from;
      transact(db, () => {
        const toIndex = new Map<number, Post>();
        while (at < length) {
          const share = areIndexedLater(toIndex.size) ? 0 : indexShare;
          const over = (performance.now() - started) * (1 + share) > most;
          if (over && at > from && (mayEndBefore?.(at) ?? true)) break;
          take(at, (postRowid, document) => void toIndex.set(postRowid, document));
          at += 1;
        }
        reached(at);
        const wrote = performance.now();
        if (areIndexedLater(toIndex.size)) return indexAgain(db, [...toIndex.keys()]);
        indexPosts(
          db,
          [...toIndex].map(([postRowid, document]) => ({ postRowid, document })),
        );
        if (toIndex.size > 0) indexShare = (indexShare + (performance.now() - wrote) / (wrote - started)) / 2;
      });
      unfolded += 1;
      return at;
    },
    async rest() {
      await letOthersRun();
      if (kind === 'kept' || unfolded < BETWEEN_FOLDS) return;
      unfolded = 0;
      foldLog(db);
      await letOthersRun();
    },
  };
}
