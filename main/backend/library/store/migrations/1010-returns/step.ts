/** What comes back from the people interviewed: returns, approvals of each turn, consents; and notes of the author. */
import type { Migration } from '../index.ts';

const TABLES = `
  CREATE TABLE returns ( -- what people sent back about a post and the author took: answers, approvals, consents
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
    -- of the post; NULL for somebody who takes no part in it
    participant_id TEXT,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('questions', 'review', 'consent')),
    -- text: pasted; scan: a file that is only kept
    carrier TEXT NOT NULL CHECK (carrier IN ('mail', 'document', 'form', 'table', 'text', 'scan')),
    -- the revision it answers; NULL where the file names none
    sent_revision TEXT,
    -- sha256 of the bytes received, in hexadecimal: the same file is recognised
    file_hash TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- [{turn, state, remark?}]: what it said about each turn
    turns TEXT NOT NULL CHECK (json_valid(turns)),
    -- when it was sent, as it says, or when it was taken
    sent_at INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    -- the file as received: evidence; last, so that the columns before it are read without it
    file BLOB
  ) STRICT;
  CREATE INDEX returns_of_post -- returns.list
    ON returns (post_rowid);
  CREATE INDEX returns_by_file -- whether the same file was taken before
    ON returns (file_hash, post_rowid);

  CREATE TABLE turn_approvals ( -- what each person last said about each turn: valid while its words stay the same
    rowid INTEGER PRIMARY KEY,
    post_rowid INTEGER NOT NULL REFERENCES posts (rowid) ON DELETE CASCADE,
    -- of a question or answer in the document; '/title' and '/lead' for those
    turn_id TEXT NOT NULL,
    -- the name without case and accents
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    participant_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('approved', 'corrected', 'remark')),
    -- sha256 of the words of the turn, in hexadecimal
    words_hash TEXT NOT NULL,
    remark TEXT NOT NULL DEFAULT '',
    stated_at INTEGER NOT NULL,
    -- the return that says so; NULL where the author entered it
    return_id TEXT,
    UNIQUE (post_rowid, turn_id, name_key)
  ) STRICT;

  CREATE TABLE consents ( -- what people allow: their words, picture or voice, where, why, until when
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- NULL: for all posts
    post_rowid INTEGER REFERENCES posts (rowid) ON DELETE CASCADE,
    -- of the directory; NULL for somebody who is not in it
    participant_id TEXT,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject IN ('words', 'picture', 'voice')),
    -- where and for what purpose, as the author writes it
    places TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    -- the last day; NULL: without end
    valid_until INTEGER,
    manner TEXT NOT NULL CHECK (manner IN ('return', 'paper', 'mail', 'oral')),
    given_at INTEGER NOT NULL,
    -- of a minor, whose parents both sign
    is_minor INTEGER NOT NULL DEFAULT 0 CHECK (is_minor IN (0, 1)),
    guardians TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    -- the return that holds the evidence
    return_id TEXT,
    withdrawn_at INTEGER,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX consents_of_post -- consents.list of a post
    ON consents (post_rowid);
  CREATE INDEX consents_of_person -- consents.list of a person
    ON consents (name_key);

  -- what is awaited: answers to questions, or an approval
  ALTER TABLE awaited_approvals ADD COLUMN purpose TEXT NOT NULL DEFAULT 'review' CHECK (purpose IN ('questions', 'review'));
  -- the revision that was sent, the day wanted, and the last reminder
  ALTER TABLE awaited_approvals ADD COLUMN sent_revision TEXT;
  ALTER TABLE awaited_approvals ADD COLUMN wanted_at INTEGER;
  ALTER TABLE awaited_approvals ADD COLUMN reminded_at INTEGER;
  -- 1: the author's own note, of no document
  ALTER TABLE notes ADD COLUMN by_author INTEGER NOT NULL DEFAULT 0 CHECK (by_author IN (0, 1));
  -- the turn that holds the passage; NULL where it is not known
  ALTER TABLE notes ADD COLUMN turn_id TEXT;
`;

export const returns: Migration = { number: 1010, name: 'returns', up: (db) => db.exec(TABLES) };
