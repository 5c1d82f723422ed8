/** One attempt at one job, whatever its intent: run again from its beginning after any failure. */
import { openJob } from './work.ts';
import type { Work } from './work.ts';
import { publishPost } from './publish-post.ts';
import { takeOffBlog } from './take-off-blog.ts';

/** Runs the job to its end. Rejects with an AppError (the job stays open, for the outbox to judge) or WorkEnded. */
export async function doJob(work: Work): Promise<void> {
  const { intent } = openJob(work);
  await (intent === 'revert' || intent === 'delete' ? takeOffBlog(work, intent) : publishPost(work));
}
