import type { Check } from '#interview/checks/check.ts';
import { checkSteps } from '#interview/checks/check-post.ts';
import type { CheckFacts } from '#interview/checks/check-facts.ts';
import type { Post } from '#interview/document.ts';

/** Less than a frame, so that keys are handled between two slices. */
const SLICE_MS = 6;
/** The longest wait for an idle window. */
const LATEST_MS = 1_000;

/** Checks a post in slices while the window is idle. Returns the function that stops it. */
export function checkInSlices(
  post: Post,
  facts: CheckFacts,
  onDone: (checks: readonly Check[]) => void,
): () => void {
  const steps = checkSteps(post, facts);
  let waiting = 0;
  const slice = (): void => {
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done === true) {
        onDone(step.value);
        return;
      }
    } while (performance.now() < until);
    waiting = requestIdleCallback(slice, { timeout: LATEST_MS });
  };
  waiting = requestIdleCallback(slice, { timeout: LATEST_MS });
  return () => cancelIdleCallback(waiting);
}
