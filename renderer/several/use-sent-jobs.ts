import type { Job } from '#contract/publishing/publishing.ts';
import { useQuery } from '../bridge/use-query.ts';

export type SentJobs = Readonly<{ all: readonly Job[]; done: readonly Job[] }>;

/**
 * The jobs created by sending a selection to a blog, and the finished ones.
 * @param earlierJobs ids of older jobs; undefined before the send
 */
export function useSentJobs(
  ids: ReadonlySet<string>,
  blogId: string | undefined,
  earlierJobs: ReadonlySet<string> | undefined,
): SentJobs {
  const jobs = useQuery('jobs.list', earlierJobs === undefined ? null : {}, ['publications.changed']).value;
  const all = (jobs?.items ?? []).filter(
    ({ id, postId, blogId: jobBlogId, state }) =>
      ids.has(postId) && jobBlogId === blogId && earlierJobs?.has(id) === false && state !== 'cancelled',
  );
  return { all, done: all.filter(({ state }) => state === 'done') };
}
