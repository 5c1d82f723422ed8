/** Pictures of the library and of elsewhere, where each blog has them, whether their addresses still answer. */
export const PICTURES = `
  CREATE TABLE assets ( -- pictures; the bytes lie in assets/<first two digits>/<sha256>
    rowid INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (octet_length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    mime TEXT NOT NULL CHECK (mime IN ('image/jpeg', 'image/png', 'image/gif', 'image/webp')),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    name TEXT NOT NULL,
    credit TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- put aside: nothing shows it any more, as far as was known then
    binned_at INTEGER
  ) STRICT;
  CREATE INDEX assets_binned ON assets (binned_at) WHERE binned_at IS NOT NULL;

  CREATE TABLE outside_pictures ( -- pictures that stand elsewhere, by their address
    rowid INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'missing')),
    -- of what came, or as the server foretold it; NULL: not known
    bytes INTEGER,
    sha256 TEXT CHECK (octet_length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    -- the last part of a failure's code
    reason TEXT
  ) STRICT;
  CREATE INDEX outside_pictures_by_state ON outside_pictures (state);

  CREATE TABLE picture_stores ( -- a blog's own S3-compatible store; its key pair is with the secrets, never here
    blog_id TEXT NOT NULL PRIMARY KEY REFERENCES blogs (id),
    endpoint TEXT NOT NULL,
    region TEXT NOT NULL,
    bucket TEXT NOT NULL,
    -- '' or ends with a slash
    prefix TEXT NOT NULL,
    public_base TEXT NOT NULL,
    -- each object is put with the right for everybody to read it
    public_read INTEGER NOT NULL CHECK (public_read IN (0, 1)),
    updated_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE picture_uploads ( -- every public address a picture of the library ever had from us
    rowid INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (octet_length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    -- which host, and which place on it
    host_key TEXT NOT NULL,
    url TEXT NOT NULL,
    -- what the host itself calls it
    ref TEXT NOT NULL,
    -- planned: a text with this address may leave only once the picture is there
    state TEXT NOT NULL CHECK (state IN ('planned', 'uploaded', 'verified', 'dead')),
    created_at INTEGER NOT NULL,
    uploaded_at INTEGER,
    verified_at INTEGER,
    -- another address took its place on the same host
    replaced_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX picture_uploads_current -- the address of a picture on a host
    ON picture_uploads (sha256, host_key) WHERE replaced_at IS NULL;
  CREATE INDEX picture_uploads_unproved -- what a job has to put before its text leaves
    ON picture_uploads (sha256) WHERE state IN ('planned', 'uploaded');
  CREATE INDEX picture_uploads_by_url -- an address that no longer answers
    ON picture_uploads (url);

  CREATE TABLE picture_widths ( -- narrower than 640 px, for one post on one blog: the author's own choice
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    blog_id TEXT NOT NULL REFERENCES blogs (id),
    width INTEGER NOT NULL CHECK (width BETWEEN 160 AND 640),
    PRIMARY KEY (post_id, blog_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE picture_handoffs ( -- pictures that the author puts into a draft by Blogger's own editor
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    blog_id TEXT NOT NULL REFERENCES blogs (id),
    -- [{sha256, name}], in the order of the post
    pictures TEXT NOT NULL CHECK (json_valid(pictures)),
    -- of the draft; NULL before the answer to its insertion came
    remote_id TEXT,
    created_at INTEGER NOT NULL,
    read_at INTEGER,
    ended_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX picture_handoffs_open ON picture_handoffs (post_id, blog_id) WHERE ended_at IS NULL;

  CREATE TABLE picture_links ( -- public addresses of pictures in what is online
    rowid INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'alive', 'dead', 'unsure')),
    -- the last part of a failure's code
    reason TEXT,
    checked_at INTEGER
  ) STRICT;
  CREATE INDEX picture_links_by_state ON picture_links (state);

  CREATE TABLE picture_link_uses ( -- in which publication each stands
    link_rowid INTEGER NOT NULL REFERENCES picture_links (rowid) ON DELETE CASCADE,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    PRIMARY KEY (link_rowid, publication_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX picture_link_uses_by_publication ON picture_link_uses (publication_id);

  CREATE TABLE picture_checks ( -- looks at all of them; one row a look
    rowid INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('gathering', 'asking', 'stopped', 'offline', 'done')),
    -- publications whose addresses are noted
    gathered INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
`;
