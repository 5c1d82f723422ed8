/** The blogs as they are mirrored here: how far each walk is, what a sweep of the ids met, what was found. */
export const MIRROR = `
  CREATE TABLE blog_syncs ( -- one row for each blog that was ever asked; a run that is 'running' goes on after a restart
    blog_id TEXT PRIMARY KEY REFERENCES blogs (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'idle' CHECK (state IN ('idle', 'running', 'failed')),
    phase TEXT NOT NULL DEFAULT 'walking' CHECK (phase IN ('walking', 'sweeping', 'comparing', 'settling')),
    -- 1 where the author asked for this run: then its failure is told
    by_author INTEGER NOT NULL DEFAULT 0 CHECK (by_author IN (0, 1)),
    -- 1 where this run also asks for every id of the blog
    sweeps INTEGER NOT NULL DEFAULT 0 CHECK (sweeps IN (0, 1)),
    -- posts met in this run, and how many are expected (0: nobody knows)
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER,
    -- of the last run that came to its end
    finished_at INTEGER,
    swept_at INTEGER,
    failure_code TEXT,
    failure_params TEXT CHECK (json_valid(failure_params)),
    failure_incident TEXT,
    -- The library is a copy: nothing may be sent to this blog before all of it was looked through. The value is the
    -- greatest rowid of jobs there was when that was found: those are the ones a backup brought along
    held_upto INTEGER
  ) STRICT;

  CREATE TABLE blog_sync_walks ( -- where each list of a blog stands
    blog_id TEXT NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    status TEXT NOT NULL CHECK (status IN ('live', 'scheduled', 'draft', 'binned')),
    -- the newest change that is known to be here
    high_water INTEGER,
    -- that of the walk under way, which takes its place at the end
    reached INTEGER,
    -- the page to ask next
    page_token TEXT,
    step TEXT NOT NULL DEFAULT 'waiting' CHECK (step IN ('waiting', 'under-way', 'done', 'refused')),
    PRIMARY KEY (blog_id, status)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE blog_sync_ids ( -- every id that the sweep under way has met
    blog_id TEXT NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    remote_id TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (blog_id, remote_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE blog_sync_marks ( -- posts of the blog with a mark of ours under an id not known here, to be settled once all were met
    blog_id TEXT NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    publication_id TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    -- whose publication that mark would be, where the library has lost it
    post_id TEXT NOT NULL,
    PRIMARY KEY (blog_id, publication_id, remote_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE blog_sync_notes ( -- what the last run has to say, in the order it was found
    rowid INTEGER PRIMARY KEY,
    blog_id TEXT NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    -- the title of the post it is about; '' for the blog as a whole
    title TEXT NOT NULL,
    post_id TEXT
  ) STRICT;
  CREATE INDEX blog_sync_notes_of_blog -- syncs.list
    ON blog_sync_notes (blog_id, rowid);
`;
