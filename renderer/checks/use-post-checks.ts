import { startTransition, useEffect, useState } from 'react';
import type { Check } from '#interview/checks/check.ts';
import { checkSteps } from '#interview/checks/check-post.ts';
import type { Facts } from '#interview/checks/facts.ts';
import type { Post } from '#interview/document.ts';

/** Less than a frame, so that keys pass between two slices. */
const SLICE_MS = 6;
/** Where the window is never at rest, it is looked at all the same. */
const LATEST_MS = 1_000;

/**
 * The checks of a post as it was last read, made in the moments when nothing else is done; undefined while they were never
 * made. The last ones stay until the next are whole.
 */
export function usePostChecks(post: Post, facts: Facts | undefined): readonly Check[] | undefined {
  const [checks, setChecks] = useState<readonly Check[] | undefined>(undefined);
  useEffect(() => {
    if (facts === undefined) return undefined;
    const steps = checkSteps(post, facts);
    let waiting = 0;
    const slice = (): void => {
      const until = performance.now() + SLICE_MS;
      do {
        const step = steps.next();
        if (step.done === true) {
          startTransition(() => setChecks(step.value));
          return;
        }
      } while (performance.now() < until);
      waiting = requestIdleCallback(slice, { timeout: LATEST_MS });
    };
    waiting = requestIdleCallback(slice, { timeout: LATEST_MS });
    return () => cancelIdleCallback(waiting);
  }, [post, facts]);
  return checks;
}
