import { startTransition, useEffect, useState } from 'react';

/** In a busy window too, ms after what was drawn is on the screen. */
const LATEST = 150;

/**
 * Once what is drawn now is on the screen, and what is awaited there is done: the focus, a first key. Not while the window is
 * hidden. The function that it returns takes it back.
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

/** False until the component is on the screen: what can wait for that is drawn then, and gives way to the hands. */
export function useOnScreen(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setDrawn(true))), []);
  return drawn;
}
