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
    -- starts of this run that had no end, one after the other: Escale died meanwhile
    deaths INTEGER NOT NULL DEFAULT 0,
    -- of the last run that came to its end
    finished_at INTEGER,
    swept_at INTEGER,
    failure_code TEXT,
    failure_params TEXT CHECK (json_valid(failure_params)),
    failure_incident TEXT,
    -- The library is a copy: nothing may be sent to this blog before all of it was looked through. The value is the
    -- greatest rowid of jobs there was when that was found: those are the ones a backup brought along
    paused_upto INTEGER
  ) STRICT;

  CREATE TABLE blog_sync_walks ( -- where each list of a blog stands
    blog_id TEXT NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    status TEXT NOT NULL CHECK (status IN ('live', 'scheduled', 'draft', 'binned', 'pages')),
    -- the newest change that is known to be here; 0 of the pages, once all were read
    high_water INTEGER,
    -- that of the walk under way, which takes its place at the end
    reached INTEGER,
    -- the page to ask next
    page_token TEXT,
    step TEXT NOT NULL DEFAULT 'waiting' CHECK (step IN ('waiting', 'under-way', 'done', 'refused')),
    PRIMARY KEY (blog_id, status)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE blog_sync_pages ( -- the pages of a blog as they were last read: those that are so still are not asked for again
    blog_id TEXT NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    remote_id TEXT NOT NULL,
    -- status, time of change and etag as the blog's list says them; '' where it may change without telling
    version TEXT NOT NULL,
    PRIMARY KEY (blog_id, remote_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE comment_walks ( -- readers' comments on a blog: how far they are here
    blog_id TEXT PRIMARY KEY REFERENCES blogs (id) ON DELETE CASCADE,
    -- when the newest that is here was written; NULL where there was none
    newest_at INTEGER,
    -- older ones than this are still to be asked for; NULL once all are here
    filled_from INTEGER
  ) STRICT;

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

/** Accounts, blogs, what is known of each post on a blog, and the jobs that bring it there. */
export const PUBLISHING = `
  CREATE TABLE accounts ( -- who is signed in, and where; tokens are with the secrets of the shell, never here
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- to which kind of blogs it leads, as blogs have it
    kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    base TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    signed_in INTEGER NOT NULL CHECK (signed_in IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- when the person agreed at Google
    consented_at INTEGER,
    -- 1 once a token of this account died a week after its consent: its Google project is in test mode
    short_lived INTEGER NOT NULL DEFAULT 0 CHECK (short_lived IN (0, 1)),
    UNIQUE (issuer, user_id)
  ) STRICT;

  CREATE TABLE blogs ( -- blogs the author writes to, or that an import read; a forgotten one keeps its row, which its publications name
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- NULL until somebody signs in who may write to it
    account_id TEXT REFERENCES accounts (id),
    -- what it is (interview/destinations.ts): with remote_id, which blog
    kind TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    signature TEXT NOT NULL,
    reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
    created_at INTEGER NOT NULL,
    forgotten_at INTEGER,
    -- as the blog's own settings say, where a source told
    time_zone TEXT,
    locale TEXT,
    converts_line_breaks INTEGER CHECK (converts_line_breaks IN (0, 1)),
    -- how it shows posts (interview/render/presentation.ts), as JSON; NULL, and what is not in it: as a new blog
    presentation TEXT CHECK (json_valid(presentation)),
    -- the account's role there, as the blog said at the last connection; NULL: never asked
    role TEXT CHECK (role IN ('administrator', 'author', 'reader')),
    -- what the role does not say of it, where the blog does (preload/contract/blogs.ts)
    rights TEXT CHECK (json_valid(rights)),
    -- by-hand: no account speaks for it; the author pastes, Escale reads what its readers read
    way TEXT NOT NULL DEFAULT 'connected' CHECK (way IN ('connected', 'by-hand')),
    -- codes of the checks that are required before anything is sent to it
    required_checks TEXT NOT NULL DEFAULT '[]'
      CHECK (json_valid(required_checks) AND json_type(required_checks) = 'array'),
    -- where its pictures are put; NULL until the author was asked, at the first picture
    picture_host TEXT CHECK (picture_host IN ('inline', 's3', 'address', 'blogger')),
    UNIQUE (kind, remote_id)
  ) STRICT;

  CREATE TABLE publications ( -- one attempt to have one post on one blog; its id is the mark inside the published HTML
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    blog_id TEXT NOT NULL REFERENCES blogs (id),
    remote_id TEXT,
    remote_status TEXT CHECK (remote_status IN ('draft', 'live', 'scheduled', 'binned', 'gone')),
    -- 1: a draft that waits there for an editor
    pending INTEGER NOT NULL DEFAULT 0 CHECK (pending IN (0, 1)),
    url TEXT,
    published_at INTEGER,
    -- base: what the blog held when this library last wrote or read it back, the common ancestor
    base_title TEXT,
    base_labels TEXT CHECK (json_valid(base_labels)),
    base_content TEXT,
    -- remote: what the blog held when it was last read and differed from the base, someone else's words
    remote_title TEXT,
    remote_labels TEXT CHECK (json_valid(remote_labels)),
    remote_content TEXT,
    remote_read_at INTEGER,
    remote_changed_at INTEGER, -- by the blog's own clock: told, never compared
    -- sent: the document whose text was proved to be on the blog
    sent_document TEXT CHECK (json_valid(sent_document)),
    sent_hash TEXT,
    sent_at INTEGER,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    -- who wrote it there, by the blog's own word; an author may only write over posts of their own
    author_id TEXT,
    author_name TEXT,
    -- sealed: what stood on the blog under words that an erasure took out of the base
    seen_mark TEXT,
    -- 1 where it is a page there, beside the blog's posts: read, and never sent
    page INTEGER NOT NULL DEFAULT 0 CHECK (page IN (0, 1)),
    -- what the blog holds beside the text, as it last said (interview/post-details.ts); NULL: never said
    details TEXT CHECK (json_valid(details)),
    -- 1 where the blog saved another text than it was sent, by itself, and the author has not accepted that
    altered INTEGER NOT NULL DEFAULT 0 CHECK (altered IN (0, 1))
  ) STRICT;
  CREATE UNIQUE INDEX publications_open -- a post has at most one open publication on a blog
    ON publications (post_id, blog_id) WHERE ended_at IS NULL;
  CREATE INDEX publications_of_post -- publications.of-post, and the status of a post
    ON publications (post_id);
  CREATE INDEX publications_by_remote -- an entry of a blog is met again by the blog's id and its own
    ON publications (blog_id, remote_id) WHERE remote_id IS NOT NULL;
  CREATE INDEX publications_scheduled -- whose hour comes next, or has passed
    ON publications (published_at) WHERE remote_status = 'scheduled';
  CREATE INDEX publications_still_named -- what is online and still names somebody who was erased here
    ON publications (post_id) WHERE seen_mark IS NOT NULL;
  CREATE TRIGGER publications_seen_again AFTER UPDATE OF base_title, base_labels, base_content ON publications
  WHEN NEW.seen_mark IS NOT NULL AND NEW.seen_mark IS OLD.seen_mark
  BEGIN
    UPDATE publications SET seen_mark = NULL WHERE rowid = NEW.rowid;
  END;

  CREATE INDEX publications_altered -- those that an acceptance settles
    ON publications (blog_id) WHERE altered = 1;

  CREATE TABLE blog_alterations ( -- what a blog makes of texts by itself, as its answers to writes have shown
    blog_id TEXT NOT NULL REFERENCES blogs (id) ON DELETE CASCADE,
    -- sha256 of an alteration (interview/html/alterations.ts)
    hash TEXT NOT NULL,
    -- 1: the author accepted it for this blog
    accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)),
    PRIMARY KEY (blog_id, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE chosen_details ( -- what the publish sheet was told beside the text of a post, and no job has brought to the blog
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    blog_id TEXT NOT NULL REFERENCES blogs (id),
    -- what is to change there (interview/post-details.ts)
    details TEXT NOT NULL CHECK (json_valid(details)),
    -- as jobs have it
    address_title TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (post_id, blog_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE jobs ( -- one intent each, committed before anything is sent, with the frozen text
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    intent TEXT NOT NULL CHECK (intent IN ('deposit', 'propose', 'publish', 'schedule', 'update', 'revert', 'delete')),
    state TEXT NOT NULL CHECK (state IN
      ('waiting', 'waiting-network', 'sending', 'checking', 'done', 'needs-author', 'cancelled')),
    -- the last thing that is known to have begun
    step TEXT NOT NULL CHECK (step IN ('committed', 'inserting', 'remembered', 'patching', 'publishing', 'published',
      'read-back', 'reverting', 'deleting')),
    -- 1 from just before the first request that may have changed the blog
    sent_first INTEGER NOT NULL CHECK (sent_first IN (0, 1)),
    doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),
    document TEXT NOT NULL CHECK (json_valid(document)),
    document_version INTEGER NOT NULL,
    document_hash TEXT NOT NULL,
    save_number INTEGER NOT NULL,
    title TEXT NOT NULL,
    labels TEXT NOT NULL CHECK (json_valid(labels)),
    content TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    failure_code TEXT,
    failure_params TEXT CHECK (json_valid(failure_params)),
    failure_incident TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    finished_at INTEGER,
    -- of a schedule: when the post is to be public
    publish_at INTEGER,
    -- the title under which it is published first, so that its address has these words; NULL: its own
    address_title TEXT,
    -- sha256 of what stood there at the look before a write: what it replaced is still to be read; NULL: nothing to read
    looked_hash TEXT,
    -- what the author changed of them for this job; NULL: nothing
    details TEXT CHECK (json_valid(details)),
    CHECK ((intent = 'schedule') = (publish_at IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX jobs_open -- at most one job under way for a publication; what is left to do
    ON jobs (publication_id) WHERE finished_at IS NULL;
  CREATE INDEX jobs_of_publication -- every text once sent: what may be recognised as ours on the blog
    ON jobs (publication_id);
  CREATE INDEX jobs_looked -- what writes replaced, and nobody has read yet
    ON jobs (publication_id) WHERE looked_hash IS NOT NULL;
  CREATE INDEX jobs_by_end -- jobs.list, and posts.counts: what is open, what ended lately
    ON jobs (finished_at);

  CREATE TABLE job_events ( -- what happened to a job, in order: a sentence stands for what it says
    rowid INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    failure_code TEXT,
    failure_params TEXT CHECK (json_valid(failure_params))
  ) STRICT;
  CREATE INDEX job_events_of_job -- jobs.story
    ON job_events (job_id, rowid);

  CREATE TABLE by_hand_jobs ( -- a row for each job that is, or was, in the author's hands: how far they have come with it
    job_id TEXT PRIMARY KEY,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    -- when each step was last done
    title_at INTEGER,
    text_at INTEGER,
    labels_at INTEGER,
    opened_at INTEGER,
    -- of an update: when the blog was read, before anything was copied
    read_at INTEGER,
    -- the address the author gave last
    address TEXT,
    -- when the author said that it is online, where nobody but the blog's own readers may read it
    confirmed_at INTEGER
  ) STRICT;
  CREATE INDEX by_hand_jobs_of_publication -- whether what is online is so by the author's word alone
    ON by_hand_jobs (publication_id);
`;
