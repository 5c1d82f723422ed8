/** Undoes the last decision about proposals, of any kind. */
import { AppError } from '#contract/failure.ts';
import type { ProposalPosition } from '#contract/proposals.ts';
import { get, sql, transaction, type ReadableDb, type WritableDb } from '../core/sql.ts';
import { undoDecision } from './accept.ts';
import { undoBatch } from './batches.ts';
import { undoPeople } from './people.ts';
import { proposalOfPost } from '../library/posts/proposals.ts';

type Decision = Readonly<{ what: 'post' | 'people' | 'batch'; row: number; id: string }>;

export function lastDecision(db: ReadableDb): Decision | undefined {
  return get<Decision>(
    db,
    sql`
    SELECT what, "row", id FROM (
      SELECT 'post' AS what, proposals.rowid AS "row", posts.id AS id, decision FROM proposals JOIN posts ON posts.rowid = post_rowid
        WHERE decision IS NOT NULL AND (state = 'refused' OR accepted_as = posts.document_hash)
      UNION ALL SELECT 'people', rowid, id, decision FROM people_matches WHERE decision IS NOT NULL
      UNION ALL SELECT 'batch', rowid, id, decision FROM review_batches WHERE decision IS NOT NULL
    ) ORDER BY decision DESC LIMIT 1`,
  );
}

export type Undone = Readonly<{
  position: ProposalPosition;
  posts: readonly string[];
  /** Posts to index with other names. */
  reindex: readonly number[];
}>;

/** Undoes the decision about `postId`, or the last one. Throws proposals.not-decided, proposals.edited-since. */
export function undo(db: WritableDb, postId: string | undefined, now: number): Undone {
  return transaction(db, () => {
    const decision = postId === undefined ? lastDecision(db) : undefined;
    const post = postId ?? (decision?.what === 'post' ? decision.id : undefined);
    if (post !== undefined) {
      undoDecision(db, post, now);
      const kind = proposalOfPost(db, post)?.kind ?? 'check';
      return { position: { part: kind, id: post }, posts: [post], reindex: [] };
    }
    if (decision === undefined) throw new AppError('proposals.not-decided', { id: '' });
    if (decision.what === 'batch') {
      undoBatch(db, decision.id);
      return { position: { part: 'sure' }, posts: [], reindex: [] };
    }
    return {
      position: { part: 'people', id: decision.id },
      posts: [],
      reindex: undoPeople(db, decision.row),
    };
  });
}
