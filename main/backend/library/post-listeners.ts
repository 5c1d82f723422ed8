/** Whoever keeps something that is derived from posts hears of each write, in its transaction: the archive's index. */
import type { Post } from '#interview/document.ts';
import type { WritableDb } from './sql.ts';

export type PostListener = Readonly<{
  /** After everything else of the write. */
  written(db: WritableDb, post: Readonly<{ postRowid: number; document: Post }>): void;
  /** Before its row goes. */
  removed(db: WritableDb, postRowid: number): void;
}>;

const listeners = new WeakMap<WritableDb, PostListener>();

/** One for each connection. What was written before nobody listened is found by its hash (search/index-missing.ts). */
export function listenToPosts(db: WritableDb, listener: PostListener): void {
  listeners.set(db, listener);
}

export const tellWritten: PostListener['written'] = (db, post) => listeners.get(db)?.written(db, post);
export const tellRemoved: PostListener['removed'] = (db, postRowid) =>
  listeners.get(db)?.removed(db, postRowid);
