/**
 * Events of a long run (an import, a mirror) and of the posts it changed: the first at once, then at growing intervals,
 * down to five a second. The first posts so appear immediately.
 */

/**
 * Interval between two events: starts at SOONEST_MS, grows by half each time up to EVERY_MS, and restarts after a pause
 * of twice its length.
 */
const SOONEST_MS = 25;
const EVERY_MS = 200;
const GROWTH = 1.5;
/** Maximum ids per event (preload/contract/events.ts). */
const MOST_IDS = 10_000;

type RunEvents = Readonly<{
  /** Reports a change of state immediately. */
  now(runId: string): void;
  /** Reports progress: immediately after a pause, otherwise within a fifth of a second. */
  soon(runId: string, postIds?: readonly string[]): void;
  close(): void;
}>;

/** `emitPosts` is called once or more, with as many ids as one event may carry; `emitRuns` once, after it. */
export function createRunEvents(
  emitPosts: (ids: string[]) => void,
  emitRuns: (ids: string[]) => void,
): RunEvents {
  const runs = new Set<string>();
  const posts = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let lastSentAt = -Infinity;
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
      const since = performance.now() - lastSentAt;
      gap = since > EVERY_MS * 2 ? 0 : Math.min(EVERY_MS, Math.max(SOONEST_MS, Math.round(gap * GROWTH)));
      timer = setTimeout(
        () => {
          lastSentAt = performance.now();
          flush();
        },
        Math.max(0, gap - since),
      );
    },
    close: () => clearTimeout(timer),
  };
}
