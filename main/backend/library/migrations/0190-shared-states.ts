import type { WritableDb } from '../sql.ts';

/** What other Escales have of our posts, so that a post that comes back is joined and never doubled. */
export const sharedStates = {
  number: 190,
  name: 'shared-states',
  up(db: WritableDb): void {
    db.exec(`
      -- States of a post that another Escale has: given to it in a file, or received from it. The newest that both have is
      -- what the two texts are compared with; so they stay when revisions are thinned
      CREATE TABLE shared_states (
        rowid INTEGER PRIMARY KEY,
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        -- document_hash as the file says it
        hash TEXT NOT NULL,
        -- of the same state as it stands here: its people may be known here under ids of our own
        local_hash TEXT NOT NULL,
        -- raw deflate of the document's JSON as it stands here
        document BLOB NOT NULL,
        shared_at INTEGER NOT NULL,
        UNIQUE (post_rowid, hash)
      ) STRICT;

      -- People of other Escales' directories who are somebody of ours
      CREATE TABLE people_elsewhere (
        id TEXT PRIMARY KEY,
        participant_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
