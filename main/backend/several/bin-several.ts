/** Puts several posts into the bin, and takes them out. */
import { AppError } from '#contract/failure.ts';
import { binWithSends, presenceOf } from '../library/bin.ts';
import { unbinPost } from '../library/posts/posts.ts';
import { get, type ReadableDb, sql } from '../core/sql.ts';
import { eachInChunks } from './in-chunks.ts';
import type { Undo, Work } from './run-several.ts';

/** Throws post.not-found. */
function isBinned(db: ReadableDb, id: string): boolean {
  const row = get<{ binned: number }>(
    db,
    sql`SELECT binned_at IS NOT NULL AS binned FROM posts WHERE id = ${id}`,
  );
  if (row === undefined) throw new AppError('post.not-found', { id });
  return row.binned === 1;
}

const itself = (id: string): string => id;

/** Moves posts into the bin and cancels their sends that have not begun. Nothing is erased or removed from blogs. */
export async function moveToBin(work: Work, ids: readonly string[]): Promise<void> {
  const { context, report } = work;
  const { db, now } = context;
  const binned: string[] = [];
  report.undo = { what: 'bin', ids: binned };
  await eachInChunks(work, ids, {
    idOf: itself,
    take(id) {
      if (isBinned(db, id)) return undefined;
      const calledBack = binWithSends(db, id, now());
      return { calledBack, online: presenceOf(db, id).online.length > 0 };
    },
    onCommitted(id, { calledBack, online }) {
      binned.push(id);
      if (online) report.online += 1;
      if (calledBack > 0) context.emit('publications.changed', { postIds: [id] });
    },
  });
}

export async function restoreFromBin(work: Work, ids: readonly string[]): Promise<void> {
  const { db } = work.context;
  const restored: string[] = [];
  work.report.undo = { what: 'restore', ids: restored };
  await eachInChunks(work, ids, {
    idOf: itself,
    take(id) {
      if (!isBinned(db, id)) return undefined;
      unbinPost(db, id);
      return true;
    },
    onCommitted: (id) => void restored.push(id),
  });
}

/** Reverses a run that moved posts into the bin or out of it. */
export const undoBin = (
  work: Work,
  { what, ids }: Extract<Undo, { what: 'bin' | 'restore' }>,
): Promise<void> => (what === 'bin' ? restoreFromBin(work, ids) : moveToBin(work, ids));
