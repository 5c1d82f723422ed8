import { startTransition, useEffect, useState } from 'react';
import type { Check } from '#interview/checks/check.ts';
import { NO_FACTS, type CheckFacts } from '#interview/checks/check-facts.ts';
import type { Post } from '#interview/document.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import type { Messages } from '#assets/messages/fr.ts';
import { isRefused } from '#interview/checks/codes.ts';
import { useThrottledEvent } from '../bridge/use-event.ts';
import { useQuery } from '../bridge/use-query.ts';
import { checkInSlices } from './check-in-slices.ts';

/**
 * The checks of the post as last read, computed when the window is idle; undefined before the first. The previous ones
 * stay until the next are complete.
 */
export function usePostChecks(post: Post, facts: CheckFacts | undefined): readonly Check[] | undefined {
  const [checks, setChecks] = useState<readonly Check[] | undefined>(undefined);
  useEffect(() => {
    if (facts === undefined) return undefined;
    return checkInSlices(post, facts, (made) => startTransition(() => setChecks(made)));
  }, [post, facts]);
  return checks;
}

const CALM_MS = 1_500;

type Known = RequestOutput<'checks.facts'>;

/**
 * The backend's facts for the checks, read again after pauses in saves and answers; `blogId` limits them to one blog.
 * Undefined until the answer; empty after a failure, so that the post is checked anyway.
 */
export function useFacts(postId: string, blogId?: string): Known | undefined {
  const { value, failure, refresh } = useQuery(
    'checks.facts',
    { postId, ...(blogId === undefined ? {} : { blogId }) },
    ['checks.changed', 'publications.changed', 'blogs.changed', 'settings.changed', 'participants.changed'],
  );
  // Saves come many times a minute while writing.
  useThrottledEvent('posts.changed', refresh, CALM_MS);
  return value ?? (failure === undefined ? undefined : NOTHING);
}

const NOTHING: Known = {
  facts: NO_FACTS,
  links: { addresses: 0, asked: 0, running: false, offline: false },
  tags: false,
};

/** The first check that prevents sending, and its origin; undefined if there is none. */
export function blockedBy(
  checks: readonly Check[] | undefined,
  { checks: sentences, checking: words }: Messages,
): string | undefined {
  const first = checks?.find(({ blocks }) => blocks);
  if (first === undefined) return undefined;
  const sentence = sentences[first.code](first.words, first.about, first.count);
  return isRefused(first.code) ? sentence : words.blocked(sentence);
}
