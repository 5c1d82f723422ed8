/** What a failure of a job's story was about: its sentence names the address, the service, the number. */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

export const eventParams: Migration = {
  number: 210,
  name: 'event-params',
  up(db: WritableDb): void {
    db.exec('ALTER TABLE job_events ADD COLUMN failure_params TEXT CHECK (json_valid(failure_params))');
  },
};
