import type { RequestOutput } from '#contract/bridge.ts';
import { useCalmEvent } from '../bridge/use-calm-event.ts';
import { useQuery } from '../bridge/use-query.ts';

const CALM_MS = 1_500;

export type Approvals = RequestOutput<'approvals.list'>;

/** Who approved a post and who is waited for; followed as facts of the checks are. */
export function useApprovals(postId: string): Approvals | undefined {
  const { value, refresh } = useQuery('approvals.list', { postId }, ['checks.changed']);
  // A save comes many times a minute while one writes.
  useCalmEvent('posts.changed', refresh, CALM_MS);
  return value;
}
