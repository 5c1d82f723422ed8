import { useEffect, useState } from 'react';

/** The present instant, again every `every` ms: words such as « hier » and countdowns grow old. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
