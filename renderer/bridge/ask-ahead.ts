/**
 * What the first picture shows is asked for while the page's script still runs, and is there when it is drawn: the one who
 * would ask takes the answer instead.
 */
import type { RequestInput, RequestName, RequestOutput } from '#contract/bridge.ts';
import type { EventName } from '#contract/events.ts';
import type { Envelope } from '#contract/failure.ts';

type Ahead = Readonly<{ answer: Promise<Envelope<unknown>>; forget: () => void }>;
const ahead = new Map<string, Ahead>();

const keyOf = (name: RequestName, input: unknown): string => JSON.stringify([name, input]);

/** @param events after which the answer is old; whoever asks then asks anew */
export function askAhead<Name extends RequestName>(
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

/** The answer on its way, for whoever asks first; undefined where there is none, or where it may be old. */
export function askedAhead<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<Envelope<RequestOutput<Name>>> | undefined {
  const found = ahead.size === 0 ? undefined : ahead.get(keyOf(name, input));
  found?.forget();
  return found?.answer as Promise<Envelope<RequestOutput<Name>>> | undefined;
}

/** Something is drawn: what was not asked for by now stands elsewhere, and would be old when it is. */
export function forgetAhead(): void {
  for (const { forget } of ahead.values()) forget();
}
