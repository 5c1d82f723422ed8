/** The page's one way out. Everything else asks through here. */
import type { RequestInput, RequestName, RequestOutput } from '#contract/bridge.ts';
import type { EventName, EventPayload } from '#contract/events.ts';
import { AppError } from '#contract/failure.ts';
import { askedAhead } from './ask-ahead.ts';
import { saveText } from './save-text.ts';

/**
 * Requests that go as JSON text. On its way an object is copied piece by piece three times, a text at once: for a post
 * of 50,000 words that is most of what a save takes from the hands that write.
 */
const AS_TEXT: Readonly<{ [Name in RequestName]?: (input: RequestInput<Name>) => string }> = {
  'posts.save': saveText,
};

/** These tell it themselves. */
const OF_RESCUE = /^(?:rescue|folder)\./;
const onDamage = new Set<() => void>();

/** Told whenever an answer says that the library is damaged; returns the function that ends it. */
export function listenForDamage(listener: () => void): () => void {
  onDamage.add(listener);
  return () => {
    onDamage.delete(listener);
  };
}

/** Asks the backend or the shell. Rejects with an AppError whose code has a sentence in assets/messages. */
export async function call<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const envelope = await (askedAhead(name, input) ??
    window.escale.call(name, AS_TEXT[name]?.(input) ?? input));
  if (envelope.ok) return envelope.value;
  const { code, params, incident } = envelope.failure;
  if (code === 'library.corrupt' && !OF_RESCUE.test(name)) for (const listener of onDamage) listener();
  throw new AppError(code, params, { incident });
}

/** Listens to one event; returns the function that ends it. */
export function subscribe<Name extends EventName>(
  event: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.escale.subscribe(event, listener);
}

/** What was thrown, as an AppError: anything unforeseen becomes `unexpected` and keeps its cause. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('unexpected', {}, { cause: thrown });
}

/** Whether it ended because the author stopped it: nobody needs to be told. */
export const isCancelled = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.code === 'work.cancelled';
