/**
 * Requests the data of the first paint while the page's script still runs; the first query for the same data uses the
 * answer.
 */
import type { RequestInput, RequestName, RequestOutput } from '#contract/bridge.ts';
import type { EventName } from '#contract/events.ts';
import type { Envelope } from '#contract/failure.ts';

type Prefetched = Readonly<{ answer: Promise<Envelope<unknown>>; forget: () => void }>;
const ahead = new Map<string, Prefetched>();

const keyOf = (name: RequestName, input: unknown): string => JSON.stringify([name, input]);

/** @param events events that make the answer stale; queries then send a new request */
export function prefetch<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
  events: readonly EventName[] = [],
): void {
  const key = keyOf(name, input);
  const forget = (): void => {
    ahead.delete(key);
    for (const end of ends) end();
  };
  const ends = [...events, 'backend.restarted' as const].map((event) =>
    window.escale.subscribe(event, forget),
  );
  ahead.set(key, { answer: window.escale.call(name, input), forget });
}

/** The pending answer, for the first query; undefined if there is none or it may be stale. */
export function takePrefetched<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<Envelope<RequestOutput<Name>>> | undefined {
  const prefetchedAnswer = ahead.size === 0 ? undefined : ahead.get(keyOf(name, input));
  prefetchedAnswer?.forget();
  return prefetchedAnswer?.answer as Promise<Envelope<RequestOutput<Name>>> | undefined;
}

/** Forgets answers not used by the first render, which would be stale later. */
export function dropPrefetched(): void {
  for (const { forget } of ahead.values()) forget();
}
