import { setImmediate as breath } from 'node:timers/promises';

/** At most this long without letting others in (docs/design/processes.md#slices). */
const SLICE_MS = 20;

/** Lets others in where they have waited long enough; called between two posts. Rejects with the signal's reason. */
export function createSlices(signal: AbortSignal): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < SLICE_MS) return;
    await breath();
    signal.throwIfAborted();
    started = performance.now();
  };
}
