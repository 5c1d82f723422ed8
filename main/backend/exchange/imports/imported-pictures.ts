/**
 * Pictures of imported posts at external addresses: recorded during the import, shown once downloaded, removed when the
 * import is undone.
 */
import { deflateRawSync } from 'node:zlib';
import type { SimpleBlock } from '#interview/blocks/block-type.ts';
import { typeOf } from '#interview/blocks/blocks.ts';
import type { Image, Post, TopBlock } from '#interview/document.ts';
import { picturesOutside } from '#interview/pictures.ts';
import type { Context } from '../../core/context.ts';
import { removePictureFiles } from '../../library/pictures/assets.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { unusedPictures } from '../../library/pictures/picture-uses.ts';
import { hashDocument } from '../../library/posts/posts.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { all, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { type ItemRow, packed, rowsBefore } from './items.ts';
import { findHead } from './entry-rows.ts';

/** Records the external pictures of an imported post, to be downloaded at the author's request. */
export function notePictures(
  db: WritableDb,
  importRowid: number,
  postId: string,
  addresses: readonly string[],
): void {
  for (const address of addresses) {
    run(
      db,
      sql`INSERT INTO outside_pictures (address, state) VALUES (${address}, 'waiting') ON CONFLICT DO NOTHING`,
    );
    run(
      db,
      sql`
      INSERT INTO import_pictures (import_rowid, picture_rowid, post_id)
      SELECT ${importRowid}, rowid, ${postId} FROM outside_pictures WHERE address = ${address} ON CONFLICT DO NOTHING`,
    );
  }
}

/** The post with its already downloaded pictures; each keeps its public address, and its block the original HTML. */
export function withKnownPictures(db: ReadableDb, post: Post): Post {
  if (picturesOutside(post).length === 0) return post;
  return withPictures(post, (address) => pictureFrom(db, address));
}

/** The sha256 of the picture downloaded from this address, if any. */
export const pictureFrom = (db: ReadableDb, address: string): string | undefined =>
  get<{ sha256: string }>(
    db,
    sql`
    SELECT p.sha256 FROM outside_pictures AS p JOIN assets ON assets.sha256 = p.sha256
    WHERE p.address = ${address} AND p.state = 'fetched'`,
  )?.sha256;

function withPictures(post: Post, assetOf: (address: string) => string | undefined): Post {
  const image = (one: Image): Image => {
    const asset = one.asset === undefined && one.url !== undefined ? assetOf(one.url) : undefined;
    return asset === undefined ? one : { ...one, asset };
  };
  const simple = <Block extends SimpleBlock>(one: Block): Block =>
    typeOf(one).withImages?.(one, image) ?? one;
  const block = (one: TopBlock): TopBlock => {
    if (one.type === 'answer') return { ...one, blocks: one.blocks.map(simple) };
    return one.type === 'question' ? one : simple(one);
  };
  return { ...post, body: post.body.map(block) };
}

/**
 * Inserts the downloaded pictures of a post into its document. The public address and the published HTML stay, so an
 * unchanged post still equals its blog's. Counts as a save. Returns true if the document changed. Call inside a
 * transaction.
 */
export function showPictures({ db }: Pick<Context, 'db'>, importRowid: number, postId: string): boolean {
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
  // The text is unchanged, so the stored hashes of this state are replaced by the new one.
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

/** Keeps the row of a post that existed before the import, so that undoing also removes the pictures. */
function keepForUndoing(db: Context['db'], importRowid: number, postId: string): void {
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

// Removes pictures that only came with an undone import: their addresses, and the files that nothing else shows.

/** Prefix that replaces the address of a picture embedded in a document. */
const OWN = 'asset:';

/** Marks a picture that was embedded in an undone post for removal, unless something else shows it. */
export function markOwnPicture(db: WritableDb, sha256: string): void {
  run(
    db,
    sql`INSERT INTO outside_pictures (address, state, sha256) VALUES (${OWN + sha256}, 'fetched', ${sha256}) ON CONFLICT DO NOTHING`,
  );
}

/** Removes the pictures of an import whose posts were undone. */
export async function forgetPictures(
  { db, folder }: Pick<Context, 'db' | 'folder'>,
  importRowid: number,
  signal: AbortSignal,
): Promise<void> {
  transaction(db, () => {
    run(db, sql`DELETE FROM import_pictures WHERE import_rowid = ${importRowid}`);
    run(db, sql`DELETE FROM outside_pictures WHERE state <> 'fetched' AND ${NOBODY_MET}`);
  });
  const candidates = all<{ sha256: string }>(
    db,
    sql`SELECT sha256 FROM outside_pictures WHERE state = 'fetched' AND sha256 IS NOT NULL AND ${NOBODY_MET}`,
  ).map((row) => row.sha256);
  const removed = await unusedPictures(db, candidates, signal, (unused) => {
    remove(db, unused);
    return unused;
  });
  if (removed.length === 0) return;
  // A backup refers to these files without a copy of its own (docs/design/library.md#pictures).
  const inBackups = new Set(await runJob('kept-assets', { folder, sha256s: removed }, { signal }));
  await removePictureFiles(
    { db, folder },
    removed.filter((sha256) => !inBackups.has(sha256)),
  );
}

const NOBODY_MET = sql`NOT EXISTS (SELECT 1 FROM import_pictures WHERE picture_rowid = outside_pictures.rowid)`;

function remove(db: WritableDb, sha256s: readonly string[]): void {
  transaction(db, () => {
    const hashesJson = JSON.stringify(sha256s);
    run(db, sql`DELETE FROM outside_pictures WHERE sha256 IN (SELECT value FROM json_each(${hashesJson}))`);
    run(db, sql`DELETE FROM assets WHERE sha256 IN (SELECT value FROM json_each(${hashesJson}))`);
    // The other pictures are still used; their addresses stay recorded as downloaded.
    run(db, sql`DELETE FROM outside_pictures WHERE substr(address, 1, ${OWN.length}) = ${OWN}`);
  });
}
