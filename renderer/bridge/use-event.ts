import { useEffect, useRef } from 'react';
import type { EventName, EventPayload } from '#contract/events.ts';
import { subscribe } from './call.ts';

/** Runs `listener` at each event while the component is mounted; the latest listener is the one that runs. */
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
