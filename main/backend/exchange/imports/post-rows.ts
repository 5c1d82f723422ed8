/** The rows that an entry becomes: the same a post written here has, with the blog's dates. */
import type { Post } from '#interview/document.ts';
import { DOCUMENT_VERSION } from '#interview/document.ts';
import { countPost, type Counts } from '#interview/words.ts';
import { hashDocument, keepDerived } from '../../library/posts.ts';
import { addRevision } from '../../library/revisions.ts';
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';
import type { Status } from '#contract/shapes.ts';
import type { RevisionReason } from '#contract/posts.ts';

export type Moment = Readonly<{ now: number; newId: () => string }>;
/** Milliseconds UTC, as rows hold them: never before 1970. */
export type Dates = Readonly<{ createdAt: number; updatedAt: number }>;
export type Written = Readonly<{ postRowid: number; hash: string }>;

/** A document as its rows hold it, made once for all of them. */
export type Stored = Readonly<{ document: Post; json: string; hash: string; counts: Counts }>;

export function storedOf(document: Post): Stored {
  const json = JSON.stringify(document);
  return { document, json, hash: hashDocument(json), counts: countPost(document) };
}

/** How its blog shows it, as far as is foreseen: where refreshStatus finds it so, the row is not written again. */
export type Standing = Readonly<{
  status: Status;
  binnedAt: number | undefined;
  publishedAt: number | undefined;
}>;

/** A post that the blog already has. Its index and its status are the caller's next steps. */
export function insertImported(
  db: WritableDb,
  id: string,
  { document, json, hash, counts }: Stored,
  dates: Dates & Standing,
  now: number,
): Written {
  const row = get<{ rowid: number }>(
    db,
    sql`
    INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number,
      words, questions, answers, created_at, updated_at, binned_at, published_at)
    VALUES (${id}, ${document.kind}, ${document.language}, ${document.title}, ${dates.status}, ${json}, ${DOCUMENT_VERSION}, ${hash}, 0,
      ${counts.words}, ${counts.questions}, ${counts.answers}, ${dates.createdAt}, ${dates.updatedAt}, ${dates.binnedAt ?? null},
      ${dates.publishedAt ?? null})
    RETURNING rowid`,
  );
  if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
  keepDerived(db, row.rowid, document, now, false);
  return { postRowid: row.rowid, hash };
}

/**
 * Another document in the place of an untouched one. It counts as a save: an editor that holds the post open meets it
 * as any change from elsewhere.
 */
export function replaceDocument(
  db: WritableDb,
  postRowid: number,
  { document, json, hash, counts }: Stored,
  updatedAt: number | undefined,
  now: number,
): Written {
  run(
    db,
    sql`
    UPDATE posts SET kind = ${document.kind}, language = ${document.language}, title = ${document.title}, document = ${json},
      document_version = ${DOCUMENT_VERSION}, document_hash = ${hash}, save_number = save_number + 1, last_save_id = NULL,
      words = ${counts.words}, questions = ${counts.questions}, answers = ${counts.answers},
      updated_at = coalesce(${updatedAt ?? null}, updated_at)
    WHERE rowid = ${postRowid}`,
  );
  keepDerived(db, postRowid, document, now, false);
  return { postRowid, hash };
}

/** The state of a post that a source gave, in its history for ever. Returns the revision's id. */
export function keepRevision(
  db: WritableDb,
  postRowid: number,
  { document, json, hash, counts }: Stored,
  reason: RevisionReason,
  { now, newId }: Moment,
): string {
  return addRevision(
    db,
    newId(),
    {
      postRowid,
      title: document.title,
      words: counts.words,
      document: json,
      documentVersion: DOCUMENT_VERSION,
      documentHash: hash,
    },
    reason,
    now,
  );
}

export type PostHead = {
  rowid: number;
  language: string;
  document: string;
  document_hash: string;
  binned_at: number | null;
};

export function findHead(db: ReadableDb, id: string): PostHead | undefined {
  return get<PostHead>(
    db,
    sql`SELECT rowid, language, document, document_hash, binned_at FROM posts WHERE id = ${id}`,
  );
}
