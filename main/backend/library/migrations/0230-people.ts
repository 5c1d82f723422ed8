/**
 * What the directory keeps of a person beyond what posts say; two people who are one, and names corrected in every post:
 * what is to be done is committed first, then done post by post.
 */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

export const people: Migration = {
  number: 230,
  name: 'people',
  up(db: WritableDb): void {
    db.exec(`
      -- [{url, label?}, …], with the one that posts publish (link) among them
      ALTER TABLE participants ADD COLUMN links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links));
      -- for the author alone: in no post's file, in no export
      ALTER TABLE participants ADD COLUMN note TEXT NOT NULL DEFAULT '';
      ALTER TABLE participants ADD COLUMN email TEXT NOT NULL DEFAULT '';
      ALTER TABLE participants ADD COLUMN phone TEXT NOT NULL DEFAULT '';
      UPDATE participants SET links = json_array(json_object('url', link))
      WHERE lower(link) GLOB 'http://*' OR lower(link) GLOB 'https://*' OR lower(link) GLOB 'mailto:*';
      CREATE INDEX participants_by_meeting -- participants.list without a query: the most recently met
      ON participants (met_at, updated_at);
      CREATE INDEX participants_by_name -- people.get: who bears the same name; names are gone through, not notes
      ON participants (name, id);

      CREATE TABLE people_aliases ( -- who turned out to be somebody else: kept for ever, old texts and pages name them so
        id TEXT PRIMARY KEY,
        participant_id TEXT NOT NULL,
        -- whose words a text shows that held both: {"name": "kept" | "merged", …}
        chosen TEXT NOT NULL CHECK (json_valid(chosen))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX people_aliases_of -- whom a merge moves along, and who else a page may call by another id
      ON people_aliases (participant_id);

      CREATE TABLE people_acts (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('merge', 'rename', 'remove')),
        participant_id TEXT NOT NULL,
        -- what is to be done
        wanted TEXT NOT NULL CHECK (json_valid(wanted)),
        -- what the directory said before: kept as long as the act can be taken back
        before TEXT NOT NULL CHECK (json_valid(before)),
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX people_acts_open -- what is left to do
      ON people_acts (rowid) WHERE state IN ('running', 'undoing');
      CREATE INDEX people_acts_of -- people.get: what is under way
      ON people_acts (participant_id, rowid);

      CREATE TABLE people_act_posts ( -- the posts an act changes
        act_rowid INTEGER NOT NULL REFERENCES people_acts (rowid) ON DELETE CASCADE,
        post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
        -- to-send: the text is changed, its updates are to be prepared; left: it stays as it is
        state TEXT NOT NULL CHECK (state IN ('waiting', 'to-send', 'done', 'left')),
        -- the revision that holds the text before, and the hash of the text after; NULL where nothing changed
        kept_in TEXT,
        after_hash TEXT,
        prepared INTEGER NOT NULL DEFAULT 0,
        not_prepared INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (act_rowid, post_rowid)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX people_act_posts_open -- the next posts of an act
      ON people_act_posts (act_rowid, state, post_rowid);
      CREATE INDEX people_act_posts_of -- a post that is erased
      ON people_act_posts (post_rowid);
    `);
  },
};
