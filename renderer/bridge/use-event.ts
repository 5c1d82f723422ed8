import { useEffect, useRef } from 'react';
import type { EventName, EventPayload } from '#contract/events.ts';
import { subscribe } from './call.ts';

/** Runs the latest `listener` at each event while the component is mounted. */
export function useEvent<Name extends EventName>(
  event: Name,
  listener: (payload: EventPayload<Name>) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe(event, (payload) => latest.current(payload)), [event]);
}

/**
 * Runs `listener` for frequent events (progress of a long task): at once after a pause, then at most every `apart` ms,
 * always including the last event.
 */
export function useThrottledEvent(event: EventName, listener: () => void, apart = 250): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    let last = -apart;
    let later: ReturnType<typeof setTimeout> | undefined;
    const run = (): void => {
      later = undefined;
      last = performance.now();
      latest.current();
    };
    const end = subscribe(event, () => {
      later ??= setTimeout(run, Math.max(0, last + apart - performance.now()));
    });
    return () => {
      clearTimeout(later);
      end();
    };
  }, [event, apart]);
}
