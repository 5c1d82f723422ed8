/**
 * « Accepter les 310 sûrs »: accepts many posts in one act, and undoes them in one act. Works in chunks and resumes
 * after a kill.
 */
import { AppError } from '#contract/failure.ts';
import type { ProposalBatch } from '#contract/proposals.ts';
import { suspendedWork } from '../library/keeping/at-rest.ts';
import type { Moment } from '../library/posts/posts.ts';
import { get, numberOf, run, sql, transaction, type ReadableDb, type WritableDb } from '../core/sql.ts';
import { testHook } from '../core/test-hooks.ts';
import { acceptProposal, undoDecision } from './accept.ts';
import { nextDecision } from '../library/posts/proposals.ts';

/** The number of sure proposals that the author must have viewed one by one before all can be accepted. */
export const SAMPLE_SIZE = 5;

type BatchRow = {
  rowid: number;
  id: string;
  state: ProposalBatch['state'];
  upto: number;
  done_rowid: number;
  total: number;
  done: number;
};
const selectBatch = sql`SELECT rowid, id, state, upto, done_rowid, total, done FROM review_batches`;

const isOpen = (row: BatchRow): boolean => row.state === 'accepting' || row.state === 'undoing';

/** The last batch, while it runs or can be undone. */
export function lastBatch(db: ReadableDb): ProposalBatch | undefined {
  const row = get<BatchRow>(db, sql`${selectBatch} ORDER BY rowid DESC LIMIT 1`);
  if (row === undefined || row.state === 'undone') return undefined;
  const { id, state, done, total } = row;
  return { id, state, done, total };
}

/** The number of pending sure proposals, and of sure ones the author has viewed. */
export function countSureProposals(db: ReadableDb): { waiting: number; viewed: number } {
  return {
    waiting: numberOf(db, sql`SELECT count(*) FROM proposals WHERE state = 'proposed' AND kind = 'sure'`),
    viewed: numberOf(db, sql`SELECT count(*) FROM proposals WHERE kind = 'sure' AND viewed_at IS NOT NULL`),
  };
}

/** Starts accepting all pending sure proposals. Throws proposals.sample-first, proposals.busy. */
export function beginBatch(db: WritableDb, { now, newId }: Moment): string {
  return transaction(db, () => {
    const { waiting } = countSureProposals(db);
    if (!canBeginBatch(db)) throw new AppError('proposals.sample-first', { count: SAMPLE_SIZE });
    refuseWhileBusy(db);
    const id = newId();
    run(
      db,
      sql`
      INSERT INTO review_batches (id, state, upto, done_rowid, total, done, decision, created_at)
      VALUES (${id}, 'accepting', (SELECT coalesce(max(rowid), 0) FROM proposals), 0, ${waiting}, 0, ${nextDecision(db)}, ${now})`,
    );
    return id;
  });
}

/** True if the author has viewed the sample, or all sure proposals if they are fewer. */
export const canBeginBatch = (db: ReadableDb): boolean =>
  countSureProposals(db).viewed >= SAMPLE_SIZE ||
  get(
    db,
    sql`SELECT 1 FROM proposals WHERE kind = 'sure' AND state = 'proposed' AND viewed_at IS NULL LIMIT 1`,
  ) === undefined;

function refuseWhileBusy(db: ReadableDb): void {
  if (get(db, sql`SELECT 1 FROM review_batches WHERE state IN ('accepting', 'undoing')`) !== undefined)
    throw new AppError('proposals.busy');
}

/** Starts undoing a batch; a batch in progress stops. Throws proposals.not-decided. */
export function undoBatch(db: WritableDb, id: string): void {
  transaction(db, () => {
    const row = get<BatchRow>(db, sql`${selectBatch} WHERE id = ${id}`);
    if (row === undefined || row.state === 'undoing' || row.state === 'undone')
      throw new AppError('proposals.not-decided', { id });
    run(
      db,
      sql`
      UPDATE review_batches SET state = 'undoing', done_rowid = 0, done = 0, decision = NULL,
        total = (SELECT count(*) FROM proposals WHERE batch_rowid = ${row.rowid})
      WHERE rowid = ${row.rowid}`,
    );
  });
}

/** Handles one post of the current batch; undefined if there is none. Runs in a transaction of its own. */
export function batchStep(db: WritableDb, moment: Moment): { postId?: string } | undefined {
  const batch = get<BatchRow>(
    db,
    sql`${selectBatch} WHERE state IN ('accepting', 'undoing') ORDER BY rowid LIMIT 1`,
  );
  // A batch that came with a library from elsewhere waits until the author resumes it, and no other starts before.
  if (batch === undefined || !isOpen(batch) || (suspendedWork(db)?.batches ?? 0) > 0) return undefined;
  const accepting = batch.state === 'accepting';
  const next = get<{ rowid: number; post_id: string }>(
    db,
    accepting
      ? sql`
        SELECT p.rowid, posts.id AS post_id FROM proposals AS p JOIN posts ON posts.rowid = p.post_rowid
        WHERE p.rowid > ${batch.done_rowid} AND p.rowid <= ${batch.upto} AND p.state = 'proposed' AND p.kind = 'sure'
          AND p.made_from = posts.document_hash
        ORDER BY p.rowid LIMIT 1`
      : sql`
        SELECT p.rowid, posts.id AS post_id FROM proposals AS p JOIN posts ON posts.rowid = p.post_rowid
        WHERE p.batch_rowid = ${batch.rowid} AND p.rowid > ${batch.done_rowid} ORDER BY p.rowid LIMIT 1`,
  );
  if (next === undefined) {
    run(
      db,
      sql`UPDATE review_batches SET state = ${accepting ? 'accepted' : 'undone'} WHERE rowid = ${batch.rowid}`,
    );
    return {};
  }
  transaction(db, () => {
    if (accepting) acceptProposal(db, next.post_id, moment, batch.rowid);
    else undoUnlessEdited(db, next.post_id, moment.now);
    run(
      db,
      sql`UPDATE review_batches SET done = done + 1, done_rowid = ${next.rowid} WHERE rowid = ${batch.rowid}`,
    );
  });
  testHook('proposals.batch:committed');
  return { postId: next.post_id };
}

/** A post edited since keeps its text. */
function undoUnlessEdited(db: WritableDb, postId: string, now: number): void {
  try {
    undoDecision(db, postId, now);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'proposals.edited-since')) throw error;
  }
}
