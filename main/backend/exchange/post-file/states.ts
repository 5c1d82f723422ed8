/** The states of a post in this library, and those shared with another installation. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, column, get, run, sql } from '../../core/sql.ts';
import { LARGEST_POST, MOST_STATES } from '../documents/post-file-format.ts';

export function knownStates(db: ReadableDb, postRowid: number, current: string): string[] {
  const sharedHashes = column<string>(
    db,
    sql`SELECT hash FROM shared_states WHERE post_rowid = ${postRowid} ORDER BY rowid`,
  );
  const revisionHashes = column<string>(
    db,
    sql`SELECT document_hash FROM revisions WHERE post_rowid = ${postRowid} ORDER BY rowid`,
  );
  const before = [...new Set([...sharedHashes, ...revisionHashes])].filter((hash) => hash !== current);
  return [...before.slice(-(MOST_STATES - 1)), current];
}

type SharedState = Readonly<{ hash: string; json: string; localHash: string }>;

export function rememberShared(
  db: WritableDb,
  postRowid: number,
  { hash, json, localHash }: SharedState,
  now: number,
): void {
  run(
    db,
    sql`
    INSERT INTO shared_states (post_rowid, hash, local_hash, document, shared_at)
    VALUES (${postRowid}, ${hash}, ${localHash}, ${deflateRawSync(json)}, ${now})
    ON CONFLICT (post_rowid, hash) DO NOTHING`,
  );
}

/** The newest common state, as stored here; undefined if none has a text here. */
export function commonState(
  db: ReadableDb,
  postRowid: number,
  theirStates: ReadonlySet<string>,
): string | undefined {
  const sharedState = all<{ rowid: number; hash: string }>(
    db,
    sql`SELECT rowid, hash FROM shared_states WHERE post_rowid = ${postRowid} ORDER BY rowid DESC`,
  ).find(({ hash }) => theirStates.has(hash));
  if (sharedState !== undefined)
    return inflated(db, sql`SELECT document FROM shared_states WHERE rowid = ${sharedState.rowid}`);
  const revision = all<{ rowid: number; hash: string }>(
    db,
    sql`SELECT rowid, document_hash AS hash FROM revisions WHERE post_rowid = ${postRowid} ORDER BY rowid DESC`,
  ).find(({ hash }) => theirStates.has(hash));
  return revision === undefined
    ? undefined
    : inflated(db, sql`SELECT document FROM revisions WHERE rowid = ${revision.rowid}`);
}

/** True if `theirStates` has the current state, by its hash here or by the hash that the same state has there. */
export function isKnownThere(
  db: ReadableDb,
  postRowid: number,
  current: string,
  theirStates: ReadonlySet<string>,
): boolean {
  if (theirStates.has(current)) return true;
  return column<string>(
    db,
    sql`SELECT hash FROM shared_states WHERE post_rowid = ${postRowid} AND local_hash = ${current}`,
  ).some((hash) => theirStates.has(hash));
}

/** True if their text is a former state of this post. */
export function isKnownHere(db: ReadableDb, postRowid: number, hash: string): boolean {
  return (
    get(
      db,
      sql`
      SELECT 1 FROM shared_states WHERE post_rowid = ${postRowid} AND hash = ${hash}
      UNION ALL SELECT 1 FROM revisions WHERE post_rowid = ${postRowid} AND document_hash = ${hash}`,
    ) !== undefined
  );
}

function inflated(db: ReadableDb, query: ReturnType<typeof sql>): string | undefined {
  const row = get<{ document: Uint8Array }>(db, query);
  return row === undefined
    ? undefined
    : inflateRawSync(row.document, { maxOutputLength: LARGEST_POST }).toString('utf8');
}
