/**
 * One run of a blog's mirror: its lists are walked, its ids swept where that is due, what they leave open asked for, and
 * what bears our marks settled. Every step is committed; a run that was killed goes on where it stood.
 */
import { transaction } from '../../library/sql.ts';
import { askOneByOne } from './ask-one-by-one.ts';
import { settleMarks } from './settle-marks.ts';
import { sweepIds } from './sweep-ids.ts';
import { findSync, finishSync, setSyncPhase, setSyncTotal } from './sync-rows.ts';
import type { SyncPhase } from './sync-rows.ts';
import type { SyncWork } from './sync-work.ts';
import { walkLists } from './walk-lists.ts';
import { forgetWalks, getWalk, isWhole } from './walk-rows.ts';

/** Rejects with an AppError, or the signal's reason; what was done is kept, and the next run goes on from it. */
export async function syncBlog(work: SyncWork): Promise<void> {
  const { backend, blog, changed } = work;
  const { db, now } = backend;
  const enter = (phase: SyncPhase): void => {
    setSyncPhase(db, blog.id, phase);
    changed([]);
  };

  await expect(work);
  await walkLists(work);
  const swept = findSync(db, blog.id)?.sweeps === 1;
  if (swept) {
    enter('sweeping');
    await sweepIds(work);
  }
  enter('comparing');
  if (!(await askOneByOne(work, swept))) {
    transaction(db, () => forgetWalks(db, blog.id));
    await walkLists(work);
    await askOneByOne(work, swept);
  }
  enter('settling');
  await settleMarks(work);
  transaction(db, () => finishSync(db, blog.id, now()));
  changed([]);
}

/** How many posts a first walk is likely to meet: those online, which the blog counts. */
async function expect({ backend: { db }, blog, ask }: SyncWork): Promise<void> {
  const first = !isWhole(db, blog.id) || getWalk(db, blog.id, 'live').highWater === undefined;
  if (!first) return;
  const online = await ask((destination) => destination.countPublic());
  setSyncTotal(db, blog.id, online ?? 0);
}
