/** The only connection of the page to the other processes. */
import type { RequestInput, RequestName, RequestOutput } from '#contract/bridge.ts';
import type { EventName, EventPayload } from '#contract/events.ts';
import { AppError } from '#contract/failure.ts';
import { takePrefetched } from './prefetch.ts';
import { saveText } from './save-text.ts';

/**
 * Requests sent as JSON text. Electron copies an object piece by piece three times, and a text at once: for a post of
 * 50,000 words this is most of the blocking time of a save.
 */
const AS_TEXT: Readonly<{ [Name in RequestName]?: (input: RequestInput<Name>) => string }> = {
  'posts.save': saveText,
};

/** These report damage themselves. */
const OF_RESCUE = /^(?:rescue|folder)\./;
const onDamage = new Set<() => void>();

/** Calls the listener when an answer reports a damaged library. Returns the function that stops it. */
export function listenForDamage(listener: () => void): () => void {
  onDamage.add(listener);
  return () => {
    onDamage.delete(listener);
  };
}

/**
 * Sends a request to the backend or the shell. Rejects with an AppError whose code has a sentence in assets/messages.
 */
export async function call<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const envelope = await (takePrefetched(name, input) ??
    window.escale.call(name, AS_TEXT[name]?.(input) ?? input));
  if (envelope.ok) return envelope.value;
  const { code, params, incident } = envelope.failure;
  if (code === 'library.corrupt' && !OF_RESCUE.test(name)) for (const listener of onDamage) listener();
  throw new AppError(code, params, { incident });
}

/** Listens to an event. Returns the function that stops it. */
export function subscribe<Name extends EventName>(
  event: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.escale.subscribe(event, listener);
}

/** A thrown value as an AppError: unknown errors become `unexpected` with their cause. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('unexpected', {}, { cause: thrown });
}

/** Whether the author stopped the work, so that no message is needed. */
export const isCancelled = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.code === 'work.cancelled';
