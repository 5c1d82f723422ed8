/** What goes on for a while ends with the backend: one signal for all of it. */
import type { Lifecycle } from './lifecycle.ts';

const signals = new WeakMap<Lifecycle, AbortSignal>();

/** Aborted once the backend closes. */
export function closingSignal(lifecycle: Lifecycle): AbortSignal {
  const known = signals.get(lifecycle);
  if (known !== undefined) return known;
  const ending = new AbortController();
  lifecycle.onClose(() => ending.abort());
  signals.set(lifecycle, ending.signal);
  return ending.signal;
}
