/**
 * Approvals: texts sent for review, the people who approved them and the approved text, and the people whose approval
 * is awaited.
 */
import { AppError } from '#contract/failure.ts';
import type { Approval } from '#contract/posts.ts';
import { changedTurns, type ChangedTurns } from '#interview/compare/changes-by-turn.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { createSlices } from '../../core/slices.ts';
import { currentId } from '../people/aliases.ts';
import { getDocument, hashDocument, type Moment, stateOfPost } from './posts.ts';
import { readDocument } from '../store/read-document.ts';
import { approveTurns, forgetTurnApprovals } from './turn-approvals.ts';
import { addRevision, getRevision, type SentTo, type State } from './revisions.ts';
import {
  all,
  get,
  type Query,
  type ReadableDb,
  run,
  sql,
  transaction,
  type WritableDb,
} from '../../core/sql.ts';

/**
 * The current state of the post, for a file and for the revision stored after it was written. Throws post.not-found,
 * post.newer-version.
 */
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

/**
 * Stores the sent state permanently as the revision `id`, which the file names, even if the same state was sent to somebody
 * else before, and awaits the recipient's approval or answers, `wantedAt` by a date. Throws post.not-found.
 */
export function keepSent(
  db: WritableDb,
  id: string,
  state: State,
  to: SentTo,
  now: number,
  {
    wantedAt,
    purpose = 'review',
  }: Readonly<{ wantedAt?: number | undefined; purpose?: AwaitedPurpose }> = {},
): void {
  transaction(db, () => {
    const post = get<{ id: string }>(db, sql`SELECT id FROM posts WHERE rowid = ${state.postRowid}`);
    // The post was erased while the file was written.
    if (post === undefined) throw new AppError('post.not-found');
    addRevision(db, id, state, 'sent', now, to);
    if (to.recipient.trim() !== '')
      awaitApproval(
        db,
        { postId: post.id, name: to.recipient, awaited: true, wantedAt, sentRevision: id, purpose },
        now,
      );
  });
}

/** As keepSent, for the questions of the state: the recipient’s answers are awaited. Throws post.not-found. */
export const keepAsked = (db: WritableDb, state: State, to: SentTo, { now, newId }: Moment): void =>
  keepSent(db, newId(), state, to, now, { purpose: 'questions' });

/** Condition on posts: drafts. */
export const IS_DRAFT: Query = sql`status IN ('draft', 'queued')`;
/**
 * Condition on posts: drafts that somebody still has to approve (« À valider »). They are in no other list by status.
 */
export const IS_FOR_APPROVAL: Query = sql`${IS_DRAFT}
  AND posts.rowid IN (SELECT post_rowid FROM awaited_approvals WHERE purpose = 'review')`;

/** Makes search read the post again: a trigger records any update of a status. */
function tellSearch(db: WritableDb, postRowid: number): void {
  run(db, sql`UPDATE posts SET status = status WHERE rowid = ${postRowid}`);
}

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
  /** The approved state; by default the current one. */
  revisionId?: string | undefined;
  name: string;
  approvedAt: number;
  note: string;
}>;

/**
 * Stores the state permanently as approved, and no longer awaits that name. `keep-turns`: their statements about turns are
 * stored already. Throws post.not-found, revision.not-found.
 */
export function addApproval(
  db: WritableDb,
  { postId, revisionId, name, approvedAt, note }: ApprovalInput,
  { now, newId }: Moment,
  turns: 'approve-turns' | 'keep-turns' = 'approve-turns',
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
    if (turns === 'approve-turns')
      approveTurns(db, postRowid, { name, participantId: person?.id ?? null }, document, approvedAt);
    awaitNoMore(db, postRowid, foldKey(name));
    return id;
  });
}

function revisionOf(db: ReadableDb, postId: string, id: string): { document: Post } {
  const revision = getRevision(db, id);
  if (revision.postId !== postId) throw new AppError('revision.not-found', { id });
  return revision;
}

/** Withdraws an approval; the revision stays. Returns the post. Throws revision.not-found. */
export function withdrawApproval(db: WritableDb, revisionId: string, now: number): string {
  return transaction(db, () => {
    const row = get<{ rowid: number; post_id: string; post_rowid: number; name: string }>(
      db,
      sql`
      SELECT r.rowid, posts.id AS post_id, r.post_rowid, a.name FROM revisions AS r JOIN approvals AS a ON a.revision_rowid = r.rowid
      JOIN posts ON posts.rowid = r.post_rowid WHERE r.id = ${revisionId}`,
    );
    if (row === undefined) throw new AppError('revision.not-found', { id: revisionId });
    run(
      db,
      sql`
      UPDATE approvals SET withdrawn_at = ${now} WHERE revision_rowid = ${row.rowid} AND withdrawn_at IS NULL`,
    );
    forgetTurnApprovals(db, row.post_rowid, row.name);
    return row.post_id;
  });
}

type AwaitInput = Readonly<{
  postId: string;
  name: string;
  awaited: boolean;
  wantedAt?: number | undefined;
  /** The revision that was sent to them: the wait begins again. */
  sentRevision?: string | undefined;
  purpose?: AwaitedPurpose;
}>;
type AwaitedPurpose = 'questions' | 'review';

/** Adds, changes or removes an awaited name. Throws post.not-found. */
export function awaitApproval(
  db: WritableDb,
  { postId, name, awaited, wantedAt, sentRevision, purpose = 'review' }: AwaitInput,
  now: number,
): void {
  transaction(db, () => {
    const postRowid = rowidOf(db, postId);
    if (!awaited) return awaitNoMore(db, postRowid, foldKey(name));
    run(
      db,
      sql`
      INSERT INTO awaited_approvals (post_rowid, name_key, name, purpose, asked_at, wanted_at, sent_revision)
      VALUES (${postRowid}, ${foldKey(name)}, ${name}, ${purpose}, ${now}, ${wantedAt ?? null}, ${sentRevision ?? null})
      ON CONFLICT (post_rowid, name_key) DO UPDATE SET
        purpose = excluded.purpose,
        asked_at = iif(excluded.sent_revision IS NULL, asked_at, excluded.asked_at),
        reminded_at = iif(excluded.sent_revision IS NULL, reminded_at, NULL),
        wanted_at = coalesce(excluded.wanted_at, iif(excluded.sent_revision IS NULL, wanted_at, NULL)),
        sent_revision = coalesce(excluded.sent_revision, sent_revision)`,
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
 * The last approval of each person, in order, and the turns that differ from it in `current()`, which is only called if
 * there is an approval, because this runs often during writing. Rejects with post.newer-version.
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
  // Cached, because several people may have approved the same state.
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
