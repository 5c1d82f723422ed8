import type { WritableDb } from '../sql.ts';

/** All that may be asked of a blog, and the story of each job. */
export const intents = {
  number: 90,
  name: 'intents',
  up(db: WritableDb): void {
    db.exec(`
      -- Rebuilt for its longer lists. migrate.ts holds the foreign keys off meanwhile.
      CREATE TABLE jobs_next (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
        intent TEXT NOT NULL CHECK (intent IN ('deposit', 'publish', 'schedule', 'update', 'revert', 'delete')),
        state TEXT NOT NULL CHECK (state IN
          ('waiting', 'waiting-network', 'sending', 'checking', 'done', 'needs-author', 'cancelled')),
        step TEXT NOT NULL CHECK (step IN ('committed', 'inserting', 'remembered', 'patching', 'publishing', 'published',
          'read-back', 'reverting', 'deleting')),
        sent_first INTEGER NOT NULL CHECK (sent_first IN (0, 1)),
        doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),
        document TEXT NOT NULL CHECK (json_valid(document)),
        document_version INTEGER NOT NULL,
        document_hash TEXT NOT NULL,
        save_number INTEGER NOT NULL,
        title TEXT NOT NULL,
        labels TEXT NOT NULL CHECK (json_valid(labels)),
        content TEXT NOT NULL,
        leaves_at INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        failure_code TEXT,
        failure_params TEXT CHECK (json_valid(failure_params)),
        failure_incident TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        finished_at INTEGER,
        -- of a schedule: when the post is to be public
        publish_at INTEGER,
        -- the title under which it is published first, so that its address has these words; NULL: its own
        address_title TEXT,
        CHECK ((intent = 'schedule') = (publish_at IS NOT NULL))
      ) STRICT;
      INSERT INTO jobs_next (rowid, id, publication_id, intent, state, step, sent_first, doubtful, document, document_version,
          document_hash, save_number, title, labels, content, leaves_at, attempts, failure_code, failure_params,
          failure_incident, created_at, updated_at, finished_at)
        SELECT rowid, id, publication_id, intent, state, step, sent_first, doubtful, document, document_version,
          document_hash, save_number, title, labels, content, leaves_at, attempts, failure_code, failure_params,
          failure_incident, created_at, updated_at, finished_at FROM jobs;
      DROP TABLE jobs;
      ALTER TABLE jobs_next RENAME TO jobs;
      -- At most one job under way for a publication; also how the outbox finds what is left to do.
      CREATE UNIQUE INDEX jobs_open ON jobs (publication_id) WHERE finished_at IS NULL;
      -- Every text once sent for a publication: what may be recognised as ours on the blog.
      CREATE INDEX jobs_of_publication ON jobs (publication_id);

      -- What happened to a job, in order: told in « Envois », where a sentence stands for each \`what\`.
      CREATE TABLE job_events (
        rowid INTEGER PRIMARY KEY,
        job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        what TEXT NOT NULL,
        failure_code TEXT
      ) STRICT;
      CREATE INDEX job_events_of_job -- jobs.story
      ON job_events (job_id, rowid);

      -- publications/verify-scheduled.ts: whose hour comes next, or has passed
      CREATE INDEX publications_scheduled ON publications (published_at) WHERE remote_status = 'SCHEDULED';
    `);
  },
};
