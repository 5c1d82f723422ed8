/** Splits long work into slices, so that requests are answered in between (docs/design/processes.md#slices). */
import { setImmediate } from 'node:timers/promises';

/** Lets pending requests, timers and messages run. */
export const letOthersRun = (): Promise<void> => setImmediate();

/** Longest time without letting other work run, in milliseconds. */
export const SLICE_MS = 20;

/**
 * Returns a function to call between two pieces of work: it lets other work run if a slice has passed. Rejects with the
 * signal's reason once it is aborted.
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
 * Yields `items` in parts of at most `few`, and lets other work run before each part, even the first. Rejects with the
 * signal's reason once it is aborted.
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
