/** Texts given to be read over, who approved which words of them, and whose approval is waited for. */
import { AppError } from '#contract/failure.ts';
import type { Approval } from '#contract/posts.ts';
import { changedTurns, type ChangedTurns } from '#interview/compare/changes-by-turn.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { createSlices } from '../../core/slices.ts';
import { currentId } from '../people/aliases.ts';
import { getDocument, hashDocument, type Moment, stateOfPost } from './posts.ts';
import { readDocument } from '../store/read-document.ts';
import { addRevision, getRevision, type SentTo, type State } from './revisions.ts';
import {
  all,
  column,
  get,
  type Query,
  type ReadableDb,
  run,
  sql,
  transaction,
  type WritableDb,
} from '../../core/sql.ts';

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

/** Of posts: drafts that somebody is still to approve (« À valider »); they are in no other list of states. */
export const IS_FOR_APPROVAL: Query = sql`status IN ('draft', 'queued')
  AND posts.rowid IN (SELECT post_rowid FROM awaited_approvals)`;

/** Search reads again the posts that the feed of changes names, and a trigger writes it at any update of a status. */
function tellSearch(db: WritableDb, postRowid: number): void {
  run(db, sql`UPDATE posts SET status = status WHERE rowid = ${postRowid}`);
}

/** In the caller's transaction. */
export function awaitNoMore(db: WritableDb, postRowid: number, nameKey: string): void {
  run(db, sql`DELETE FROM awaited_approvals WHERE post_rowid = ${postRowid} AND name_key = ${nameKey}`);
  tellSearch(db, postRowid);
}

/** Throws post.not-found. */
function rowidOf(db: ReadableDb, postId: string): number {
  const row = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`);
  if (row === undefined) throw new AppError('post.not-found', { id: postId });
  return row.rowid;
}

type ApprovalInput = Readonly<{
  postId: string;
  /** The state that was approved; absent: the post as it is stored. */
  revisionId?: string | undefined;
  name: string;
  approvedAt: number;
  note: string;
}>;

/** Keeps the state for ever as approved, and no longer waits for that name. Throws post.not-found, revision.not-found. */
export function addApproval(
  db: WritableDb,
  { postId, revisionId, name, approvedAt, note }: ApprovalInput,
  { now, newId }: Moment,
): string {
  return transaction(db, () => {
    const postRowid = rowidOf(db, postId);
    const document =
      revisionId === undefined ? getDocument(db, postId) : revisionOf(db, postId, revisionId).document;
    const id = newId();
    if (revisionId === undefined) addRevision(db, id, stateOfPost(db, postId), 'approved', now);
    else
      run(
        db,
        sql`
        INSERT INTO revisions (id, post_rowid, reason, title, words, document, document_version, document_hash, created_at,
          rewritten_at)
        SELECT ${id}, post_rowid, 'approved', title, words, document, document_version, document_hash, ${now}, rewritten_at
        FROM revisions WHERE id = ${revisionId}`,
      );
    const person = document.participants.find((one) => foldKey(one.name) === foldKey(name));
    run(
      db,
      sql`
      INSERT INTO approvals (revision_rowid, participant_id, name, approved_at, note)
      SELECT rowid, ${person?.id ?? null}, ${name}, ${approvedAt}, ${note} FROM revisions WHERE id = ${id}`,
    );
    awaitNoMore(db, postRowid, foldKey(name));
    return id;
  });
}

function revisionOf(db: ReadableDb, postId: string, id: string): { document: Post } {
  const revision = getRevision(db, id);
  if (revision.postId !== postId) throw new AppError('revision.not-found', { id });
  return revision;
}

/** It no longer counts; the revision stays. Returns the post. Throws revision.not-found. */
export function withdrawApproval(db: WritableDb, revisionId: string, now: number): string {
  return transaction(db, () => {
    const row = get<{ rowid: number; post_id: string }>(
      db,
      sql`
      SELECT r.rowid, posts.id AS post_id FROM revisions AS r JOIN approvals AS a ON a.revision_rowid = r.rowid
      JOIN posts ON posts.rowid = r.post_rowid WHERE r.id = ${revisionId}`,
    );
    if (row === undefined) throw new AppError('revision.not-found', { id: revisionId });
    run(
      db,
      sql`
      UPDATE approvals SET withdrawn_at = ${now} WHERE revision_rowid = ${row.rowid} AND withdrawn_at IS NULL`,
    );
    return row.post_id;
  });
}

/** A name that is waited for, or no longer. Throws post.not-found. */
export function awaitApproval(
  db: WritableDb,
  { postId, name, awaited }: Readonly<{ postId: string; name: string; awaited: boolean }>,
  now: number,
): void {
  transaction(db, () => {
    const postRowid = rowidOf(db, postId);
    if (!awaited) return awaitNoMore(db, postRowid, foldKey(name));
    run(
      db,
      sql`
      INSERT INTO awaited_approvals (post_rowid, name_key, name, asked_at)
      VALUES (${postRowid}, ${foldKey(name)}, ${name}, ${now}) ON CONFLICT DO NOTHING`,
    );
    tellSearch(db, postRowid);
  });
}

type ApprovalRow = {
  revision_id: string;
  participant_id: string | null;
  name: string;
  approved_at: number;
  note: string;
  document_hash: string;
};

/**
 * The last word of each, in the order they gave it, and what of it reads otherwise in `current()`: asked for only where
 * somebody approved something, since this is asked again and again while one writes. Rejects with post.newer-version.
 */
export async function approvalsOf(db: ReadableDb, postId: string, current: () => Post): Promise<Approval[]> {
  const rows = all<ApprovalRow>(
    db,
    sql`
    SELECT r.id AS revision_id, a.participant_id, a.name, a.approved_at, a.note, r.document_hash
    FROM approvals AS a JOIN revisions AS r ON r.rowid = a.revision_rowid JOIN posts ON posts.rowid = r.post_rowid
    WHERE posts.id = ${postId} AND a.withdrawn_at IS NULL ORDER BY r.rowid`,
  );
  const last = new Map<string, ApprovalRow>();
  for (const row of rows) {
    const key = foldKey(row.name);
    last.delete(key);
    last.set(key, row);
  }
  if (last.size === 0) return [];
  const post = current();
  const now = hashDocument(JSON.stringify(post));
  // Several may have approved one state: it is read once.
  const documents = new Map<string, Post>();
  const changesOf = (row: ApprovalRow): ChangedTurns => {
    if (row.document_hash === now) return { changes: 0, turns: [] };
    const then = documents.get(row.document_hash) ?? getRevision(db, row.revision_id).document;
    documents.set(row.document_hash, then);
    const own = row.participant_id === null ? undefined : currentId(db, row.participant_id);
    return changedTurns(then, post, own);
  };
  const approvals: Approval[] = [];
  const slice = createSlices();
  for (const row of [...last.values()].slice(0, 500)) {
    await slice();
    const { changes, turns, own } = changesOf(row);
    approvals.push({
      revisionId: row.revision_id,
      name: row.name,
      approvedAt: row.approved_at,
      note: row.note,
      changes,
      turns: [...turns],
      ...(own === undefined ? {} : { own: [...own] }),
    });
  }
  return approvals;
}

/** Who is waited for, in the order they were asked. */
export const awaitedOf = (db: ReadableDb, postId: string): string[] =>
  column<string>(
    db,
    sql`
    SELECT a.name FROM awaited_approvals AS a JOIN posts ON posts.rowid = a.post_rowid
    WHERE posts.id = ${postId} ORDER BY a.asked_at, a.name_key LIMIT 500`,
  );
