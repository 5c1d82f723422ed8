import { inflateRawSync } from 'node:zlib';
import type { ReadableDb } from '../sql.ts';
import { get, sql } from '../sql.ts';
import type { PublicationRecord } from './publications.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The document whose text is known to be on the blog, as JSON: the one Escale sent; for a post that came from the blog,
 * the one it became, which its history holds.
 */
export function sentDocumentOf(db: ReadableDb, publication: PublicationRecord): string | undefined {
  if (publication.sentDocument !== undefined || publication.sentHash === undefined)
    return publication.sentDocument;
  const row = get<{ document: Uint8Array }>(
    db,
    sql`
    SELECT revisions.document FROM revisions JOIN posts ON posts.rowid = revisions.post_rowid
    WHERE posts.id = ${publication.postId} AND revisions.document_hash = ${publication.sentHash} LIMIT 1`,
  );
  return row === undefined
    ? undefined
    : inflateRawSync(row.document, { maxOutputLength: MAX_BYTES }).toString('utf8');
}
