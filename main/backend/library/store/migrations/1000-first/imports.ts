/** What recognition proposes for posts that came from a blog, who the names found there may be, what was decided. */
export const REVIEW = `
  CREATE TABLE proposals ( -- what recognition makes of a post as it came in; the post changes only once this is accepted
    rowid INTEGER PRIMARY KEY,
    post_rowid INTEGER NOT NULL UNIQUE REFERENCES posts (rowid) ON DELETE CASCADE,
    -- posts.document_hash of the document that was read
    made_from TEXT NOT NULL,
    -- RECOGNITION_VERSION that read it
    recognition INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused', 'stale')),
    -- sure, check: interviews; none: no interview
    kind TEXT NOT NULL CHECK (kind IN ('sure', 'check', 'none')),
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    questions INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    -- the first time the author had it before the eyes
    viewed_at INTEGER,
    -- the order of decisions: undo takes back the highest one
    decision INTEGER,
    batch_rowid INTEGER REFERENCES review_batches (rowid),
    -- the revision that holds the document as it was before the acceptance
    kept_in TEXT,
    -- posts.document_hash of the document accepted: another one today is the author's work
    accepted_as TEXT,
    created_at INTEGER NOT NULL,
    document_version INTEGER NOT NULL,
    -- raw deflate of the proposed document's JSON; NULL where no interview was seen
    document BLOB
  ) STRICT;
  CREATE INDEX proposals_to_review -- posts.counts, review.get, and the post after another one
    ON proposals (state, kind, post_rowid);
  CREATE INDEX proposals_by_decision -- review.undo
    ON proposals (decision) WHERE decision IS NOT NULL;
  CREATE INDEX proposals_viewed -- review.get: how many of the sample were seen
    ON proposals (kind) WHERE viewed_at IS NOT NULL;
  CREATE INDEX proposals_of_batch ON proposals (batch_rowid) WHERE batch_rowid IS NOT NULL;
  -- Whoever writes the post (a save, an import): what was proposed for other words is no longer proposed.
  CREATE TRIGGER proposals_stale AFTER UPDATE OF document_hash ON posts WHEN NEW.document_hash <> OLD.document_hash BEGIN
    UPDATE proposals SET state = 'stale' WHERE post_rowid = NEW.rowid AND state = 'proposed' AND made_from <> NEW.document_hash;
  END;
  -- In the bin nothing waits for the author; out of it, the post is looked at again.
  CREATE TRIGGER proposals_binned AFTER UPDATE OF binned_at ON posts WHEN NEW.binned_at IS NOT NULL BEGIN
    UPDATE proposals SET state = 'stale' WHERE post_rowid = NEW.rowid AND state = 'proposed';
  END;

  CREATE TABLE review_batches ( -- « Accepter les 310 sûrs »: one act, in chunks, gone on with after a kill
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('accepting', 'accepted', 'undoing', 'undone')),
    -- the last proposal it covers: what was proposed later was not in the number shown
    upto INTEGER NOT NULL,
    -- the last one dealt with
    done_rowid INTEGER NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    decision INTEGER,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE recognized_people ( -- names met by recognition that the directory does not hold; proposals name people by these ids
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- the folded name without « M. » or « Mme »
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    -- who it is, once the author said so: an id of participants, or of another recognized person
    same_as TEXT,
    -- 1: a name of one word, with a row for each post; a full name has one row for all the posts that write it
    of_one_post INTEGER NOT NULL DEFAULT 0 CHECK (of_one_post IN (0, 1))
  ) STRICT;
  CREATE UNIQUE INDEX recognized_people_by_name ON recognized_people (name_key) WHERE of_one_post = 0;
  CREATE INDEX recognized_people_of_posts -- all who bear a name of one word
    ON recognized_people (name_key) WHERE of_one_post = 1;
  CREATE INDEX recognized_people_same ON recognized_people (same_as) WHERE same_as IS NOT NULL;

  CREATE TABLE proposal_people ( -- who is named in which proposal: counts, and which posts an identity changes
    proposal_rowid INTEGER NOT NULL REFERENCES proposals (rowid) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    PRIMARY KEY (proposal_rowid, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX proposal_people_by_person ON proposal_people (person_id);

  CREATE TABLE people_matches ( -- whether two people found in posts are one
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- a recognized person
    person_id TEXT NOT NULL,
    -- a recognized person, or one of the directory; person_id again: all who bear this name of one word
    other_id TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused')),
    decision INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (person_id, other_id)
  ) STRICT;
  CREATE INDEX people_matches_by_state ON people_matches (state, score DESC);
`;

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
      ('inspecting', 'ready', 'running', 'paused', 'done', 'cancelled', 'undoing', 'undone', 'failed')),
    -- what runs, or goes on after a pause
    phase TEXT NOT NULL CHECK (phase IN ('inspecting', 'posts', 'pictures', 'undoing')),
    comments INTEGER NOT NULL DEFAULT 0 CHECK (comments IN (0, 1)),
    partial INTEGER NOT NULL DEFAULT 0 CHECK (partial IN (0, 1)),
    -- what becomes of the tracked changes of documents
    changes TEXT NOT NULL DEFAULT 'accepted' CHECK (changes IN ('accepted', 'original')),
    -- entries of the source whose work is committed
    entry_cursor INTEGER NOT NULL DEFAULT 0,
    comments_met INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    -- what inspecting the source recognized
    recognized TEXT CHECK (json_valid(recognized)),
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
    location TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX import_notes_of_import ON import_notes (import_rowid, code, location);

  CREATE TABLE post_sources ( -- what sources reported of a post, the richest of them
    rowid INTEGER PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    -- how it is met again: '<blogs.id>/<remote id>', or 'sha256:<of the file>' for a single file
    entry_key TEXT NOT NULL UNIQUE,
    -- JSON: each field but the body as [value, second of the entry's last change], the newest known
    reported TEXT NOT NULL CHECK (json_valid(reported)),
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

  CREATE TABLE comments ( -- readers' comments, from imports and the mirror; they find their post by the blog's ids
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
  CREATE INDEX comments_of_post -- library/comments.ts: pages and counts, without reading what comments hold
  ON comments (blog_id, post_remote_id, (status IS NOT 'PENDING'), (coalesce(published_at, 8640000000000000)), rowid, status);
  CREATE INDEX comments_by_date -- publishing/sync/walk-comments.ts: those that are no longer on the blog
  ON comments (blog_id, published_at);

  CREATE TABLE import_pictures ( -- which import met which picture in which post
    import_rowid INTEGER NOT NULL REFERENCES imports (rowid) ON DELETE CASCADE,
    picture_rowid INTEGER NOT NULL REFERENCES outside_pictures (rowid),
    post_id TEXT NOT NULL,
    PRIMARY KEY (import_rowid, picture_rowid, post_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX import_pictures_of_picture ON import_pictures (picture_rowid, post_id);
`;
