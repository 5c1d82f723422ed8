/** Long work in slices, so that requests are answered in between (docs/design/processes.md#slices). */
import { setImmediate } from 'node:timers/promises';

/** Others have their turn: requests, timers, messages. */
export const letOthersRun = (): Promise<void> => setImmediate();

/** In milliseconds: at most this long without letting others run. */
export const SLICE_MS = 20;

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

/**
 * `items` in parts of at most `few`. Others have their turn before each part, the first too: what brought a hundred
 * thousand ids was checked in this turn. Rejects with the signal's reason once it is aborted.
 */
export async function* inParts<Item>(
  items: readonly Item[],
  few: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Item[]> {
  for (let from = 0; from < items.length; from += few) {
    await letOthersRun();
    signal.throwIfAborted();
    yield items.slice(from, from + few);
  }
}
