import type { WritableDb } from '../sql.ts';

/**
 * Notes on passages of a post: comments that came with a document. They stand beside the text, never in it, so that no
 * rendering can publish them.
 */
export const notes = {
  number: 80,
  name: 'notes',
  up(db: WritableDb): void {
    db.exec(`
      CREATE TABLE notes (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        -- who wrote it, as the document says; '' where it says nothing
        author TEXT NOT NULL,
        text TEXT NOT NULL,
        -- the words it is about, as they stood; '' for the post as a whole
        quote TEXT NOT NULL,
        written_at INTEGER,
        created_at INTEGER NOT NULL,
        -- when the author was done with it; it stays readable
        settled_at INTEGER
      ) STRICT;
      CREATE INDEX notes_of_post -- notes.list
      ON notes (post_rowid, rowid);
    `);
  },
};
