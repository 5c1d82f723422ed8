import type { WritableDb } from '../sql.ts';

/**
 * What names a file is a hash, checked by SQLite itself: 64 hexadecimal digits and nothing after them. A row that says
 * something else is laid aside: the picture it spoke of could never be found by it.
 */
export const hashes = {
  number: 270,
  name: 'hashes',
  up(db: WritableDb): void {
    db.exec(`
      CREATE TABLE laid_aside ( -- rows that a later schema refuses, as they were
        rowid INTEGER PRIMARY KEY,
        from_table TEXT NOT NULL,
        said TEXT NOT NULL CHECK (json_valid(said))
      ) STRICT;

      INSERT INTO laid_aside (from_table, said)
        SELECT 'assets', json_object('sha256', sha256, 'mime', mime, 'width', width, 'height', height, 'bytes', bytes,
          'name', name, 'credit', credit, 'created_at', created_at, 'binned_at', binned_at)
        FROM assets WHERE octet_length(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*';
      INSERT INTO laid_aside (from_table, said)
        SELECT 'outside_pictures', json_object('address', address, 'state', state, 'bytes', bytes, 'sha256', sha256, 'reason', reason)
        FROM outside_pictures WHERE octet_length(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*';
      INSERT INTO laid_aside (from_table, said)
        SELECT 'picture_uploads', json_object('sha256', sha256, 'host_key', host_key, 'url', url, 'ref', ref, 'state', state,
          'created_at', created_at, 'uploaded_at', uploaded_at, 'verified_at', verified_at, 'replaced_at', replaced_at)
        FROM picture_uploads WHERE octet_length(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*';

      -- Rebuilt for their checks. migrate.ts holds the foreign keys off meanwhile.
      CREATE TABLE assets_next ( -- pictures; the bytes lie in assets/<first two digits>/<sha256>
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
      INSERT INTO assets_next (rowid, sha256, mime, width, height, bytes, name, credit, created_at, binned_at)
        SELECT rowid, sha256, mime, width, height, bytes, name, credit, created_at, binned_at FROM assets
        WHERE octet_length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*';
      DROP TABLE assets;
      ALTER TABLE assets_next RENAME TO assets;
      CREATE INDEX assets_binned ON assets (binned_at) WHERE binned_at IS NOT NULL;

      CREATE TABLE outside_pictures_next (
        rowid INTEGER PRIMARY KEY,
        address TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'missing')),
        -- of what came, or as the server foretold it; NULL: not known
        bytes INTEGER,
        sha256 TEXT CHECK (octet_length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
        -- the last part of a failure's code
        reason TEXT
      ) STRICT;
      -- One that was not what it said is to be fetched anew: posts wait for it.
      INSERT INTO outside_pictures_next (rowid, address, state, bytes, sha256, reason)
        SELECT rowid, address, iif(octet_length(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*', 'waiting', state), bytes,
          iif(octet_length(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*', NULL, sha256), reason FROM outside_pictures;
      DROP TABLE outside_pictures;
      ALTER TABLE outside_pictures_next RENAME TO outside_pictures;
      CREATE INDEX outside_pictures_by_state ON outside_pictures (state);

      CREATE TABLE picture_uploads_next ( -- every public address a picture of the library ever had from us
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
      INSERT INTO picture_uploads_next (rowid, sha256, host_key, url, ref, state, created_at, uploaded_at, verified_at, replaced_at)
        SELECT rowid, sha256, host_key, url, ref, state, created_at, uploaded_at, verified_at, replaced_at FROM picture_uploads
        WHERE octet_length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*';
      DROP TABLE picture_uploads;
      ALTER TABLE picture_uploads_next RENAME TO picture_uploads;
      CREATE UNIQUE INDEX picture_uploads_current -- the address of a picture on a host
      ON picture_uploads (sha256, host_key) WHERE replaced_at IS NULL;
      CREATE INDEX picture_uploads_unproved -- what a job has to put before its text leaves
      ON picture_uploads (sha256) WHERE state IN ('planned', 'uploaded');
      CREATE INDEX picture_uploads_by_url -- an address that no longer answers
      ON picture_uploads (url);
    `);
  },
};
