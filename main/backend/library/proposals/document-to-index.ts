import type { Post } from '#interview/document.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { proposedDocument } from './proposals.ts';
import { get, sql, type ReadableDb } from '../sql.ts';

/** What the archive reads of a post: its document, and whether its turns are only proposed. */
export type Readable = Readonly<{ document: Post; proposed: boolean }>;

/**
 * The document under which a post is indexed, and from which its passages are shown: search marks what it shows in the
 * words that it indexed. Undefined where there is no such post, or where it cannot be read: opening the post says why,
 * and a search does not fail for it.
 */
export function documentToIndex(db: ReadableDb, postRowid: number): Readable | undefined {
  const proposed = proposedDocument(db, postRowid);
  if (proposed !== undefined) return { document: proposed, proposed: true };
  const row = get<{ document: string }>(db, sql`SELECT document FROM posts WHERE rowid = ${postRowid}`);
  const document = row === undefined ? undefined : readable(row.document);
  return document === undefined ? undefined : { document, proposed: false };
}

/** A stored document, or undefined where it cannot be read. */
function readable(json: string): Post | undefined {
  try {
    return trustedPost(JSON.parse(json));
  } catch {
    return undefined;
  }
}
