/** Returns that the author took, each with its file as evidence. */
import { AppError } from '#contract/failure.ts';
import type { PostReturn, ReturnToTake } from '#contract/returns.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { outlineOf } from '#interview/outline.ts';
import { partsOf } from '#interview/returns/turn-words.ts';
import { all, get, run, sql, transaction, type ReadableDb, type WritableDb } from '../../core/sql.ts';
import { addApproval, awaitNoMore } from '../posts/approvals.ts';
import { getDocument, type Moment } from '../posts/posts.ts';
import { recordConsents } from './consents.ts';
import { addTurnApprovals, type TurnStatement } from '../posts/turn-approvals.ts';

/** A larger file is not stored: its hash and name are. */
const LARGEST_FILE = 16 * 1024 * 1024;

export type ReceivedFile = Readonly<{ name: string; hash: string; bytes: Uint8Array }>;

/** When a file was last taken. */
export const lastTaken = (db: ReadableDb, hash: string): number | undefined =>
  get<{ takenAt: number }>(
    db,
    sql`SELECT taken_at AS takenAt FROM returns WHERE file_hash = ${hash} ORDER BY taken_at DESC LIMIT 1`,
  )?.takenAt;

/**
 * Stores the return and its statements about turns; a file that was taken before, from the same person, replaces its
 * entry. A person who approved everything they were sent, answered every question put to them, or returned a form for consent
 * alone, is no longer awaited. Throws post.not-found.
 */
export function takeReturn(
  db: WritableDb,
  { postId, name, participantId, purpose, carrier, sentRevision, sentAt, turns, consents }: ReturnToTake,
  file: ReceivedFile,
  moment: Moment,
): string {
  const { now, newId } = moment;
  return transaction(db, () => {
    const post = getDocument(db, postId);
    const postRowid = rowidOf(db, postId);
    const earlier = get<{ id: string }>(
      db,
      sql`SELECT id FROM returns WHERE post_rowid = ${postRowid} AND file_hash = ${file.hash} AND name = ${name}`,
    );
    const id = earlier?.id ?? newId();
    const stored = turns.map(({ turn, state, remark }) => ({
      turn,
      state,
      ...(remark !== undefined && { remark }),
    }));
    run(db, sql`DELETE FROM returns WHERE id = ${id}`);
    insertReturn(db, file, now, {
      id,
      postRowid,
      name,
      participantId,
      purpose,
      carrier,
      sentRevision,
      turns: stored,
      sentAt: sentAt ?? now,
    });
    const parts = partsOf(post);
    const statements = turns.flatMap(({ turn, statement, remark }): TurnStatement[] =>
      statement === undefined || parts(turn) === undefined ? [] : [{ turn, ...statement, remark }],
    );
    const person = { name, participantId: participantId ?? null };
    if (purpose === 'review')
      addTurnApprovals(db, postRowid, person, statements, { at: sentAt ?? now, returnId: id });
    if (purpose === 'consent' || (purpose === 'questions' && hasAnsweredAll(post, participantId)))
      awaitNoMore(db, postRowid, foldKey(name));
    if (
      purpose === 'review' &&
      turns.length > 0 &&
      turns.every(isSettled) &&
      !isApprovedNow(db, postId, name)
    )
      addApproval(db, { postId, name, approvedAt: sentAt ?? now, note: '' }, moment, 'keep-turns');
    // A box that is not checked refuses nothing that was allowed before.
    const given = consents.filter(({ isGiven }) => isGiven);
    recordConsents(db, { postId, person: name, consents: given, returnId: id, at: sentAt ?? now }, moment);
    return id;
  });
}

/** Whether the person approved the post as it is: the same file may be taken again. */
const isApprovedNow = (db: ReadableDb, postId: string, name: string): boolean =>
  get(
    db,
    sql`
    SELECT 1 FROM approvals AS a JOIN revisions AS r ON r.rowid = a.revision_rowid JOIN posts ON posts.rowid = r.post_rowid
    WHERE posts.id = ${postId} AND a.name = ${name} AND a.withdrawn_at IS NULL AND r.document_hash = posts.document_hash`,
  ) !== undefined;

