import { NO_FACTS } from '#interview/checks/facts.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { useCalmEvent } from '../bridge/use-calm-event.ts';
import { useQuery } from '../bridge/use-query.ts';

const CALM_MS = 1_500;

type Known = RequestOutput<'checks.facts'>;

/**
 * What the backend knows beside a post: asked again once saves and answers are at rest, and `blogId` for one blog.
 * Undefined until it answers; where it cannot, nothing is known, and the post is checked all the same.
 */
export function useFacts(postId: string, blogId?: string): Known | undefined {
  const { value, failure, refresh } = useQuery(
    'checks.facts',
    { postId, ...(blogId === undefined ? {} : { blogId }) },
    ['checks.changed', 'publications.changed', 'blogs.changed', 'settings.changed', 'participants.changed'],
  );
  // A save comes many times a minute while one writes.
  useCalmEvent('posts.changed', refresh, CALM_MS);
  return value ?? (failure === undefined ? undefined : NOTHING);
}

const NOTHING: Known = {
  facts: NO_FACTS,
  links: { addresses: 0, asked: 0, running: false, offline: false },
};
