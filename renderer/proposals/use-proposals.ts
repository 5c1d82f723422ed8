import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { ReviewPart } from '#contract/review.ts';
import type { AppError } from '#contract/failure.ts';
import { call } from '../bridge/call.ts';
import { useQuery } from '../bridge/use-query.ts';

/** The parts of the screen, people first (preload/contract/review.ts; not from there: the page takes no schemas in). */
export const PARTS = ['people', 'sure', 'check', 'none'] as const satisfies readonly ReviewPart[];

export type ReviewState = RequestOutput<'review.get'>;

type Proposals = Readonly<{
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
  const [position, setPosition] = useState<
    Readonly<{ part: ReviewPart; id?: string | undefined }> | undefined
  >(undefined);
  // Where it was left, unless nothing waits there any more; else the first part that holds something.
  if (position === undefined && state !== undefined) {
    const left = state.position;
    const first = PARTS.find((part) => state.counts[part] > 0) ?? 'people';
    setPosition(left !== undefined && state.counts[left.part] > 0 ? left : { part: first });
  }
  const { part, id } = position ?? {};
  useEffect(() => {
    if (part === undefined) return;
    // Not kept this once: the next step is kept again.
    call('review.set-position', { part, ...(id !== undefined && { id }) }).catch(() => undefined);
  }, [part, id]);
  return { state, failure, part, id, go: (next, at) => setPosition({ part: next, id: at }), refresh };
}

/** The last answer to a question; it stays while the next one is on its way, so that nothing blinks. */
export function useSteady<Value>(value: Value | undefined, key: string): Value | undefined {
  const [last, setLast] = useState<Readonly<{ key: string; value: Value }> | undefined>(undefined);
  if (value !== undefined && (last?.value !== value || last.key !== key)) setLast({ key, value });
  return value ?? (last?.key === key ? last.value : undefined);
}

type Way = 'next' | 'previous';
type Walk = Readonly<{
  /** Where one is, or is on the way to. */
  at: string | undefined;
  /** What stands beside it. */
  ask: (from: string | undefined, way: Way) => Promise<string | undefined>;
  onGo: (to: string | undefined) => void;
  onFailure: (thrown: unknown) => void;
}>;

/** Moves between items. Every key press counts, also those that come before the answer or the render of the one before. */
export function useWalk({ at, ask, onGo, onFailure }: Walk): (way: Way) => void {
  const steps = useRef(Promise.resolve());
  const current = useRef(at);
  /** Answers that may not be rendered yet. */
  const answers = useRef(new Set<string | undefined>());
  useLayoutEffect(() => {
    if (at === current.current) answers.current.clear();
    // The author moved by other means.
    else if (!answers.current.has(at)) current.current = at;
  }, [at]);
  return (way) => {
    steps.current = steps.current
      .then(() => ask(current.current, way))
      .then((to) => {
        current.current = to;
        answers.current.add(to);
        onGo(to);
      })
      .catch(onFailure);
  };
}

/** Whether this is the first decision on what is shown: a second key may come before the next thing does. */
export function useDecideOnce(
  shown: string | undefined,
): Readonly<{ first: () => boolean; again: () => void }> {
  const decided = useRef<string>(undefined);
  useEffect(() => {
    // Something else came: what is undone may be decided once more.
    if (decided.current !== shown) decided.current = undefined;
  });
  return {
    first: () => {
      const first = decided.current === undefined;
      decided.current = shown;
      return first;
    },
    /** It failed, and may be tried again. */
    again: () => {
      decided.current = undefined;
    },
  };
}
