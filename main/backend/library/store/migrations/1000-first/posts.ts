import { TITLE_KEY, TITLE_MARKED, TITLE_PLAIN, TITLE_WORDS } from './titles.ts';

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
    phone TEXT NOT NULL DEFAULT '',
    -- 1: the author changed the entry itself, or wrote it; the others were learnt from posts
    by_author INTEGER NOT NULL DEFAULT 0 CHECK (by_author IN (0, 1))
  ) STRICT;
  CREATE INDEX participants_by_meeting -- participants.list without a query: the most recently met
    ON participants (met_at, updated_at);
  CREATE INDEX participants_by_name -- people.get: who bears the same name; names are gone through, not notes
    ON participants (name, id, by_author);

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

/** Posts with their people and labels, their earlier states, who approved them, notes beside them; the settings. */
export const POSTS = `
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
    binned_at INTEGER,
    -- title_plain, title_words and title_marked: on the way to title_key (titles.ts)
    title_plain TEXT GENERATED ALWAYS AS (${TITLE_PLAIN}) VIRTUAL,
    -- the date of a post: when it was published, else begun
    dated_at INTEGER GENERATED ALWAYS AS (coalesce(published_at, created_at)) VIRTUAL,
    title_words TEXT GENERATED ALWAYS AS (${TITLE_WORDS}) VIRTUAL,
    title_marked TEXT GENERATED ALWAYS AS (${TITLE_MARKED}) VIRTUAL,
    -- how a title is sorted: case and accents apart, articles kept, « 2 » before « 10 », what has no title after all others
    title_key TEXT GENERATED ALWAYS AS (${TITLE_KEY}) VIRTUAL
  ) STRICT;
  CREATE INDEX posts_by_change -- posts.list, list « all »: newest change first, page after page
    ON posts (updated_at DESC, rowid DESC) WHERE binned_at IS NULL;
  CREATE INDEX posts_by_status -- posts.counts, and posts.list of one status
    ON posts (status, updated_at DESC, rowid DESC);
  CREATE INDEX posts_facts -- search/facts-rows.ts and titles.ts: of all posts, page after page; posts.list of one participant
    ON posts (rowid, status, kind, created_at, updated_at, published_at, title);
  CREATE INDEX posts_binned -- what has been in the bin for long enough
    ON posts (binned_at) WHERE binned_at IS NOT NULL;
  CREATE INDEX posts_by_date -- posts.list by date
    ON posts (dated_at, rowid) WHERE binned_at IS NULL;
  CREATE INDEX posts_by_title -- posts.list by title
    ON posts (title_key, rowid) WHERE binned_at IS NULL;

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

  CREATE TABLE revisions ( -- states of a post that no later save changes
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('autosave', 'left', 'published', 'tried', 'deposited', 'sent',
      'approved', 'imported', 'before-restore', 'restored', 'before-deletion', 'remote')),
    title TEXT NOT NULL,
    words INTEGER NOT NULL,
    -- raw deflate of the document's JSON
    document BLOB NOT NULL,
    document_version INTEGER NOT NULL,
    document_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- of sent: to whom, as the author wrote it, and the bare name of the file
    recipient TEXT,
    file_name TEXT,
    -- when an erasure took somebody out of it
    rewritten_at INTEGER
  ) STRICT;
  CREATE INDEX revisions_by_post -- revisions.list; the last revision of a post, asked at each save
    ON revisions (post_rowid, created_at DESC, rowid DESC);

  CREATE TABLE shared_states ( -- states of a post that another Escale has: given to it in a file, or received from it
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

  CREATE TABLE notes ( -- notes on passages: beside the text, never in it, so that no rendering can publish them
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

  CREATE TABLE settings ( -- settings and the place where the author was: one JSON value a key
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT, WITHOUT ROWID;
`;
