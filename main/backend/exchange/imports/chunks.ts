/** Posts written in transactions so short that a save or a search in between waits for none of them. */
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
import { indexAgain, indexesLater, indexPosts } from '../../search/index/index-post.ts';

/**
 * A chunk stops once it took this long, in ms; with the last thing and the commit it keeps well under 50. One that is done
 * again after a power cut does not wait for the disk.
 */
const MOST_MS = { kept: 14, repeatable: 20 } as const;
/** How long the end of a first chunk is expected to take for each millisecond of writing. A small one tells of many. */
const FIRST_SHARE = { kept: 1, repeatable: 4 } as const;

/**
 * What a mirror finds changed on an ordinary day is found as soon as it is there. The full text of more takes as long as all
 * else about them: it follows in steps, and the posts are in the lists meanwhile (search/index/background-indexing.ts).
 */
const FEW = 2;

/** Turns given to an answer that is coming in: one from near takes four, and one from afar is not waited for. */
const MOST_TURNS = 8;

type ChunkWork = Readonly<{
  /** Writes one thing; `index` is for posts whose words changed, whose document is asked for where it is indexed now. */
  take(at: number, index: (postRowid: number, document: () => Post) => void): void;
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

/** `repeatable`: the place reached is stored with the work, which goes on from there after a power cut (core/sql.ts). */
export function createChunks(db: WritableDb, kind: keyof typeof MOST_MS = 'kept'): Chunks {
  const most = MOST_MS[kind];
  const transact = kind === 'kept' ? transaction : repeatableOfMany;
  /** How long the end of a chunk takes for each millisecond of writing: indexing, and looking for people who were erased. */
  let endShare: number = FIRST_SHARE[kind];
  /** Posts that are still indexed with their chunk: all, but of those that come in from elsewhere the first few alone. */
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
          indexAgain(db, [...toIndex.keys()]);
        } else {
          atOnce -= toIndex.size;
          indexPosts(
            db,
            [...toIndex].map(([postRowid, document]) => ({ postRowid, document: document() })),
          );
        }
        indexed = performance.now();
      });
      // Without the commit: a slow disk takes as long for few as for many. What took longer than was foreseen is believed at once.
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