/** Whether no question waits for an answer of the person any more. */
const hasAnsweredAll = (post: Post, participantId: string | undefined): boolean =>
  participantId !== undefined &&
  outlineOf(post).every((item) => item.kind !== 'question' || !item.waiting.includes(participantId));

type NewRow = Readonly<{
  id: string;
  postRowid: number;
  name: string;
  participantId?: string | undefined;
  purpose: ReturnToTake['purpose'];
  carrier: PostReturn['carrier'];
  sentRevision?: string | undefined;
  turns: PostReturn['turns'];
  sentAt: number;
}>;

function insertReturn(db: WritableDb, file: ReceivedFile, now: number, row: NewRow): void {
  run(
    db,
    sql`
    INSERT INTO returns (id, post_rowid, participant_id, name, purpose, carrier, sent_revision, file_hash, file_name, file,
      turns, sent_at, taken_at)
    VALUES (${row.id}, ${row.postRowid}, ${row.participantId ?? null}, ${row.name}, ${row.purpose}, ${row.carrier},
      ${row.sentRevision ?? null}, ${file.hash}, ${file.name},
      ${file.bytes.length > LARGEST_FILE ? null : Buffer.from(file.bytes)}, ${JSON.stringify(row.turns)}, ${row.sentAt}, ${now})`,
  );
}

/** Stores a file that is only kept: a scan of a signed paper. Throws post.not-found, return.file-too-large. */
export function attachFile(
  db: WritableDb,
  { postId, name, purpose }: Readonly<{ postId: string; name: string; purpose: ReturnToTake['purpose'] }>,
  file: ReceivedFile,
  { now, newId }: Moment,
): string {
  if (file.bytes.length > LARGEST_FILE)
    throw new AppError('return.file-too-large', { megabytes: LARGEST_FILE / 1024 / 1024 });
  const id = newId();
  const participantId = getDocument(db, postId).participants.find(
    (one) => foldKey(one.name) === foldKey(name),
  )?.id;
  const postRowid = rowidOf(db, postId);
  insertReturn(db, file, now, {
    id,
    postRowid,
    name,
    participantId,
    purpose,
    carrier: 'scan',
    turns: [],
    sentAt: now,
  });
  return id;
}

const isSettled = ({ state, isTaken }: ReturnToTake['turns'][number]): boolean =>
  state === 'approved' || (state === 'corrected' && isTaken);

function rowidOf(db: ReadableDb, postId: string): number {
  const row = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`);
  if (row === undefined) throw new AppError('post.not-found', { id: postId });
  return row.rowid;
}

type Row = {
  id: string;
  name: string;
  purpose: PostReturn['purpose'];
  carrier: PostReturn['carrier'];
  fileName: string;
  hasFile: number;
  turns: string;
  sentAt: number;
  takenAt: number;
};

/** The newest first. */
export const listReturns = (db: ReadableDb, postId: string): PostReturn[] =>
  all<Row>(
    db,
    sql`
    SELECT r.id, name, purpose, carrier, file_name AS fileName, file IS NOT NULL AS hasFile, turns, sent_at AS sentAt,
      taken_at AS takenAt
    FROM returns AS r JOIN posts ON posts.rowid = r.post_rowid
    WHERE posts.id = ${postId} ORDER BY sent_at DESC, r.rowid DESC LIMIT 500`,
  ).map(({ turns, hasFile, ...row }) => ({
    ...row,
    hasFile: hasFile === 1,
    turns: JSON.parse(turns) as PostReturn['turns'],
  }));

/** The file as it was received. Throws return.not-found, also where the file was too large to be stored. */
export function fileOfReturn(db: ReadableDb, id: string): Readonly<{ name: string; bytes: Uint8Array }> {
  const row = get<{ name: string; bytes: Uint8Array | null }>(
    db,
    sql`SELECT file_name AS name, file AS bytes FROM returns WHERE id = ${id}`,
  );
  if (row?.bytes === undefined || row.bytes === null) throw new AppError('return.not-found', { id });
  return { name: row.name, bytes: row.bytes };
}
