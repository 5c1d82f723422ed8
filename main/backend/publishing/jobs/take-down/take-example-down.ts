/** Removes the example from the practice blog when the library is deleted; only the author removes it from a real blog. */
import type { Context } from '#backend/core/context.ts';
import type { Destinations } from '../../destinations/destination.ts';
import { AppError } from '#contract/failure.ts';
import { finishJob, isCallable, listOpenOfPost } from '#backend/library/publications/jobs.ts';
import { IS_PUBLIC } from '#backend/library/publications/blogs.ts';
import { all, get, sql, transaction } from '#backend/core/sql.ts';

/** Fails with example.online, bin.sending, and the errors of a destination. */
export async function takeExampleDown(
  { context: { db, now }, destinations }: Readonly<{ context: Context; destinations: Destinations }>,
  postId: string,
): Promise<void> {
  transaction(db, () => {
    const real = get(
      db,
      sql`
      SELECT 1 FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
      WHERE p.post_id = ${postId} AND p.ended_at IS NULL AND p.remote_status IN ('live', 'scheduled') AND ${IS_PUBLIC}`,
    );
    if (real !== undefined) throw new AppError('example.online');
    for (const job of listOpenOfPost(db, postId)) {
      if (!isCallable(job)) throw new AppError('bin.sending', { id: postId });
      finishJob(db, job.id, 'cancelled', now());
    }
  });
  const practicePages = all<{ blog_id: string; remote_id: string }>(
    db,
    sql`
    SELECT p.blog_id, p.remote_id FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    WHERE p.post_id = ${postId} AND p.remote_id IS NOT NULL AND p.ended_at IS NULL AND NOT ${IS_PUBLIC}`,
  );
  for (const { blog_id: blogId, remote_id: remoteId } of practicePages) {
    const destination = await destinations.open(blogId);
    await destination.renewing(() => destination.bin(remoteId));
  }
}
