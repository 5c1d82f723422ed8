/** « Sortir de la corbeille du blog »: a post that lies in its blog's own bin is a draft there again, under its address. */
import type { Context } from '#backend/core/context.ts';
import type { Destinations } from '../../destinations/destination.ts';
import { AppError } from '#contract/failure.ts';
import { findOpenJobOf, finishJob } from '#backend/library/publications/jobs.ts';
import {
  findPublication,
  getPublication,
  rememberRemote,
  rememberStatus,
} from '#backend/library/publications/publications.ts';
import { refreshStatus } from '#backend/library/publications/shown-publications.ts';
import { transaction } from '#backend/core/sql.ts';

/**
 * No reader sees it before it is published again. It only sets a state, so one whose answer was lost may simply be asked again;
 * what had stopped for it ends. Fails with publication.not-there, destination.page, as requests to the blog do, and with destination.not-found
 * where the bin was emptied, which is remembered.
 */
export async function putBack(
  { context, destinations }: Readonly<{ context: Context; destinations: Destinations }>,
  { postId, blogId }: Readonly<{ postId: string; blogId: string }>,
): Promise<void> {
  const { db, now } = context;
  const publication = findPublication(db, postId, blogId);
  const { remoteId, remoteStatus } = publication ?? {};
  if (publication === undefined || remoteId === undefined || remoteStatus !== 'binned')
    throw new AppError('publication.not-there');
  if (publication.page) throw new AppError('destination.page');
  const destination = await destinations.open(blogId);
  try {
    const remote = await destination.renewing(async () => await destination.putBack?.(remoteId));
    if (remote === undefined) throw new AppError('publication.not-there');
    transaction(db, () => {
      if (getPublication(db, publication.id).remoteId !== remoteId) return;
      // Its words are no base: what somebody changed there meanwhile must show at the next look.
      rememberRemote(db, publication.id, { ...remote, content: undefined });
      const stopped = findOpenJobOf(db, publication.id);
      if (stopped?.state === 'needs-author') finishJob(db, stopped.id, 'cancelled', now());
      refreshStatus(db, postId);
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'destination.not-found') {
      rememberStatus(db, publication.id, 'gone');
      refreshStatus(db, postId);
    }
    throw error;
  } finally {
    context.emit('publications.changed', { postIds: [postId] });
    context.emit('posts.changed', { ids: [postId] });
  }
}
