/** Long work in slices, so that nobody waits for it (docs/design/processes.md#slices). */
import { setImmediate } from 'node:timers/promises';

/** Others have their turn: requests, timers, messages. */
export const letOthersRun = (): Promise<void> => setImmediate();

/** In milliseconds: at most this long without letting others run. */
const SLICE_MS = 20;

/**
 * To call between two pieces of the work: lets others run where they have waited for a slice. Rejects with the signal's
 * reason once it is aborted.
 */
export function createSlices(signal?: AbortSignal): () => Promise<void> {
  let started = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - started < SLICE_MS) return;
    await letOthersRun();
    started = performance.now();
    signal?.throwIfAborted();
  };
}
