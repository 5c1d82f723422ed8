/**
 * What writes took the place of, where no job goes on that would look: it was called back, or ended on another computer's copy
 * of this library. Nothing is written on the blog; the words come into the history of the post, and are told.
 */
import { forgetLooked, listUnsettled } from '../../library/publications/jobs.ts';
import { transaction } from '../../core/sql.ts';
import { findOverwritten, keepOverwritten, type Overwritten } from '../conflicts/overwritten.ts';
import { isUnreadable } from '../texts/same-content.ts';
import { addSyncNote } from '../../library/publications/sync-rows.ts';
import { askForPost, type SyncWork } from './sync-work.ts';
import type { WholePost } from './meet-known-post.ts';

export async function settleOverwritten(work: SyncWork): Promise<void> {
  const { context, blog, ask, turn, changed, signal } = work;
  const { db, ahead } = context;
  for (const { publicationId, remoteId, postId, open } of listUnsettled(db, blog.id))
    await turn(async () => {
      const there = await askForPost(work, remoteId);
      const texts = there === undefined ? [] : await find(publicationId, there);
      // It stays to be looked for, until it can be read.
      if (texts === undefined) return;
      await ahead.whenRead(
        () =>
          transaction(db, () => {
            keepOverwritten(context, publicationId, texts, there?.labels ?? []);
            if (texts.length > 0)
              addSyncNote(db, blog.id, { code: 'overwritten', title: there?.title ?? '', postId });
            // A job that is open puts them back on the blog as well.
            if (!open) forgetLooked(db, publicationId);
          }),
        signal,
      );
      if (texts.length > 0) changed([postId]);
    });

  async function find(publicationId: string, there: WholePost): Promise<Overwritten['texts'] | undefined> {
    try {
      return (await ask((destination) => findOverwritten(context, destination, publicationId, there))).texts;
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }
}
