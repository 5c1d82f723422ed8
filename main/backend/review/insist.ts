/** « C’est un entretien »: the author knows better than recognition. */
import { AppError } from '#contract/failure.ts';
import type { Moment } from '../library/posts.ts';
import { getDocument } from '../library/posts.ts';
import { transaction, type WritableDb } from '../library/sql.ts';
import { reindex } from './accept.ts';
import { openPeopleBook } from './people-book.ts';
import { keepProposal, proposalOfPost } from '../library/proposals/proposals.ts';
import { propose } from './propose.ts';

/** Looks for turns in a post, however unsure they are. Throws review.not-proposed, review.no-turns. */
export function insist(db: WritableDb, postId: string, { now, newId }: Moment): void {
  transaction(db, () => {
    const row = proposalOfPost(db, postId);
    if (row === undefined || row.state !== 'proposed' || row.made_from !== row.document_hash)
      throw new AppError('review.not-proposed', { id: postId });
    const book = openPeopleBook(db);
    const proposed = propose(
      getDocument(db, postId),
      { namedIn: (folded) => book.namedIn(folded), idOf: (name) => book.idOf(db, name, newId), newId },
      true,
    );
    if (proposed.document === undefined) throw new AppError('review.no-turns', { id: postId });
    keepProposal(
      db,
      { rowid: row.post_rowid, documentHash: row.document_hash },
      { ...proposed, kind: 'check' },
      now,
    );
    reindex(db, row.post_rowid);
  });
}
