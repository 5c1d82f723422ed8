import { deflateRawSync } from 'node:zlib';
import type { Backend } from '../../app/backend.ts';
import { hashDocument } from '../../library/posts.ts';
import { readDocument } from '../../library/read-document.ts';
import { all, run, sql } from '../../library/sql.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { packed, type ItemRow } from './items.ts';
import { withKnownPictures } from './pictures-met.ts';
import { findHead } from './post-rows.ts';
import { rowsBefore } from './snapshot.ts';

/**
 * The pictures of a post that are here now, in its document: a copy beside the public address, which stays, as the
 * bytes that are published do. Counts as a save; what was as the blog has it still is. Returns whether it changed.
 * Called in a transaction.
 */
export function showPictures({ db }: Pick<Backend, 'db'>, importRowid: number, postId: string): boolean {
  const head = findHead(db, postId);
  if (head === undefined) return false;
  const document = withKnownPictures(db, readDocument(head.document));
  const json = JSON.stringify(document);
  const [before, after] = [head.document_hash, hashDocument(json)];
  if (after === before || json === head.document) return false;
  keepForUndoing(db, importRowid, postId);
  run(
    db,
    sql`
    UPDATE posts SET document = ${json}, document_hash = ${after}, save_number = save_number + 1, last_save_id = NULL WHERE rowid = ${head.rowid}`,
  );
  // The same words: wherever this state of the post was known by its hash, it still is.
  run(
    db,
    sql`UPDATE publications SET sent_hash = ${after} WHERE post_id = ${postId} AND sent_hash = ${before}`,
  );
  run(
    db,
    sql`UPDATE post_sources SET document_hash = ${after} WHERE post_id = ${postId} AND document_hash = ${before}`,
  );
  run(
    db,
    sql`UPDATE import_items SET left_hash = ${after} WHERE post_id = ${postId} AND left_hash = ${before}`,
  );
  run(
    db,
    sql`
    UPDATE revisions SET document = ${deflateRawSync(json)}, document_hash = ${after}
    WHERE post_rowid = ${head.rowid} AND reason = 'imported' AND document_hash = ${before}`,
  );
  refreshStatus(db, postId);
  return true;
}

/** A post that was here before the import: undoing it takes the pictures back too. */
function keepForUndoing(db: Backend['db'], importRowid: number, postId: string): void {
  const items = all<Pick<ItemRow, 'rowid' | 'entry_key'>>(
    db,
    sql`
    SELECT rowid, entry_key FROM import_items
    WHERE import_rowid = ${importRowid} AND post_id = ${postId} AND outcome IN ('updated', 'unchanged') AND before IS NULL`,
  );
  for (const { rowid, entry_key: key } of items) {
    const [publication] = all<{ id: string }>(
      db,
      sql`
      SELECT p.id FROM publications AS p WHERE p.post_id = ${postId} AND p.blog_id || '/' || p.remote_id = ${key} ORDER BY p.rowid DESC LIMIT 1`,
    );
    run(
      db,
      sql`UPDATE import_items SET before = ${packed(rowsBefore(db, { postId, publicationId: publication?.id, key }))} WHERE rowid = ${rowid}`,
    );
  }
}
