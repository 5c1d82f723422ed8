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
    looked_at INTEGER,
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
  CREATE INDEX proposals_looked_at -- review.get: how many of the sample were seen
    ON proposals (kind) WHERE looked_at IS NOT NULL;
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

  CREATE TABLE found_people ( -- names met by recognition that the directory does not hold; proposals name people by these ids
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- the folded name without « M. » or « Mme »: one row for all the posts that write it
    name_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- who it is, once the author said so: an id of participants, or of another found person
    same_as TEXT
  ) STRICT;
  CREATE INDEX found_people_same ON found_people (same_as) WHERE same_as IS NOT NULL;

  CREATE TABLE proposal_people ( -- who is named in which proposal: counts, and which posts an identity changes
    proposal_rowid INTEGER NOT NULL REFERENCES proposals (rowid) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    PRIMARY KEY (proposal_rowid, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX proposal_people_by_person ON proposal_people (person_id);

  CREATE TABLE people_matches ( -- whether two people found in posts are one
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- a found person
    person_id TEXT NOT NULL,
    -- a found person, or one of the directory
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
