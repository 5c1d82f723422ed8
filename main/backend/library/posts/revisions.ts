/**
 * Revisions: saved states of a post. They are never changed, except by the erasure of a person, which is recorded
 * (erasure/erase-row.ts). Automatic ones, made by the clock or on leaving a post, are thinned with age.
 */
import { inflateRawSync } from 'node:zlib';
import type { Post } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import type { RevisionReason } from '#contract/posts.ts';
import { packDocument } from '../store/packed-document.ts';
import { withCurrentPeople } from '../people/aliases.ts';
import { readDocument } from '../store/read-document.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, get, run, sql, transaction } from '../../core/sql.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An automatic revision is made after ten minutes of changes (docs/design/library.md#revisions). */
const AUTOSAVE_EVERY_MS = 10 * MINUTE;
/** Automatic revisions, which are thinned; others stay forever. */
const UNNAMED = ['autosave', 'left'] as const satisfies readonly RevisionReason[];
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

export type State = Readonly<{
  postRowid: number;
  title: string;
  words: number;
  document: string;
  documentVersion: number;
  documentHash: string;
  /** The packed document (packed-document.ts), if it was packed in advance. */
  packed?: Uint8Array;
}>;

/** The recipient and the file's bare name, for a state sent for review; a mail of questions has an .eml file, or ''. */
export type SentTo = Readonly<{ recipient: string; fileName: string }>;

export function addRevision(
  db: WritableDb,
  id: string,
  state: Readonly<Omit<State, 'document'> & { document: string | Uint8Array }>,
  reason: RevisionReason,
  now: number,
  sent?: SentTo,
): string {
  run(
    db,
    sql`
    INSERT INTO revisions (id, post_rowid, reason, title, words, document, document_version, document_hash, created_at,
      recipient, file_name)
    VALUES (${id}, ${state.postRowid}, ${reason}, ${state.title}, ${state.words}, ${state.packed ?? packDocument(state.document)},
      ${state.documentVersion}, ${state.documentHash}, ${now}, ${sent?.recipient ?? null}, ${sent?.fileName ?? null})`,
  );
  return id;
}

type LastRow = { id: string; document_hash: string; reason: RevisionReason; created_at: number };

/** The last revision by rowid, since the clock may have been set back. */
export function lastRevision(db: ReadableDb, postRowid: number): LastRow | undefined {
  return get<LastRow>(
    db,
    sql`
    SELECT id, document_hash, reason, created_at FROM revisions
    WHERE rowid = (SELECT max(rowid) FROM revisions WHERE post_rowid = ${postRowid})`,
  );
}

/**
 * True if a save removes so much that the previous state is pinned: 200 words, or a third of a text of at least 30
 * words. One save covers about a second of work, so this is a cut.
 */
export function isLargeDeletion(wordsBefore: number, wordsAfter: number): boolean {
  const lost = wordsBefore - wordsAfter;
  return lost >= 200 || (lost >= 30 && lost * 3 >= wordsBefore);
}

/** True if ten minutes of changes have passed since the last revision (or since the post was created). */
export function isAutosaveDue(last: LastRow | undefined, createdAt: number, now: number): boolean {
  const elapsed = now - (last?.created_at ?? createdAt);
  // The last revision is in the future, because the clock was set back.
  return elapsed < 0 || elapsed >= AUTOSAVE_EVERY_MS;
}

/**
 * Pins `state` with a reason, unless the last revision is the same state with a reason. Returns the id of the revision
 * with this state.
 */
export function pinState(
  db: WritableDb,
  id: string,
  state: State,
  reason: RevisionReason,
  now: number,
): string {
  const last = lastRevision(db, state.postRowid);
  return last?.document_hash === state.documentHash && !UNNAMED.some((unnamed) => unnamed === last.reason)
    ? last.id
    : addRevision(db, id, state, reason, now);
}

type RevisionEntry = Readonly<{
  id: string;
  reason: RevisionReason;
  title: string;
  words: number;
  createdAt: number;
  recipient?: string;
  fileName?: string;
  approval?: Readonly<{ name: string; approvedAt: number; note: string; withdrawn: boolean }>;
  rewrittenAt?: number;
}>;

type EntryRow = {
  id: string;
  reason: RevisionReason;
  title: string;
  words: number;
  created_at: number;
  recipient: string | null;
  file_name: string | null;
  name: string | null;
  approved_at: number | null;
  note: string | null;
  withdrawn_at: number | null;
  rewritten_at: number | null;
};

export function listRevisions(db: ReadableDb, postId: string): RevisionEntry[] {
  const rows = all<EntryRow>(
    db,
    sql`
    SELECT r.id, r.reason, r.title, r.words, r.created_at, r.recipient, r.file_name, a.name, a.approved_at, a.note,
      a.withdrawn_at, r.rewritten_at FROM revisions AS r
    JOIN posts ON posts.rowid = r.post_rowid LEFT JOIN approvals AS a ON a.revision_rowid = r.rowid
    WHERE posts.id = ${postId} ORDER BY r.created_at DESC, r.rowid DESC LIMIT 10000`,
  );
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    title: row.title,
    words: row.words,
    createdAt: row.created_at,
    ...(row.recipient === null ? {} : { recipient: row.recipient }),
    ...(row.rewritten_at === null ? {} : { rewrittenAt: row.rewritten_at }),
    ...(row.file_name === null ? {} : { fileName: row.file_name }),
    ...(row.name === null || row.approved_at === null
      ? {}
      : {
          approval: {
            name: row.name,
            approvedAt: row.approved_at,
            note: row.note ?? '',
            withdrawn: row.withdrawn_at !== null,
          },
        }),
  }));
}

