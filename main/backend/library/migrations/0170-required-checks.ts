/** What a blog asks for before anything is sent to it: the codes of checks that are « exigés » there. */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

export const requiredChecks: Migration = {
  number: 170,
  name: 'required-checks',
  up(db: WritableDb): void {
    db.exec(`
      ALTER TABLE blogs ADD COLUMN required_checks TEXT NOT NULL DEFAULT '[]'
        CHECK (json_valid(required_checks) AND json_type(required_checks) = 'array')`);
  },
};
