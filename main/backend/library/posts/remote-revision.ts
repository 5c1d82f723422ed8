/** Keeps the text on the blog as a revision of the post, before any other change. */
import { countPost } from '#interview/words.ts';
import type { RevisionReason } from '#contract/posts.ts';
import type { Post } from '#interview/document.ts';
import type { WritableDb } from '../../core/sql.ts';
import { get, sql } from '../../core/sql.ts';
import { packDocument } from '../store/packed-document.ts';
import { hashDocument } from './posts.ts';
import { readDocument } from '../store/read-document.ts';
import { pinState, type State } from './revisions.ts';

type Moment = Readonly<{ now: number; newId: () => string }>;

/** A stored document: its JSON, and its version; `read` is the parsed post, if available. */
type StoredDocument = Readonly<{ json: string; version: number; read?: Post }>;

/** All values of its revision, so that the transaction does not read the document. */
export type DocumentToKeep = Omit<State, 'postRowid'>;

/** Throws post.newer-version. */
function toKeep({ json, version, read = readDocument(json) }: StoredDocument): DocumentToKeep {
  return {
    title: read.title,
    words: countPost(read).words,
    document: json,
    documentVersion: version,
    documentHash: hashDocument(json),
  };
}

/** The same, packed in advance. Throws post.newer-version. */
export const packedToKeep = (document: StoredDocument): DocumentToKeep => ({
  ...toKeep(document),
  packed: packDocument(document.json),
});

/** Adds a revision of `document`, unless the last one of the post is the same and already named. */
export function keepState(
  db: WritableDb,
  postId: string,
  document: DocumentToKeep,
  reason: RevisionReason,
  { now, newId }: Moment,
): void {
  const post = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`);
  if (post === undefined) return;
  pinState(db, newId(), { postRowid: post.rowid, ...document }, reason, now);
}

/** The same for a stored document. Throws post.newer-version. */
export const keepDocument = (
  db: WritableDb,
  postId: string,
  document: StoredDocument,
  reason: RevisionReason,
  moment: Moment,
): void => keepState(db, postId, toKeep(document), reason, moment);