/**
 * The revision with the current ids of its people and its own details of them. Throws revision.not-found,
 * post.newer-version.
 */
export function getRevision(
  db: ReadableDb,
  id: string,
): { id: string; postId: string; reason: RevisionReason; createdAt: number; document: Post } {
  const row = get<{ post_id: string; reason: RevisionReason; created_at: number; document: Uint8Array }>(
    db,
    sql`
    SELECT posts.id AS post_id, r.reason, r.created_at, r.document FROM revisions AS r
    JOIN posts ON posts.rowid = r.post_rowid WHERE r.id = ${id}`,
  );
  if (row === undefined) throw new AppError('revision.not-found', { id });
  const json = inflateRawSync(row.document, { maxOutputLength: MAX_DOCUMENT_BYTES }).toString('utf8');
  return {
    id,
    postId: row.post_id,
    reason: row.reason,
    createdAt: row.created_at,
    document: withCurrentPeople(db, readDocument(json)),
  };
}

/** The stored document of a revision, byte for byte. Throws revision.not-found. */
export function revisionText(db: ReadableDb, id: string): string {
  const row = get<{ document: Uint8Array }>(db, sql`SELECT document FROM revisions WHERE id = ${id}`);
  if (row === undefined) throw new AppError('revision.not-found', { id });
  return inflateRawSync(row.document, { maxOutputLength: MAX_DOCUMENT_BYTES }).toString('utf8');
}

/**
 * Thins the automatic revisions of some posts: keeps all for 24 hours, the last of each hour for a week, the last of
 * each day for a year, then none. The newest of a post always stays. One short transaction; call again until `next` is
 * absent.
 * @param after position where the last call stopped (0 at first)
 */
export function thinRevisions(
  db: WritableDb,
  now: number,
  after: number,
  posts = 50,
): { removed: number; next?: number } {
  return transaction(db, () => {
    const rowids = all<{ post_rowid: number }>(
      db,
      sql`
      SELECT DISTINCT post_rowid FROM revisions WHERE post_rowid > ${after} ORDER BY post_rowid LIMIT ${posts}`,
    ).map((row) => row.post_rowid);
    let removed = 0;
    for (const postRowid of rowids) {
      const rows = all<{ rowid: number; reason: RevisionReason; created_at: number }>(
        db,
        sql`
        SELECT rowid, reason, created_at FROM revisions WHERE post_rowid = ${postRowid} ORDER BY created_at DESC, rowid DESC`,
      );
      const surplus = surplusRevisions(rows, now);
      removed += run(
        db,
        sql`DELETE FROM revisions WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(surplus)}))`,
      );
    }
    const last = rowids.at(-1);
    return last === undefined || rowids.length < posts ? { removed } : { removed, next: last };
  });
}

/** The rowids to remove from the revisions of one post, given newest first. */
export function surplusRevisions(
  rows: readonly Readonly<{ rowid: number; reason: RevisionReason; created_at: number }>[],
  now: number,
): number[] {
  const surplus: number[] = [];
  const keptSlots = new Set<string>();
  rows.forEach((row, index) => {
    const age = now - row.created_at;
    if (age < DAY || !UNNAMED.some((unnamed) => unnamed === row.reason)) return;
    const slot =
      age < 7 * DAY
        ? `hour ${Math.floor(row.created_at / HOUR)}`
        : age < 365 * DAY
          ? `day ${Math.floor(row.created_at / DAY)}`
          : undefined;
    if (index > 0 && (slot === undefined || keptSlots.has(slot))) surplus.push(row.rowid);
    else if (slot !== undefined) keptSlots.add(slot);
  });
  return surplus;
}
