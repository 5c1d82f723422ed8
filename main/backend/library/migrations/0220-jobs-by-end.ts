/** What ended lately is asked for with every count of the side bar: without an index, each job's frozen text is gone through. */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

export const jobsByEnd: Migration = {
  number: 220,
  name: 'jobs-by-end',
  up(db: WritableDb): void {
    db.exec(
      'CREATE INDEX jobs_by_end -- jobs.list, and posts.counts: what is open, what ended lately\nON jobs (finished_at)',
    );
  },
};
