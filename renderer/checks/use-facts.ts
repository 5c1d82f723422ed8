import type { RequestOutput } from '../../preload/contract/bridge.ts';
import { useCalmEvent } from '../bridge/use-calm-event.ts';
import { useQuery } from '../bridge/use-query.ts';

const CALM_MS = 1_500;

/** What the backend knows beside a post: asked again once saves and answers are at rest, and `blogId` for one blog. */
export function useFacts(postId: string, blogId?: string): RequestOutput<'checks.facts'> | undefined {
  const { value, refresh } = useQuery(
    'checks.facts',
    { postId, ...(blogId === undefined ? {} : { blogId }) },
    ['checks.changed', 'publications.changed', 'blogs.changed', 'settings.changed', 'participants.changed'],
  );
  // A save comes many times a minute while one writes.
  useCalmEvent('posts.changed', refresh, CALM_MS);
  return value;
}
