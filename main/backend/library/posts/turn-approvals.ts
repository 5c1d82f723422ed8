/**
 * Each person’s statements about the turns of a post: approved, corrected, or a remark. It is valid while the words of the
 * turn stay the same, which a hash tells.
 */
import type { TurnApproval } from '#contract/returns.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { Statement } from '#interview/returns/placed-turn.ts';
import { turnWordsOf } from '#interview/returns/turn-words.ts';
import { all, run, sql, type ReadableDb, type WritableDb } from '../../core/sql.ts';
import { currentId } from '../people/aliases.ts';
import { hashDocument } from './posts.ts';

export type TurnStatement = Statement & Readonly<{ turn: string; remark?: string | undefined }>;

export type Speaker = Readonly<{ name: string; participantId: string | null }>;

/** Later statements replace earlier ones of the same person about the same turn. */
export function addTurnApprovals(
  db: WritableDb,
  postRowid: number,
  { name, participantId }: Speaker,
  statements: readonly TurnStatement[],
  { at, returnId = null }: Readonly<{ at: number; returnId?: string | null }>,
): void {
  for (const { turn, state, words, remark = '' } of statements)
    run(
      db,
      sql`
      INSERT OR REPLACE INTO turn_approvals
        (post_rowid, turn_id, name_key, name, participant_id, state, words_hash, remark, stated_at, return_id)
      VALUES (${postRowid}, ${turn}, ${foldKey(name)}, ${name}, ${participantId}, ${state}, ${hashDocument(words)}, ${remark},
        ${at}, ${returnId})`,
    );
}

/** Approves the person’s answers in a state of the post; whoever takes no part in it approves every turn. */
export function approveTurns(
  db: WritableDb,
  postRowid: number,
  person: Speaker,
  post: Post,
  at: number,
): void {
  const wordsOf = turnWordsOf(post);
  const own = post.body.filter(
    (block) =>
      block.type === 'answer' &&
      (person.participantId === null || block.participants.includes(person.participantId)),
  );
  addTurnApprovals(
    db,
    postRowid,
    person,
    own.flatMap((block) =>
      'id' in block ? [{ turn: block.id, state: 'approved', words: wordsOf(block.id) ?? '' }] : [],
    ),
    { at },
  );
}

/** Statements made with an approval that is withdrawn. */
export function forgetTurnApprovals(db: WritableDb, postRowid: number, name: string): void {
  run(db, sql`DELETE FROM turn_approvals WHERE post_rowid = ${postRowid} AND name_key = ${foldKey(name)}`);
}

type Row = {
  turn_id: string;
  name: string;
  participant_id: string | null;
  state: TurnApproval['state'];
  words_hash: string;
  remark: string;
  stated_at: number;
};

/** In the order in which they were made. `current()` is only called if there are any. */
export function turnApprovalsOf(db: ReadableDb, postId: string, current: () => Post): TurnApproval[] {
  const rows = all<Row>(
    db,
    sql`
    SELECT turn_id, a.name, participant_id, state, words_hash, remark, stated_at
    FROM turn_approvals AS a JOIN posts ON posts.rowid = a.post_rowid
    WHERE posts.id = ${postId} ORDER BY stated_at, turn_id LIMIT 5000`,
  );
  if (rows.length === 0) return [];
  const wordsOf = turnWordsOf(current());
  const hashes = new Map<string, string>();
  for (const { turn_id: turn } of rows) {
    const words = hashes.has(turn) ? undefined : wordsOf(turn);
    if (words !== undefined) hashes.set(turn, hashDocument(words));
  }
  return rows.map((row) => ({
    turn: row.turn_id,
    name: row.name,
    ...(row.participant_id !== null && { participantId: currentId(db, row.participant_id) }),
    state: row.state,
    isCurrent: hashes.get(row.turn_id) === row.words_hash,
    statedAt: row.stated_at,
    ...(row.remark !== '' && { remark: row.remark }),
  }));
}
