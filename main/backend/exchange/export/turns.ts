/** Lets others have their turn: nothing here holds the backend for longer than a few posts. */

const LONGEST_MS = 20;

/** Call it between two posts. Throws the signal's reason once it is aborted. */
export function createTurns(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - since < LONGEST_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
    signal.throwIfAborted();
  };
}
