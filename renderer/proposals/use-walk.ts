import { useEffect, useRef } from 'react';

type Way = 'next' | 'previous';
type Walk = Readonly<{
  /** Where one is, or is on the way to. */
  at: string | undefined;
  /** What stands beside it. */
  ask: (from: string | undefined, way: Way) => Promise<string | undefined>;
  onGo: (to: string | undefined) => void;
  onFailure: (thrown: unknown) => void;
}>;

/** Goes from one thing to the next; keys that come faster than the answers are all counted. */
export function useWalk({ at, ask, onGo, onFailure }: Walk): (way: Way) => void {
  const last = useRef<Promise<string | undefined>>(undefined);
  return (way) => {
    const step = (last.current ?? Promise.resolve(at)).then((from) => ask(from, way));
    last.current = step;
    step
      .then(onGo, onFailure)
      .finally(() => {
        if (last.current === step) last.current = undefined;
      })
      .catch(() => undefined);
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
