/**
 * Rows of picture_uploads: every public address, current or former, that we gave to a picture of the library, by host.
 */
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, get, run, sql, transaction } from '../../core/sql.ts';

export type Put = Readonly<{
  /** The address that browsers request. */
  url: string;
  /** The host's own id. */
  ref: string;
}>;

/** The key of a blog that hosts pictures itself. */
export const blogHostKey = (blogId: string): string => `blog:${blogId}`;

type UploadState = 'planned' | 'uploaded' | 'verified' | 'dead';
export type Upload = Put & Readonly<{ rowid: number; sha256: string; hostKey: string; state: UploadState }>;

const select = sql`SELECT rowid, sha256, host_key AS hostKey, url, ref, state FROM picture_uploads`;

export const findUpload = (db: ReadableDb, sha256: string, hostKey: string): Upload | undefined =>
  get<Upload>(db, sql`${select} WHERE sha256 = ${sha256} AND host_key = ${hostKey} AND replaced_at IS NULL`);

/** Records that a text will use this address. An existing row of the address stays. */
export function planUpload(
  db: WritableDb,
  sha256: string,
  hostKey: string,
  { url, ref }: Put,
  now: number,
): void {
  transaction(db, () => {
    const existingUpload = findUpload(db, sha256, hostKey);
    if (existingUpload?.url === url) {
      if (existingUpload.state === 'dead')
        run(db, sql`UPDATE picture_uploads SET state = 'planned' WHERE rowid = ${existingUpload.rowid}`);
      return;
    }
    if (existingUpload !== undefined)
      run(db, sql`UPDATE picture_uploads SET replaced_at = ${now} WHERE rowid = ${existingUpload.rowid}`);
    run(
      db,
      sql`
      INSERT INTO picture_uploads (sha256, host_key, url, ref, state, created_at)
      VALUES (${sha256}, ${hostKey}, ${url}, ${ref}, 'planned', ${now})`,
    );
  });
}

/**
 * Records that the picture is publicly readable at its address. Clears an earlier failure and keeps the previous
 * address.
 */
export function noteVerified(db: WritableDb, sha256: string, hostKey: string, put: Put, now: number): void {
  transaction(db, () => {
    planUpload(db, sha256, hostKey, put, now);
    run(
      db,
      sql`
      UPDATE picture_uploads SET state = 'verified', uploaded_at = coalesce(uploaded_at, ${now}), verified_at = ${now}
      WHERE sha256 = ${sha256} AND host_key = ${hostKey} AND replaced_at IS NULL`,
    );
    run(
      db,
      sql`
      UPDATE picture_links SET state = 'alive', reason = NULL, checked_at = ${now}
      WHERE address = ${put.url} AND state IN ('dead', 'unsure')`,
    );
  });
}

/** Records that the host has the picture; it may not be public yet. */
export function noteUploaded(db: WritableDb, rowid: number, now: number): void {
  run(db, sql`UPDATE picture_uploads SET state = 'uploaded', uploaded_at = ${now} WHERE rowid = ${rowid}`);
}

/** Unverified uploads whose address is in this text. */
export const unprovedIn = (db: ReadableDb, html: string): Upload[] =>
  all<Upload>(
    db,
    sql`${select} WHERE state IN ('planned', 'uploaded') AND replaced_at IS NULL ORDER BY rowid`,
  ).filter(({ url }) => html.includes(url.replaceAll('&', '&amp;')));

/** Records that an address stopped or resumed answering. */
export function noteAnswer(db: WritableDb, url: string, alive: boolean, now: number): void {
  if (alive)
    run(
      db,
      sql`UPDATE picture_uploads SET state = 'verified', verified_at = ${now} WHERE url = ${url} AND state IN ('uploaded', 'verified', 'dead')`,
    );
  else
    run(
      db,
      sql`UPDATE picture_uploads SET state = 'dead' WHERE url = ${url} AND state IN ('uploaded', 'verified')`,
    );
}

/** The library picture with this id, current or former, on a host. */
export const assetNamed = (db: ReadableDb, hostKey: string, ref: string): string | undefined =>
  get<{ sha256: string }>(
    db,
    sql`SELECT sha256 FROM picture_uploads WHERE host_key = ${hostKey} AND ref = ${ref} LIMIT 1`,
  )?.sha256;

export const assetAt = (db: ReadableDb, url: string): string | undefined =>
  get<{ sha256: string }>(db, sql`SELECT sha256 FROM picture_uploads WHERE url = ${url} LIMIT 1`)?.sha256;
