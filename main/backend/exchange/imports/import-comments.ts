/** Imports readers' comments: counts them, and removes them when the import is undone. */
import { type CommentBefore, dropComment, keepComment, updateComment } from '../../library/posts/comments.ts';
import { numberOf, type ReadableDb, sql, type WritableDb } from '../../core/sql.ts';
import type { EntryComment } from '../sources/entries.ts';
import type { Writing } from './writing.ts';

/** Writes one comment; fields that a poorer source lacks keep their value. */
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

/** Undoes an imported comment: removes it, or restores its state from an earlier import. */
export function undoComment(
  db: WritableDb,
  key: string,
  before: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const [blogId = '', remoteId = ''] = key.split('/');
  if (before === null || before === undefined) dropComment(db, blogId, remoteId);
  else updateComment(db, Number(before.rowid), before as CommentBefore);
}

/** The number of an import's comments whose post is not in the library. */
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
