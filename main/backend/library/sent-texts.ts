/** Texts given to be read over: the states that were sent, and the posts that wait for an answer. */
import type { Post } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import { awaitApproval } from './approvals.ts';
import { readDocument } from './read-document.ts';
import { addRevision, type SentTo, type State } from './revisions.ts';
import type { Query, ReadableDb, WritableDb } from './sql.ts';
import { get, sql, transaction } from './sql.ts';
import { COUNTS } from './publications/kinds.ts';

/** The post as it is stored now: what is written out, and what is kept once it was. Throws post.not-found, post.newer-version. */
export function stateToSend(db: ReadableDb, id: string): { post: Post; state: State } {
  const row = get<State>(
    db,
    sql`
    SELECT rowid AS postRowid, title, words, document, document_version AS documentVersion, document_hash AS documentHash
    FROM posts WHERE id = ${id}`,
  );
  if (row === undefined) throw new AppError('post.not-found', { id });
  return { post: readDocument(row.document), state: row };
}

/** Kept for ever, also where the same state was sent to somebody else before; their yes is waited for. Throws post.not-found. */
export function keepSent(
  db: WritableDb,
  state: State,
  to: SentTo,
  { now, newId }: Readonly<{ now: number; newId: () => string }>,
): void {
  transaction(db, () => {
    const post = get<{ id: string }>(db, sql`SELECT id FROM posts WHERE rowid = ${state.postRowid}`);
    // Erased while the file was written: nothing is left that it could be a state of.
    if (post === undefined) throw new AppError('post.not-found');
    addRevision(db, newId(), state, 'sent', now, to);
    if (to.recipient.trim() !== '')
      awaitApproval(db, { postId: post.id, name: to.recipient, awaited: true }, now);
  });
}

/** Of posts: sent to be read over since they last went to a real blog. */
export const IS_BEING_READ: Query = sql`status <> 'binned' AND rowid IN (
  SELECT sent.post_rowid FROM revisions AS sent JOIN posts AS p ON p.rowid = sent.post_rowid
  WHERE sent.reason = 'sent' AND sent.created_at > coalesce((
    SELECT max(publications.sent_at) FROM publications JOIN blogs ON blogs.id = publications.blog_id
    WHERE publications.post_id = p.id AND ${COUNTS}), 0))`;
