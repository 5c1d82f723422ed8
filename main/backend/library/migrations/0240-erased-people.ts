/**
 * People who were erased: what recognises them where they come back, and nothing that says who they are. Revisions that an
 * erasure rewrote say so; a publication remembers, sealed, what stood on its blog under the words it had before.
 */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

export const erasedPeople: Migration = {
  number: 240,
  name: 'erased-people',
  up(db: WritableDb): void {
    db.exec(`
CREATE TABLE erased_people (
  rowid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  manner TEXT NOT NULL CHECK (manner IN ('removed', 'replaced')),
  -- what becomes of posts online that name them: nothing, or an update is prepared
  online TEXT NOT NULL CHECK (online IN ('leave', 'update')),
  -- of the names' seals; made once for a library
  key BLOB NOT NULL,
  -- [{words, scope, seal, hint}]: HMAC-SHA256 of a folded name, and 16 bits of a quick hash of its first word
  names TEXT NOT NULL CHECK (json_valid(names)),
  -- ids they had in the directory and in posts
  ids TEXT NOT NULL CHECK (json_valid(ids)),
  -- sha256 of portraits that were theirs alone
  pictures TEXT NOT NULL CHECK (json_valid(pictures)),
  -- erasing: rows are gone through; cleaning: what the indexes still hold; writing: the file is to be written anew
  state TEXT NOT NULL CHECK (state IN ('erasing', 'cleaning', 'writing', 'done')),
  asked_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;
ALTER TABLE revisions ADD COLUMN rewritten_at INTEGER;
ALTER TABLE publications ADD COLUMN seen_mark TEXT;
CREATE TRIGGER publications_seen_again AFTER UPDATE OF base_title, base_labels, base_content ON publications
WHEN NEW.seen_mark IS NOT NULL AND NEW.seen_mark IS OLD.seen_mark
BEGIN
  UPDATE publications SET seen_mark = NULL WHERE rowid = NEW.rowid;
END;
CREATE INDEX publications_still_named -- what is online and still names somebody who was erased here
ON publications (post_id) WHERE seen_mark IS NOT NULL`);
  },
};
