import { useLayoutEffect, useRef, useState } from 'react';

/**
 * One function for as long as the component stands, which does what the latest one does: a part that takes it is not
 * drawn again for its sake. For what the hands ask for, not while drawing.
 */
export function useSame<Given extends readonly unknown[], Result>(
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
