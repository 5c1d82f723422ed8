/** Readers' comments as an import brings them: counted, and taken back with it. */
import { type CommentBefore, dropComment, keepComment, updateComment } from '../../library/posts/comments.ts';
import { numberOf, type ReadableDb, sql, type WritableDb } from '../../core/sql.ts';
import type { EntryComment } from '../sources/entries.ts';
import type { Writing } from './writing.ts';

/** One comment into the annex of its blog; what a poorer source cannot say stays as it was. */
export function writeComment({ db, ledger }: Writing, comment: EntryComment): void {
  const blog = ledger.blogOf(comment.blogRemoteId);
  const { outcome, before } = keepComment(db, blog.id, comment);
  ledger.item({
    what: 'comment',
    key: `${blog.id}/${comment.remoteId}`,
    status: 'live',
    title: '',
    outcome,
    ...(before === undefined ? {} : { before: { comment: before } }),
  });
}

/** Takes a comment back to what it was: gone, or as another import had left it. */
export function undoComment(
  db: WritableDb,
  key: string,
  before: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const [blogId = '', remoteId = ''] = key.split('/');
  if (before === null || before === undefined) dropComment(db, blogId, remoteId);
  else updateComment(db, Number(before.rowid), before as CommentBefore);
}

/** How many of the comments that an import brought stand under no post of the library. */
export function commentsWithoutPost(db: ReadableDb, importRowid: number): number {
  return numberOf(
    db,
    sql`
      SELECT count(*) AS count FROM comments AS c
      WHERE c.blog_id || '/' || c.remote_id IN (
          SELECT entry_key FROM import_items WHERE import_rowid = ${importRowid} AND what = 'comment')
        AND NOT EXISTS (SELECT 1 FROM publications AS p WHERE p.blog_id = c.blog_id AND p.remote_id = c.post_remote_id)`,
  );
}
