import type { WritableDb } from '../sql.ts';

/**
 * Publishing by hand: which way each blog is written to, and how far the author's hands have come with a post. The job
 * itself, with its frozen text, stays in `jobs`, where it waits for the author.
 */
export const byHand = {
  number: 160,
  name: 'by-hand',
  up(db: WritableDb): void {
    db.exec(`
      -- by-hand: no account speaks for it; the author pastes, Escale reads what its readers read
      ALTER TABLE blogs ADD COLUMN way TEXT NOT NULL DEFAULT 'connected' CHECK (way IN ('connected', 'by-hand'));

      -- A row for each job that is, or was, in the author's hands
      CREATE TABLE hand_jobs (
        job_id TEXT PRIMARY KEY,
        publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
        -- when each step was last done
        title_at INTEGER,
        text_at INTEGER,
        labels_at INTEGER,
        opened_at INTEGER,
        -- of an update: when the blog was read, before anything was copied
        read_at INTEGER,
        -- the address the author gave last
        address TEXT,
        -- when the author said that it is online, where nobody but the blog's own readers may read it
        confirmed_at INTEGER
      ) STRICT;
      CREATE INDEX hand_jobs_of_publication -- whether what is online is so by the author's word alone
      ON hand_jobs (publication_id);
    `);
  },
};
