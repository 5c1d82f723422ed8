/** What stood on the blog, kept as a revision of the post before anything else is done with it. */
import type { Post } from '../../../interview/document.ts';
import { DOCUMENT_VERSION } from '../../../interview/document.ts';
import { readBack } from '../../../interview/html/read-back.ts';
import { countPost } from '../../../interview/words.ts';
import type { RevisionReason } from '../../../preload/contract/posts.ts';
import type { WritableDb } from '../library/sql.ts';
import { get, sql } from '../library/sql.ts';
import { hashDocument } from '../library/posts.ts';
import { readDocument } from '../library/read-document.ts';
import { pinState } from '../library/revisions.ts';
import type { Content } from './publications.ts';

type Moment = Readonly<{ now: number; newId: () => string }>;

/** The blog's words as a document: the same question and answer ids where our marks still stand. `ours`: what was last sent. */
export function remoteDocument(found: Content, ours: Post, newId: () => string): Post {
  const read = readBack(found.content, { newId, language: ours.language, known: ours.participants });
  return {
    version: DOCUMENT_VERSION,
    kind: ours.kind,
    language: ours.language,
    title: found.title,
    ...(ours.description === undefined ? {} : { description: ours.description }),
    ...(ours.numbered === undefined ? {} : { numbered: ours.numbered }),
    ...(ours.copiedFrom === undefined ? {} : { copiedFrom: ours.copiedFrom }),
    labels: found.labels
      .filter((label) => label !== '')
      .map((label) => label.slice(0, 200))
      .slice(0, 100),
    ...read,
  };
}

/** A document as stored: its JSON and the version that JSON is of. */
export type StoredDocument = Readonly<{ json: string; version: number }>;

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
  const read = readDocument(json);
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
