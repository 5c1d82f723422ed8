/** Tells the page that a long run (an import, a mirror) moved on, and which posts it changed, at most five times a second. */

const EVERY_MS = 200;
/** What one event may carry (preload/contract/events.ts). */
const MOST_IDS = 10_000;

type RunEvents = Readonly<{
  /** A change of state: told at once. */
  now(runId: string): void;
  /** Progress: told at once where nothing was told for a fifth of a second, else within one. */
  soon(runId: string, postIds?: readonly string[]): void;
  close(): void;
}>;

/** `emitPosts` is called with what one event may carry, as often as it takes; `emitRuns` once, after it. */
export function createRunEvents(
  emitPosts: (ids: string[]) => void,
  emitRuns: (ids: string[]) => void,
): RunEvents {
  const runs = new Set<string>();
  const posts = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let told = -Infinity;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const ids = [...posts];
    posts.clear();
    for (let from = 0; from < ids.length; from += MOST_IDS) emitPosts(ids.slice(from, from + MOST_IDS));
    if (runs.size > 0) emitRuns([...runs]);
    runs.clear();
  }

  return {
    now(runId) {
      runs.add(runId);
      flush();
    },
    soon(runId, postIds = []) {
      runs.add(runId);
      for (const id of postIds) posts.add(id);
      timer ??= setTimeout(
        () => {
          told = performance.now();
          flush();
        },
        Math.max(0, told + EVERY_MS - performance.now()),
      );
    },
    close: () => clearTimeout(timer),
  };
}
