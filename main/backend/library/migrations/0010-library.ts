import type { Migration } from './index.ts';

/** Posts, the people in them, their revisions, pictures, settings. */
export const libraryTables: Migration = {
  number: 10,
  name: 'library',
  up(db) {
    db.exec(`
      CREATE TABLE posts (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('interview', 'article', 'page')),
        language TEXT NOT NULL,
        title TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('draft', 'queued', 'scheduled', 'published', 'changed', 'binned')),
        document TEXT NOT NULL CHECK (json_valid(document)),
        document_version INTEGER NOT NULL,
        -- sha256 of the document's JSON as stored, in hexadecimal
        document_hash TEXT NOT NULL,
        save_number INTEGER NOT NULL CHECK (save_number >= 0),
        -- the saveId of the save that made save_number: a repeated save is recognised by it
        last_save_id TEXT,
        words INTEGER NOT NULL,
        questions INTEGER NOT NULL,
        answers INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        published_at INTEGER,
        binned_at INTEGER
      ) STRICT;
      CREATE INDEX posts_by_change -- posts.list, list « all »: newest change first, page after page
        ON posts (updated_at DESC, rowid DESC) WHERE binned_at IS NULL;
      CREATE INDEX posts_by_status -- posts.counts, and posts.list of one status
        ON posts (status, updated_at DESC, rowid DESC);

      CREATE TABLE post_participants ( -- the people of each post, from its document
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        participant_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (post_rowid, participant_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX post_participants_by_participant -- participants.list (how many posts), posts.list of one participant
        ON post_participants (participant_id, post_rowid);

      CREATE TABLE post_labels (
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        label TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (post_rowid, label)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE participants ( -- the directory: people as they are known today; a post keeps them as they were at its date
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        role TEXT,
        organisation TEXT,
        portrait TEXT,
        link TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        -- the last time a post was saved with this person in it
        met_at INTEGER
      ) STRICT;

      CREATE TABLE revisions (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        reason TEXT NOT NULL CHECK (reason IN ('autosave', 'left', 'published', 'sent', 'approved', 'imported',
          'before-restore', 'before-deletion', 'remote')),
        title TEXT NOT NULL,
        words INTEGER NOT NULL,
        -- raw deflate of the document's JSON
        document BLOB NOT NULL,
        document_version INTEGER NOT NULL,
        document_hash TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX revisions_by_post -- revisions.list; the last revision of a post, asked at each save
        ON revisions (post_rowid, created_at DESC, rowid DESC);

      CREATE TABLE assets ( -- pictures; the bytes lie in assets/<first two digits>/<sha256>
        rowid INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        mime TEXT NOT NULL CHECK (mime IN ('image/jpeg', 'image/png', 'image/gif', 'image/webp')),
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        name TEXT NOT NULL,
        credit TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE settings ( -- settings and the place where the author was: one JSON value a key
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
