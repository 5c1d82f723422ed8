import type { WritableDb } from '../sql.ts';

/** To whom a text was given to be read over, and as which file: what the revision `sent` says of itself. */
export const sent = {
  number: 110,
  name: 'sent',
  up(db: WritableDb): void {
    db.exec(`
      -- of revisions that were sent to be read over; as the author wrote it
      ALTER TABLE revisions ADD COLUMN recipient TEXT;
      -- the bare name of the file that was written
      ALTER TABLE revisions ADD COLUMN file_name TEXT;
      CREATE INDEX revisions_sent -- posts.counts, and posts.list « En relecture »
      ON revisions (post_rowid, created_at) WHERE reason = 'sent';
    `);
  },
};
