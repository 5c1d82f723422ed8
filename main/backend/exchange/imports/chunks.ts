/** Writes posts in short transactions, so that no save or search in between has to wait. */
import type { Post } from '#interview/document.ts';
import type { WritableDb } from '../../core/sql.ts';
import { letOthersRun } from '../../core/slices.ts';
import { isArriving } from '../../network/read-bounded.ts';
import {
  checkpointWal,
  isWalLong,
  commitHookDuration,
  repeatableOfMany,
  transaction,
} from '../../core/sql.ts';
import { markToIndex, indexesLater, indexPosts } from '../../search/index/index-post.ts';

/**
 * Longest duration of a chunk in milliseconds; with its last item and the commit it stays well under 50. `repeatable`
 * chunks do not wait for the disk.
 */
const MOST_MS = { kept: 14, repeatable: 20 } as const;
/**
 * Initial estimate of the time that ending a chunk takes, per millisecond of writing. High, so that the first
 * chunk is small; its measurement corrects the estimate.
 */
const FIRST_SHARE = { kept: 1, repeatable: 4 } as const;

/**
 * Posts of a run that are indexed at once, so that the few changes of an ordinary mirror run can be found immediately.
 * Indexing more takes as long as everything else, so it follows in the background
 * (search/index/background-indexing.ts).
 */
const FEW = 2;

/** Turns to wait for an answer that is arriving: one from a near server takes four; a slow one is not waited for. */
const MOST_TURNS = 8;

type ChunkWork = Readonly<{
  /**
   * Writes one item. It calls `index` for a post whose text changed; `document` is only called if the post is indexed
   * now.
   */
  take(at: number, index: (postRowid: number, document: () => Post) => void): void;
  /** True if a chunk may end before this item; always by default. */
  mayEndBefore?(at: number): boolean;
  /** Stores the position; `to` is the first item not yet written. */
  reached(to: number): void;
}>;

export type Chunks = Readonly<{
  /** Commits some of `length` items from `from` on, at least one; returns the first item not yet written. */
  commit(from: number, length: number, work: ChunkWork): number;
  rest(): Promise<void>;
}>;

/** `repeatable`: the position is stored with the work, which resumes from it after a power cut (core/sql.ts). */
export function createChunks(db: WritableDb, kind: keyof typeof MOST_MS = 'kept'): Chunks {
  const most = MOST_MS[kind];
  const transact = kind === 'kept' ? transaction : repeatableOfMany;
  /** Estimated time for ending a chunk (indexing, checking for erased people), per millisecond of writing. */
  let endShare: number = FIRST_SHARE[kind];
  /** How many more posts may be indexed in the transaction of their chunk: all, or the first few of a repeatable run. */
  let atOnce = kind === 'kept' ? Infinity : FEW;
  const followLater = (posts: number): boolean => posts > atOnce && indexesLater(db);
  return {
    commit(from, length, { take, mayEndBefore, reached }) {
      const started = performance.now();
      let [wrote, indexed] = [started, started];
      let at = from;
      transact(db, () => {
        const toIndex = new Map<number, () => Post>();
        while (at < length) {
          const over = (performance.now() - started) * (1 + endShare) > most;
          if (over && at > from && (mayEndBefore?.(at) ?? true)) break;
          take(at, (postRowid, document) => void toIndex.set(postRowid, document));
          at += 1;
        }
        reached(at);
        wrote = performance.now();
        if (followLater(toIndex.size)) {
          atOnce = 0;
          markToIndex(db, [...toIndex.keys()]);
        } else {
          atOnce -= toIndex.size;
          indexPosts(
            db,
            [...toIndex].map(([postRowid, document]) => ({ postRowid, document: document() })),
          );
        }
        indexed = performance.now();
      });
      // Excludes the commit, whose duration does not depend on the size. A longer time than estimated counts
      // immediately.
      const share = (indexed - wrote + commitHookDuration(db)) / (wrote - started);
      endShare = Math.max(share, (endShare + share) / 2);
      return at;
    },
    async rest() {
      await letOthersRun();
      for (let turns = 0; turns < MOST_TURNS && isArriving(); turns += 1) await letOthersRun();
      if (kind === 'kept' || !isWalLong(db)) return;
      checkpointWal(db);
      await letOthersRun();
    },
  };
}
