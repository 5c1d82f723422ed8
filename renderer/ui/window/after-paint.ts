import { startTransition, useEffect, useState } from 'react';

/** Latest delay after the paint in a busy window, in ms. */
const LATEST = 150;

/**
 * Runs after the current paint and the work that follows it, such as focus and a first key. Not while the window is
 * hidden. Returns a function that cancels it.
 */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(() => {
      idle = requestIdleCallback(run, { timeout: LATEST });
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}

/** False until the component is painted: content that can wait is rendered then, and yields to user input. */
export function useOnScreen(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setDrawn(true))), []);
  return drawn;
}
