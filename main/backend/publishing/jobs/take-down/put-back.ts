/** « Sortir de la corbeille du blog »: restores a post from the blog's bin as a draft, under its address. */
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
 * Restores a post from the blog's bin as a draft, so that no reader sees it before it is published again. Setting a state can
 * be repeated after a lost answer; a job that had stopped for this post ends. Fails with publication.not-there,
 * destination.page, as requests to the blog do, and with destination.not-found if the bin was emptied, which is stored.
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
      // The content is not stored as the base: a change made on the blog meanwhile must be detected.
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
