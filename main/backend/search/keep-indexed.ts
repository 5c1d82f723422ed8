/** Brings the index up to the posts in the background: after an upgrade, a restore, or when it is made again. */
import type { Backend } from '../context.ts';
import { run, sql } from '../library/sql.ts';
import { indexMissing } from './index-post.ts';

/** What indexes in the background. */
export type Indexing = Readonly<{
  /** Forgets what is indexed, and indexes every post again while the archive is used. */
  rebuild(): void;
  close(): void;
}>;

export function startIndexing({ db, emit, log }: Pick<Backend, 'db' | 'emit' | 'log'>): Indexing {
  let waiting: NodeJS.Immediate | undefined;
  const step = (): void => {
    waiting = undefined;
    try {
      const { indexed, more } = indexMissing(db);
      if (more) waiting = setImmediate(step);
      if (indexed > 0) emit('archive.index-changed', {});
    } catch (error) {
      log.error('posts not indexed', error);
    }
  };
  const start = (): void => {
    waiting ??= setImmediate(step);
  };
  start();
  return {
    rebuild() {
      run(db, sql`UPDATE search_indexed SET analysis = 0`);
      start();
    },
    close: () => clearImmediate(waiting),
  };
}
