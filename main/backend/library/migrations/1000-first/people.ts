/** The directory: people, who turned out to be whom, what is corrected in posts, who was erased. */
export const PEOPLE = `
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
    met_at INTEGER,
    -- [{url, label?}, …], with the one that posts publish (link) among them
    links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
    -- for the author alone: in no post's file, in no export
    note TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT ''
  ) STRICT;
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

  CREATE TABLE people_elsewhere ( -- people of other Escales' directories who are somebody of ours
    id TEXT PRIMARY KEY,
    participant_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE people_acts ( -- two people who are one, names corrected, people removed: committed first, then done post by post
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

  CREATE TABLE erased_people ( -- what recognises people who were erased where they come back, and nothing that says who they are
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
`;
