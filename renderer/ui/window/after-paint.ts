import { startTransition, useEffect, useState } from 'react';

/** Once what is drawn now is on the screen; not while the window is hidden. The function that it returns takes it back. */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** False until the component is on the screen: what can wait for that is drawn then, and gives way to the hands. */
export function useOnScreen(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setDrawn(true))), []);
  return drawn;
}
