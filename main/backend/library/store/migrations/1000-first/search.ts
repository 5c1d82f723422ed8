/** The archive’s index, and the feed of what changed. All of it is derived: it can be emptied and made again. */
export const SEARCH = `
  -- Words that search/analysis.ts has folded; the text itself stands once, in posts.document. rowid: that of search_rows_of
  CREATE VIRTUAL TABLE search_rows USING fts5(
    title, people, labels, lead, questions, answers, texts, captions,
    content='', contentless_delete=1, tokenize='ascii');

  -- In how many rows each word stands
  CREATE VIRTUAL TABLE search_words USING fts5vocab(search_rows, 'row');

  CREATE TABLE search_rows_of ( -- whose words a row of search_rows holds
    rowid INTEGER PRIMARY KEY,
    post_rowid INTEGER NOT NULL,
    -- who answers there: [[participant id, name], …]; [] for a post's own row and the answers of nobody
    people TEXT NOT NULL CHECK (json_valid(people)),
    -- of what was indexed and of the analysis that read it: a row that would say the same is not written again
    hash BLOB NOT NULL
  ) STRICT;
  CREATE INDEX search_rows_by_post -- a post that is indexed again
    ON search_rows_of (post_rowid);

  CREATE TABLE search_indexed ( -- a row for each post: which are indexed whole
    post_rowid INTEGER PRIMARY KEY,
    -- of the index; 0: not yet
    generation INTEGER NOT NULL,
    -- from which document
    document_hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX search_indexed_by_generation -- what is left to index, and how much is done
    ON search_indexed (generation);

  CREATE TABLE search_surfaces ( -- every word once written in the archive, folded; never taken out but by a new analysis
    word TEXT NOT NULL,
    -- what its inflections have in common: a stem, and a digit that names the language
    key TEXT NOT NULL,
    PRIMARY KEY (word, key)
  ) STRICT, WITHOUT ROWID;

  -- Whoever keeps facts in memory or in a file of its own reads again the posts whose change is greater than the last it saw.
  CREATE TABLE search_changes ( -- posts of which something that search derives has changed, each once, by its last change
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    post_rowid INTEGER NOT NULL UNIQUE
  ) STRICT;

  -- (not INSERT OR REPLACE: what fires a trigger says what its conflicts do)
  CREATE TRIGGER search_post_added AFTER INSERT ON posts
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.rowid);
    INSERT INTO search_indexed (post_rowid, generation, document_hash) VALUES (NEW.rowid, 0, '');
  END;

  CREATE TRIGGER search_post_changed AFTER UPDATE
  OF id, kind, language, title, status, document, created_at, updated_at, published_at, binned_at ON posts
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.rowid);
  END;

  CREATE TRIGGER search_post_deleted AFTER DELETE ON posts
  BEGIN
    DELETE FROM search_rows WHERE rowid IN (SELECT rowid FROM search_rows_of WHERE post_rowid = OLD.rowid);
    DELETE FROM search_rows_of WHERE post_rowid = OLD.rowid;
    DELETE FROM search_indexed WHERE post_rowid = OLD.rowid;
    DELETE FROM search_changes WHERE post_rowid = OLD.rowid; INSERT INTO search_changes (post_rowid) VALUES (OLD.rowid);
  END;

  CREATE TRIGGER search_label_added AFTER INSERT ON post_labels
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
  END;

  CREATE TRIGGER search_label_changed AFTER UPDATE ON post_labels
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
  END;

  CREATE TRIGGER search_label_deleted AFTER DELETE ON post_labels
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = OLD.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (OLD.post_rowid);
  END;

  CREATE TRIGGER search_row_added AFTER INSERT ON search_rows_of
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
  END;

  CREATE TRIGGER search_row_changed AFTER UPDATE ON search_rows_of
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
  END;

  CREATE TRIGGER search_row_deleted AFTER DELETE ON search_rows_of
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = OLD.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (OLD.post_rowid);
  END;

  -- Where a post stands: the facet of blogs
  CREATE TRIGGER search_publication_added AFTER INSERT ON publications
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = (SELECT rowid FROM posts WHERE id = NEW.post_id);
    INSERT INTO search_changes (post_rowid) SELECT rowid FROM posts WHERE id = NEW.post_id;
  END;

  CREATE TRIGGER search_publication_changed AFTER UPDATE
  OF post_id, blog_id, remote_id, remote_status, ended_at ON publications
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = (SELECT rowid FROM posts WHERE id = NEW.post_id);
    INSERT INTO search_changes (post_rowid) SELECT rowid FROM posts WHERE id = NEW.post_id;
  END;

  CREATE TRIGGER search_publication_deleted AFTER DELETE ON publications
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = (SELECT rowid FROM posts WHERE id = OLD.post_id);
    INSERT INTO search_changes (post_rowid) SELECT rowid FROM posts WHERE id = OLD.post_id;
  END;

  CREATE TRIGGER search_participant_added AFTER INSERT ON post_participants
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
  END;

  CREATE TRIGGER search_participant_changed AFTER UPDATE ON post_participants
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
  END;

  CREATE TRIGGER search_participant_deleted AFTER DELETE ON post_participants
  BEGIN
    DELETE FROM search_changes WHERE post_rowid = OLD.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (OLD.post_rowid);
  END;
`;
