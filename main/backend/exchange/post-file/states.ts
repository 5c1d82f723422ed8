/** The states of a post that this library knows, and those that another Escale has too. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, column, get, run, sql } from '../../core/sql.ts';
import { LARGEST_POST, MOST_STATES } from '../documents/post-file-format.ts';

/** Every hash this post is known to have had, the oldest first. */
export function knownStates(db: ReadableDb, postRowid: number, current: string): string[] {
  const shared = column<string>(
    db,
    sql`SELECT hash FROM shared_states WHERE post_rowid = ${postRowid} ORDER BY rowid`,
  );
  const kept = column<string>(
    db,
    sql`SELECT document_hash FROM revisions WHERE post_rowid = ${postRowid} ORDER BY rowid`,
  );
  const before = [...new Set([...shared, ...kept])].filter((hash) => hash !== current);
  return [...before.slice(-(MOST_STATES - 1)), current];
}

type SharedState = Readonly<{ hash: string; json: string; localHash: string }>;

/** Remembers a state that another Escale has. */
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

/** The newest state that both have, as it stands here; undefined where there is none whose words are here. */
export function commonState(
  db: ReadableDb,
  postRowid: number,
  theirs: ReadonlySet<string>,
): string | undefined {
  const shared = all<{ rowid: number; hash: string }>(
    db,
    sql`SELECT rowid, hash FROM shared_states WHERE post_rowid = ${postRowid} ORDER BY rowid DESC`,
  ).find(({ hash }) => theirs.has(hash));
  if (shared !== undefined)
    return inflated(db, sql`SELECT document FROM shared_states WHERE rowid = ${shared.rowid}`);
  const kept = all<{ rowid: number; hash: string }>(
    db,
    sql`SELECT rowid, document_hash AS hash FROM revisions WHERE post_rowid = ${postRowid} ORDER BY rowid DESC`,
  ).find(({ hash }) => theirs.has(hash));
  return kept === undefined
    ? undefined
    : inflated(db, sql`SELECT document FROM revisions WHERE rowid = ${kept.rowid}`);
}

/** Whether what stands here is a state that they have: by its own hash, or by the one they know it under. */
export function isKnownThere(
  db: ReadableDb,
  postRowid: number,
  current: string,
  theirs: ReadonlySet<string>,
): boolean {
  if (theirs.has(current)) return true;
  return column<string>(
    db,
    sql`SELECT hash FROM shared_states WHERE post_rowid = ${postRowid} AND local_hash = ${current}`,
  ).some((hash) => theirs.has(hash));
}

/** Whether their text is a state that this post has had. */
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
