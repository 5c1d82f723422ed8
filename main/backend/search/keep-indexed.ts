/** Brings the index up to the posts in the background: after an upgrade, a restore, a very long save, or made again. */
import type { Backend } from '../app/backend.ts';
import { transaction } from '../library/sql.ts';
import { nextGeneration } from './generation.ts';
import { forgetPlan, indexMissing } from './index-missing.ts';
import { followPosts, indexLater } from './index-post.ts';

/** What indexes in the background. */
export type Indexing = Readonly<{
  /** Indexes every post again while the archive is used; what is indexed answers until it is replaced. */
  rebuild(): void;
  close(): void;
}>;

/** An event each this many steps: it tells how far the index is, and asks for a look at it. */
const STEPS_BETWEEN_EVENTS = 8;

export function startIndexing({ db, emit, log }: Pick<Backend, 'db' | 'emit' | 'log'>): Indexing {
  let waiting: NodeJS.Immediate | undefined;
  let untold = 0;
  const step = (): void => {
    waiting = undefined;
    try {
      const { indexed, more } = indexMissing(db);
      if (more) waiting = setImmediate(step);
      if (indexed > 0 || more) untold += 1;
      if (untold === 0 || (more && untold < STEPS_BETWEEN_EVENTS)) return;
      untold = 0;
      emit('archive.index-changed', {});
    } catch (error) {
      log.error('posts not indexed', error);
    }
  };
  const start = (): void => {
    forgetPlan(db);
    waiting ??= setImmediate(step);
  };
  followPosts(db);
  indexLater(db, start);
  start();
  return {
    rebuild() {
      transaction(db, () => nextGeneration(db));
      start();
    },
    close: () => clearImmediate(waiting),
  };
}
