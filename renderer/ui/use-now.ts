import { useEffect, useState } from 'react';

/** The current time, updated every `every` ms, for words such as « hier » and countdowns. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
