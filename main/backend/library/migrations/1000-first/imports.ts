/** What comes in from elsewhere: imports and what each did, what sources said, comments. */
export const IMPORTS = `
  CREATE TABLE imports ( -- one import each
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('address', 'files')),
    name TEXT NOT NULL,
    -- an address, or the chosen files with their paths, which never leave the backend
    source TEXT NOT NULL CHECK (json_valid(source)),
    state TEXT NOT NULL CHECK (state IN
      ('looking', 'ready', 'running', 'paused', 'done', 'cancelled', 'undoing', 'undone', 'failed')),
    -- what runs, or goes on after a pause
    phase TEXT NOT NULL CHECK (phase IN ('looking', 'posts', 'pictures', 'undoing')),
    comments INTEGER NOT NULL DEFAULT 0 CHECK (comments IN (0, 1)),
    partial INTEGER NOT NULL DEFAULT 0 CHECK (partial IN (0, 1)),
    -- what becomes of the tracked changes of documents
    changes TEXT NOT NULL DEFAULT 'accepted' CHECK (changes IN ('accepted', 'original')),
    -- entries of the source whose work is committed
    entry_cursor INTEGER NOT NULL DEFAULT 0,
    comments_met INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    found TEXT CHECK (json_valid(found)),
    failure_code TEXT,
    failure_params TEXT CHECK (json_valid(failure_params)),
    failure_incident TEXT,
    started_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT;

  CREATE TABLE import_blogs ( -- the blogs an import met
    import_rowid INTEGER NOT NULL REFERENCES imports (rowid) ON DELETE CASCADE,
    remote_id TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    -- NULL while the import has only been looked at, and once a blog it had made is gone again
    blog_id TEXT REFERENCES blogs (id),
    -- 1 where this import wrote the row of blogs
    made INTEGER NOT NULL DEFAULT 0 CHECK (made IN (0, 1)),
    -- JSON of what this import changed in a blog that was there
    before TEXT CHECK (json_valid(before)),
    PRIMARY KEY (import_rowid, remote_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE import_items ( -- what an import did, one row for each entry or comment: enough to report it, and to undo it exactly
    rowid INTEGER PRIMARY KEY,
    import_rowid INTEGER NOT NULL REFERENCES imports (rowid) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('post', 'page', 'comment')),
    entry_key TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('live', 'draft', 'scheduled', 'trashed')),
    outcome TEXT NOT NULL CHECK (outcome IN ('added', 'updated', 'unchanged', 'skipped')),
    post_id TEXT,
    title TEXT NOT NULL,
    reason TEXT,
    -- the post's document_hash as the import left it: another one today is the author's work
    left_hash TEXT,
    -- raw deflate of the JSON of the rows as they were; NULL where there were none
    before BLOB,
    -- the entry's XML, raw deflate, of what was skipped
    raw BLOB,
    UNIQUE (import_rowid, what, entry_key)
  ) STRICT;
  CREATE INDEX import_items_counted -- the counts of a report, without reading the rows
    ON import_items (import_rowid, what, status, outcome);
  CREATE INDEX import_items_of_post ON import_items (post_id) WHERE post_id IS NOT NULL;

  CREATE TABLE import_notes ( -- the warnings of a report, in the order they were met
    rowid INTEGER PRIMARY KEY,
    import_rowid INTEGER NOT NULL REFERENCES imports (rowid) ON DELETE CASCADE,
    code TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX import_notes_of_import ON import_notes (import_rowid, code, place);

  CREATE TABLE post_sources ( -- what sources said of a post, the richest of them
    rowid INTEGER PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    -- how it is met again: '<blogs.id>/<remote id>', or 'sha256:<of the file>' for a single file
    entry_key TEXT NOT NULL UNIQUE,
    -- JSON: each field but the body as [value, second of the entry's last change], the newest known
    said TEXT NOT NULL CHECK (json_valid(said)),
    -- second of the entry whose body stands in the post; NULL where only an excerpt was ever given
    body_at INTEGER,
    -- sha256 of that body as the source gave it
    body_hash TEXT NOT NULL,
    -- the document as an import last wrote it: while the post still has it, nobody touched it here
    document_hash TEXT NOT NULL,
    -- raw deflate of the entry's XML, where it says more than Escale models
    raw BLOB
  ) STRICT;
  CREATE INDEX post_sources_of_post ON post_sources (post_id);

  CREATE TABLE comments ( -- readers' comments, to be read only; they find their post by the blog's ids
    rowid INTEGER PRIMARY KEY,
    blog_id TEXT NOT NULL REFERENCES blogs (id),
    remote_id TEXT NOT NULL,
    post_remote_id TEXT NOT NULL,
    in_reply_to TEXT,
    author TEXT,
    html TEXT NOT NULL,
    published_at INTEGER,
    status TEXT,
    UNIQUE (blog_id, remote_id)
  ) STRICT;
  CREATE INDEX comments_of_post ON comments (blog_id, post_remote_id);

  CREATE TABLE import_pictures ( -- which import met which picture in which post
    import_rowid INTEGER NOT NULL REFERENCES imports (rowid) ON DELETE CASCADE,
    picture_rowid INTEGER NOT NULL REFERENCES outside_pictures (rowid),
    post_id TEXT NOT NULL,
    PRIMARY KEY (import_rowid, picture_rowid, post_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX import_pictures_of_picture ON import_pictures (picture_rowid, post_id);
`;
