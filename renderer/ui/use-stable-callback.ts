import { useLayoutEffect, useRef, useState } from 'react';

/**
 * A stable function that calls the latest one, so that a memoised child does not render again. For event handlers, not
 * for rendering.
 */
export function useStableCallback<Given extends readonly unknown[], Result>(
  latest: (...given: Given) => Result,
): (...given: Given) => Result {
  const now = useRef(latest);
  useLayoutEffect(() => {
    now.current = latest;
  });
  const [same] = useState(
    () =>
      (...given: Given): Result =>
        now.current(...given),
  );
  return same;
}
