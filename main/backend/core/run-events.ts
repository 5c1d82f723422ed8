/**
 * Tells the page that a long run (an import, a mirror) moved on, and which posts it changed: at once, then less and less
 * often, down to five times a second. Who waits for the first posts sees them come.
 */

/** Between two news: at first, then half as long again each time, up to the longest; as at first after twice that without any. */
const SOONEST_MS = 25;
const EVERY_MS = 200;
const GROWTH = 1.5;
/** What one event may carry (preload/contract/events.ts). */
const MOST_IDS = 10_000;

type RunEvents = Readonly<{
  /** A change of state: told at once. */
  now(runId: string): void;
  /** Progress: told at once where nothing was told for a while, else within a fifth of a second. */
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
  let gap = 0;

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
      if (timer !== undefined) return;
      const since = performance.now() - told;
      gap = since > EVERY_MS * 2 ? 0 : Math.min(EVERY_MS, Math.max(SOONEST_MS, Math.round(gap * GROWTH)));
      timer = setTimeout(
        () => {
          told = performance.now();
          flush();
        },
        Math.max(0, gap - since),
      );
    },
    close: () => clearTimeout(timer),
  };
}
