/** An earlier state of a post, or one turn of it, put back; what stood there is kept first, under a name. */
import type { Post } from '#interview/document.ts';
import { restoreTurn } from '#interview/restore-turn.ts';
import { AppError } from '#contract/failure.ts';
import type { Moment, Saved } from './posts.ts';
import { getDocument, savePost, stateOfPost } from './posts.ts';
import { getRevision, pinState } from './revisions.ts';
import type { WritableDb } from './sql.ts';
import { transaction } from './sql.ts';

export type RestoreInput = Readonly<{ id: string; baseSave: number; saveId: string; turnId?: string }>;
/** `before`: the revision that holds what stood there. */
export type Restored = Saved & Readonly<{ postId: string; before: string }>;

/**
 * All or nothing. Throws revision.not-found (also where it has no turn of that id), post.newer-version,
 * post.changed-elsewhere.
 */
export function restoreRevision(
  db: WritableDb,
  { id, baseSave, saveId, turnId }: RestoreInput,
  moment: Moment,
): Restored {
  return transaction(db, () => {
    const { postId, document: then } = getRevision(db, id);
    let document: Post | undefined = then;
    if (turnId !== undefined) document = restoreTurn(getDocument(db, postId), then, turnId);
    if (document === undefined) throw new AppError('revision.not-found', { id });
    const before = pinState(db, moment.newId(), stateOfPost(db, postId), 'before-restore', moment.now);
    const saved = savePost(db, { id: postId, baseSave, saveId, document, keepAs: 'restored' }, moment);
    return { ...saved, postId, before };
  });
}
