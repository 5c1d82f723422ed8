import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { ProposalPart } from '#contract/proposals.ts';
import type { AppError } from '#contract/failure.ts';
import { call } from '../bridge/call.ts';
import { useQuery } from '../bridge/use-query.ts';

/** The parts of the screen, people first (as in preload/contract/proposals.ts, whose schemas the page does not import). */
export const PARTS = ['people', 'sure', 'check', 'none'] as const satisfies readonly ProposalPart[];

export type ProposalsState = RequestOutput<'proposals.get'>;

type Proposals = Readonly<{
  state: ProposalsState | undefined;
  failure: AppError | undefined;
  /** Undefined until the stored position is loaded. */
  part: ProposalPart | undefined;
  /** The current post or question about people. */
  id: string | undefined;
  go: (part: ProposalPart, id?: string) => void;
  refresh: () => void;
}>;

/** The position in the review, stored in the library so that it survives the screen and the app. */
export function useProposals(): Proposals {
  const {
    value: state,
    failure,
    refresh,
  } = useQuery('proposals.get', {}, ['proposals.changed', 'posts.changed']);
  const [position, setPosition] = useState<
    Readonly<{ part: ProposalPart; id?: string | undefined }> | undefined
  >(undefined);
  // The stored position, if items are left there; else the first part with items.
  if (position === undefined && state !== undefined) {
    const left = state.position;
    const first = PARTS.find((part) => state.counts[part] > 0) ?? 'people';
    setPosition(left !== undefined && state.counts[left.part] > 0 ? left : { part: first });
  }
  const { part, id } = position ?? {};
  useEffect(() => {
    if (part === undefined) return;
    // A failure is ignored: the next step is stored again.
    call('proposals.set-position', { part, ...(id !== undefined && { id }) }).catch(() => undefined);
  }, [part, id]);
  return { state, failure, part, id, go: (next, at) => setPosition({ part: next, id: at }), refresh };
}

/** The last answer, kept while the next one loads, so that nothing flickers. */
export function useSteadyValue<Value>(value: Value | undefined, key: string): Value | undefined {
  const [last, setLast] = useState<Readonly<{ key: string; value: Value }> | undefined>(undefined);
  if (value !== undefined && (last?.value !== value || last.key !== key)) setLast({ key, value });
  return value ?? (last?.key === key ? last.value : undefined);
}

type Way = 'next' | 'previous';
type Walk = Readonly<{
  /** The current item, or the one being loaded. */
  at: string | undefined;
  /** Loads the id of a neighbour. */
  ask: (from: string | undefined, way: Way) => Promise<string | undefined>;
  onGo: (to: string | undefined) => void;
  onFailure: (thrown: unknown) => void;
}>;

/** Moves between items. Every key counts, also before the answer or the render of the one before. */
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

/** Allows one decision per shown item: a second key may come before the next item. */
export function useDecideOnce(
  itemId: string | undefined,
): Readonly<{ first: () => boolean; again: () => void }> {
  const decided = useRef<string>(undefined);
  useEffect(() => {
    // A new item: after an undo, the old one may be decided again.
    if (decided.current !== itemId) decided.current = undefined;
  });
  return {
    first: () => {
      const first = decided.current === undefined;
      decided.current = itemId;
      return first;
    },
    /** Allows a retry after a failure. */
    again: () => {
      decided.current = undefined;
    },
  };
}
