import type { WritableDb } from '../sql.ts';

/** Accounts, blogs, what is known of each post's presence on a blog, and the jobs that bring it there. */
export const publishing = {
  number: 30,
  name: 'publishing',
  up(db: WritableDb): void {
    db.exec(`
      -- Who is signed in, and where. Tokens are not here: the shell keeps them, encrypted.
      CREATE TABLE accounts (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        issuer TEXT NOT NULL,
        base TEXT NOT NULL,
        user_id TEXT NOT NULL,
        name TEXT NOT NULL,
        signed_in INTEGER NOT NULL CHECK (signed_in IN (0, 1)),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        UNIQUE (issuer, user_id)
      ) STRICT;

      -- Blogs the author chose to write to. A forgotten blog keeps its row: its publications still name it.
      CREATE TABLE blogs (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        remote_id TEXT NOT NULL,
        name TEXT NOT NULL,
        url TEXT NOT NULL,
        signature TEXT NOT NULL,
        reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
        created_at INTEGER NOT NULL,
        forgotten_at INTEGER,
        UNIQUE (practice, remote_id)
      ) STRICT;

      -- One attempt to have one post on one blog; its id is the mark inside the published HTML.
      --   base_*   what the blog held when this library last wrote or read it back: the common ancestor
      --   found_*  what the blog held when it was found to differ from the base: someone else's words
      --   sent_*   the document whose text was proved to be on the blog
      CREATE TABLE publications (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
        blog_id TEXT NOT NULL REFERENCES blogs (id),
        remote_id TEXT,
        remote_status TEXT CHECK (remote_status IN ('DRAFT', 'LIVE', 'SCHEDULED', 'SOFT_TRASHED', 'GONE')),
        url TEXT,
        published_at INTEGER,
        base_title TEXT,
        base_labels TEXT CHECK (json_valid(base_labels)),
        base_content TEXT,
        found_title TEXT,
        found_labels TEXT CHECK (json_valid(found_labels)),
        found_content TEXT,
        found_at INTEGER,
        sent_document TEXT CHECK (json_valid(sent_document)),
        sent_hash TEXT,
        sent_at INTEGER,
        created_at INTEGER NOT NULL,
        ended_at INTEGER
      ) STRICT;
      -- A post has at most one open publication on a blog.
      CREATE UNIQUE INDEX publications_open ON publications (post_id, blog_id) WHERE ended_at IS NULL;
      -- publications.of-post, and the status of a post.
      CREATE INDEX publications_of_post ON publications (post_id);

      -- One intent each, committed before anything is sent, with the frozen text. \`step\` is the last thing that is
      -- known to have begun; \`sent_first\` is 1 from just before the first request that may have changed the blog.
      CREATE TABLE jobs (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
        intent TEXT NOT NULL CHECK (intent IN ('publish', 'update')),
        state TEXT NOT NULL CHECK (state IN
          ('waiting', 'waiting-network', 'sending', 'checking', 'done', 'needs-author', 'cancelled')),
        step TEXT NOT NULL CHECK (step IN
          ('committed', 'inserting', 'remembered', 'patching', 'publishing', 'published', 'read-back')),
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
        finished_at INTEGER
      ) STRICT;
      -- At most one job under way for a publication; also how the outbox finds what is left to do.
      CREATE UNIQUE INDEX jobs_open ON jobs (publication_id) WHERE finished_at IS NULL;
      -- Every text once sent for a publication: what may be recognised as ours on the blog.
      CREATE INDEX jobs_of_publication ON jobs (publication_id);
    `);
  },
};
