import { useEffect, useState } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { ReviewPart } from '#contract/review.ts';
import type { AppError } from '#contract/failure.ts';
import { call } from '../bridge/call.ts';
import { useQuery } from '../bridge/use-query.ts';

/** The parts of the screen, people first (preload/contract/review.ts; not from there: the page takes no schemas in). */
export const PARTS = ['people', 'sure', 'check', 'none'] as const satisfies readonly ReviewPart[];

export type ReviewState = RequestOutput<'review.get'>;

export type Proposals = Readonly<{
  state: ReviewState | undefined;
  failure: AppError | undefined;
  /** Undefined until it is known where the author was. */
  part: ReviewPart | undefined;
  /** The post, or the question about people, that is before the eyes. */
  id: string | undefined;
  go: (part: ReviewPart, id?: string) => void;
  refresh: () => void;
}>;

/** Where the author is in the review, kept in the library: closing Escale loses it no more than leaving the screen. */
export function useProposals(): Proposals {
  const { value: state, failure, refresh } = useQuery('review.get', {}, ['review.changed', 'posts.changed']);
  const [place, setPlace] = useState<Readonly<{ part: ReviewPart; id?: string | undefined }> | undefined>(
    undefined,
  );
  // Where it was left, unless nothing waits there any more; else the first part that holds something.
  if (place === undefined && state !== undefined) {
    const left = state.place;
    const first = PARTS.find((part) => state.counts[part] > 0) ?? 'people';
    setPlace(left !== undefined && state.counts[left.part] > 0 ? left : { part: first });
  }
  const { part, id } = place ?? {};
  useEffect(() => {
    if (part === undefined) return;
    // Not kept this once: the next step is kept again.
    call('review.set-place', { part, ...(id !== undefined && { id }) }).catch(() => undefined);
  }, [part, id]);
  return { state, failure, part, id, go: (next, at) => setPlace({ part: next, id: at }), refresh };
}

/** The last answer to a question; it stays while the next one is on its way, so that nothing blinks. */
export function useSteady<Value>(value: Value | undefined, key: string): Value | undefined {
  const [last, setLast] = useState<Readonly<{ key: string; value: Value }> | undefined>(undefined);
  if (value !== undefined && (last?.value !== value || last.key !== key)) setLast({ key, value });
  return value ?? (last?.key === key ? last.value : undefined);
}
