import type { WritableDb } from '../sql.ts';

/** Who approved which state and who is waited for, states that were put back, pictures put aside. */
export const history = {
  number: 200,
  name: 'history',
  up(db: WritableDb): void {
    db.exec(`
      -- Rebuilt for its longer list of reasons. migrate.ts holds the foreign keys off meanwhile.
      CREATE TABLE revisions_next (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        reason TEXT NOT NULL CHECK (reason IN ('autosave', 'left', 'published', 'sent', 'approved', 'imported',
          'before-restore', 'restored', 'before-deletion', 'remote')),
        title TEXT NOT NULL,
        words INTEGER NOT NULL,
        -- raw deflate of the document's JSON
        document BLOB NOT NULL,
        document_version INTEGER NOT NULL,
        document_hash TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        -- of sent: to whom, as the author wrote it, and the bare name of the file
        recipient TEXT,
        file_name TEXT
      ) STRICT;
      INSERT INTO revisions_next (rowid, id, post_rowid, reason, title, words, document, document_version, document_hash,
          created_at, recipient, file_name)
        SELECT rowid, id, post_rowid, reason, title, words, document, document_version, document_hash,
          created_at, recipient, file_name FROM revisions;
      DROP TABLE revisions;
      ALTER TABLE revisions_next RENAME TO revisions;
      CREATE INDEX revisions_by_post -- revisions.list; the last revision of a post, asked at each save
      ON revisions (post_rowid, created_at DESC, rowid DESC);
      CREATE INDEX revisions_sent -- posts.counts, and posts.list « En relecture »
      ON revisions (post_rowid, created_at) WHERE reason = 'sent';

      CREATE TABLE approvals ( -- who said yes to the words of a revision
        revision_rowid INTEGER PRIMARY KEY REFERENCES revisions (rowid) ON DELETE CASCADE,
        -- of the post; NULL for whoever does not take part in it
        participant_id TEXT,
        name TEXT NOT NULL,
        -- the day they said so
        approved_at INTEGER NOT NULL,
        note TEXT NOT NULL,
        -- taken back: the revision stays
        withdrawn_at INTEGER
      ) STRICT;

      CREATE TABLE awaited_approvals ( -- whose yes is waited for
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        -- the name without case and accents
        name_key TEXT NOT NULL,
        name TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        PRIMARY KEY (post_rowid, name_key)
      ) STRICT, WITHOUT ROWID;

      -- put aside: nothing shows it any more, as far as was known then
      ALTER TABLE assets ADD COLUMN binned_at INTEGER;
      CREATE INDEX assets_binned ON assets (binned_at) WHERE binned_at IS NOT NULL;
      CREATE INDEX posts_binned -- what has been in the bin for long enough
      ON posts (binned_at) WHERE binned_at IS NOT NULL;
    `);
  },
};
