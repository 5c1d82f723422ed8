/** What stood on the blog, kept as a revision of the post before anything else is done with it. */
import { countPost } from '#interview/words.ts';
import type { RevisionReason } from '#contract/posts.ts';
import type { Post } from '#interview/document.ts';
import type { WritableDb } from '../sql.ts';
import { get, sql } from '../sql.ts';
import { hashDocument } from '../posts.ts';
import { readDocument } from '../read-document.ts';
import { pinState } from '../revisions.ts';

type Moment = Readonly<{ now: number; newId: () => string }>;

/** A document as stored: its JSON and the version that JSON is of; `read`: what it says, where that is at hand. */
type StoredDocument = Readonly<{ json: string; version: number; read?: Post }>;

/** Adds a revision of `document`, unless the last one of the post is the same and already named. */
export function keepDocument(
  db: WritableDb,
  postId: string,
  document: StoredDocument,
  reason: RevisionReason,
  { now, newId }: Moment,
): void {
  const post = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`);
  if (post === undefined) return;
  const { json, version } = document;
  const read = document.read ?? readDocument(json);
  pinState(
    db,
    newId(),
    {
      postRowid: post.rowid,
      title: read.title,
      words: countPost(read).words,
      document: json,
      documentVersion: version,
      documentHash: hashDocument(json),
    },
    reason,
    now,
  );
}
