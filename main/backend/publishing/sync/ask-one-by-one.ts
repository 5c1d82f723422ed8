/**
 * Posts whose presence the lists leave open, asked for one at a time: gone from the blog, in another list than here, or of
 * an hour that has come. Only the blog's own « not found » makes a post count as gone; its text here stays as it is.
 */
import { transaction } from '../../library/sql.ts';
import { rememberStatus } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { findMirrored } from './mirrored-rows.ts';
import { addSyncNote } from './sync-rows.ts';
import { askForPost } from './sync-work.ts';
import type { SyncWork } from './sync-work.ts';
import { countUnknown, idsToAsk } from './walk-rows.ts';
import { isRefusal } from './walk-lists.ts';
import { titleOf } from './title-of.ts';

/** More unknown posts than this come faster by reading the lists again. */
const MOST_UNKNOWN = 200;

/** Returns false where so much is unknown that the lists must be read again, whole. */
export async function askOneByOne(work: SyncWork, swept: boolean): Promise<boolean> {
  const { backend, blog, turn, writer, signal, marks } = work;
  const { db, now } = backend;
  const ids = idsToAsk(db, blog.id, swept, now());
  if (countUnknown(db, blog.id, ids) > MOST_UNKNOWN) return false;
  for (const id of ids) {
    await turn(async () => {
      const post = await askForPost(work, id).catch((error: unknown) => {
        if (isRefusal(error)) return 'refused' as const;
        throw error;
      });
      if (post === 'refused') return;
      if (post === undefined) return noteGone(work, id);
      await marks.prepare([post.content]);
      await writer.write([post], signal);
    });
  }
  return true;
}

function noteGone({ backend, blog, changed }: SyncWork, remoteId: string): void {
  const { db } = backend;
  const publication = findMirrored(db, blog.id, remoteId);
  if (publication === undefined || publication.busy) return;
  transaction(db, () => {
    rememberStatus(db, publication.id, 'gone');
    refreshStatus(db, publication.postId);
    // What lay in Blogger's bin is emptied by Blogger itself, after some weeks.
    if (publication.remoteStatus !== 'binned')
      addSyncNote(db, blog.id, {
        code: 'gone',
        title: titleOf(db, publication.postId),
        postId: publication.postId,
      });
  });
  changed([publication.postId]);
}
