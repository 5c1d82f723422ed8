/**
 * Undoes an import in reverse order: removes added posts and restores updated ones. Text that the author changed since
 * is kept and reported. Runs in short transactions and can be resumed.
 */
import type { Post } from '#interview/document.ts';
import { imagesOf } from '#interview/pictures.ts';
import type { Context } from '../../core/context.ts';
import { forgetParticipants } from '../../library/people/participants.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { updatePeopleIds } from '../../library/person-acts/replace-text.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { indexPost, removePost } from '../../search/index/index-post.ts';
import { forgetPictures, markOwnPicture } from './imported-pictures.ts';
import { addNote, finishImport, type ImportRow } from '../../library/imports/import-rows.ts';
import {
  type Before,
  forgetBefore,
  transferItem,
  type ItemRow,
  itemsUnder,
  laterItem,
  restorePost,
  restorePublication,
  restoreSource,
  unpacked,
} from './items.ts';
import { undoBlogs } from './known-blogs.ts';
import { findHead, type PostHead } from './entry-rows.ts';
import type { OnChunk } from './import-entries.ts';
import { undoComment } from './import-comments.ts';
import { letOthersRun } from '../../core/slices.ts';

const CHUNK_MS = 20;
const MOST_ITEMS = 50;

type Undo = Readonly<{ context: Context; row: ImportRow; signal: AbortSignal; onChunk: OnChunk }>;

/** The row's cursor counts down over the items and starts above the last. */
export async function undoImport({ context, row, signal, onChunk }: Undo): Promise<void> {
  const { db } = context;
  for (let under = row.entry_cursor; ;) {
    const items = itemsUnder(db, row.rowid, under, MOST_ITEMS);
    if (items.length === 0) break;
    under = undoChunk(context, row.rowid, items, onChunk);
    await letOthersRun();
    signal.throwIfAborted();
  }
  await forgetPictures(context, row.rowid, signal);
  signal.throwIfAborted();
  const moved = transaction(db, () => {
    const blogs = undoBlogs(db, row.rowid);
    finishImport(db, row.rowid, 'undone', context.now());
    return blogs;
  });
  if (moved) context.emit('blogs.changed', {});
}

/** Undoes some of the items, at least one; returns the rowid reached. */
function undoChunk(
  { db, now }: Pick<Context, 'db' | 'now'>,
  importRowid: number,
  items: readonly ItemRow[],
  onChunk: OnChunk,
): number {
  const started = performance.now();
  const postIds: string[] = [];
  let under = Infinity;
  let done = 0;
  transaction(db, () => {
    const toIndex = new Map<number, Post>();
    for (const item of items) {
      if (done > 0 && performance.now() - started > CHUNK_MS) break;
      if (undoItem(db, importRowid, item, now(), toIndex) && item.post_id !== null)
        postIds.push(item.post_id);
      forgetBefore(db, item.rowid);
      under = item.rowid;
      done += 1;
    }
    for (const [postRowid, document] of toIndex) indexPost(db, { postRowid, document });
    run(
      db,
      sql`UPDATE imports SET entry_cursor = ${under}, done = done + ${done} WHERE rowid = ${importRowid}`,
    );
  });
  onChunk({ postIds, ms: performance.now() - started, entries: done });
  return under;
}

/** Returns true if a post changed. */
function undoItem(
  db: WritableDb,
  importRowid: number,
  item: ItemRow,
  now: number,
  toIndex: Map<number, Post>,
): boolean {
  const before = item.before === null ? undefined : unpacked(item.before);
  if (item.outcome === 'skipped' || (item.outcome !== 'added' && before === undefined)) return false;
  const later = laterItem(db, importRowid, item);
  if (later !== undefined) {
    transferItem(db, item, later);
    return false;
  }
  if (item.what === 'comment') {
    undoComment(db, item.entry_key, item.outcome === 'added' ? null : before?.comment);
    return false;
  }
  const head = item.post_id === null ? undefined : findHead(db, item.post_id);
  if (head === undefined || item.post_id === null) return false;
  if (head.document_hash !== item.left_hash || isInUse(db, item.post_id)) {
    if (item.outcome === 'added' || before?.post?.document_hash !== item.left_hash)
      addNote(db, importRowid, { code: 'kept-changed', location: '', text: item.title });
    return false;
  }
  if (item.outcome === 'added') removeAdded(db, item.post_id, head);
  else if (before !== undefined) restore(db, item, before, head, now, toIndex);
  return true;
}

/** True if Escale published it since, or is about to; then the post is kept. */
const isInUse = (db: ReadableDb, postId: string): boolean =>
  get(
    db,
    sql`
    SELECT 1 FROM publications AS p LEFT JOIN jobs ON jobs.publication_id = p.id
    WHERE p.post_id = ${postId} AND (jobs.id IS NOT NULL OR p.sent_at IS NOT NULL) LIMIT 1`,
  ) !== undefined;

function removeAdded(db: WritableDb, postId: string, head: PostHead): void {
  for (const { asset, url } of imagesOf(readDocument(head.document)))
    if (asset !== undefined && url === undefined) markOwnPicture(db, asset);
  removePost(db, head.rowid);
  forgetParticipants(db, head.rowid);
  run(db, sql`DELETE FROM posts WHERE id = ${postId}`);
}

function restore(
  db: WritableDb,
  item: ItemRow,
  before: Before,
  head: PostHead,
  now: number,
  toIndex: Map<number, Post>,
): void {
  if (before.post != null) {
    const document = restorePost(db, head.rowid, before.post, now);
    if (before.post.document_hash !== head.document_hash) toIndex.set(head.rowid, document);
  }
  if (before.publication != null) restorePublication(db, before.publication);
  restoreSource(db, item.entry_key, before.source ?? null);
  const renewed = before.post == null ? undefined : updatePeopleIds(db, item.post_id ?? '');
  if (renewed !== undefined) toIndex.set(head.rowid, renewed);
  run(
    db,
    sql`DELETE FROM revisions WHERE id IN (SELECT value FROM json_each(${JSON.stringify(before.revisions ?? [])}))`,
  );
  refreshStatus(db, item.post_id ?? '');
}
