/**
 * Finds texts overwritten by writes whose job no longer looks: it was cancelled, or ended on another copy of this
 * library. Writes nothing on the blog; the texts go into the history of the post, with a note.
 */
import { forgetLooked, listUnsettled } from '../../library/publications/jobs.ts';
import { transaction } from '../../core/sql.ts';
import { findOverwritten, keepOverwritten, type Overwritten } from '../conflicts/overwritten.ts';
import { isUnreadable } from '../texts/same-content.ts';
import { addMirrorNote } from '../../library/publications/mirror-rows.ts';
import { askForPost, type MirrorWork } from './mirror-work.ts';
import type { WholePost } from './meet-known-post.ts';

export async function settleOverwritten(work: MirrorWork): Promise<void> {
  const { context, blog, ask, turn, changed, signal } = work;
  const { db, ahead } = context;
  for (const { publicationId, remoteId, postId, open } of listUnsettled(db, blog.id))
    await turn(async () => {
      const post = await askForPost(work, remoteId);
      const texts = post === undefined ? [] : await find(publicationId, post);
      // Tried again at the next run, until the post can be read.
      if (texts === undefined) return;
      await ahead.whenRead(
        () =>
          transaction(db, () => {
            keepOverwritten(context, publicationId, texts, post?.labels ?? []);
            if (texts.length > 0)
              addMirrorNote(db, blog.id, { code: 'overwritten', title: post?.title ?? '', postId });
            // An open job also restores them on the blog.
            if (!open) forgetLooked(db, publicationId);
          }),
        signal,
      );
      if (texts.length > 0) changed([postId]);
    });

  async function find(publicationId: string, post: WholePost): Promise<Overwritten['texts'] | undefined> {
    try {
      return (await ask((destination) => findOverwritten(context, destination, publicationId, post))).texts;
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }
}
