import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { ListName } from '#contract/posts.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { PostWindow, type Asked, type PostRows } from './post-window.ts';

/** Interval in ms of updates during changes. */
const CALM = 300;
/** Interval in ms of updates while writing, when each save is a change. */
const APART = 1_500;

export type Posts = PostRows & Readonly<{ window: PostWindow }>;

/**
 * A list of posts from row `first`, kept up to date; the shown rows stay until newer ones arrive, also under other
 * filters.
 */
export function useListed(query: Asked, first = 0): Posts {
  const key = JSON.stringify(query);
  const [window] = useState(
    () => new PostWindow(query, (input) => call('posts.list', input), asAppError, first),
  );
  const rows = useSyncExternalStore(window.subscribe, window.get);
  // Before the first paint, so that preloaded rows (bridge/prefetch.ts) are included.
  useLayoutEffect(() => {
    window.change(JSON.parse(key) as Asked);
  }, [window, key]);
  useLayoutEffect(() => {
    let calm: ReturnType<typeof setTimeout> | undefined;
    let last = -APART;
    const soon = (): void => {
      const wait = Math.max(CALM, last + APART - performance.now());
      calm ??= setTimeout(() => {
        calm = undefined;
        last = performance.now();
        window.refresh();
      }, wait);
    };
    const ends = (['posts.changed', 'publications.changed', 'backend.restarted'] as const).map((event) =>
      subscribe(event, soon),
    );
    return () => {
      clearTimeout(calm);
      for (const end of ends) end();
    };
  }, [window]);
  return { ...rows, window };
}

/** The posts of a list, last changed first; of one person, if given. */
export const usePosts = (list: ListName, participant?: string): Posts =>
  useListed({ list, ...(participant === undefined ? {} : { participant }) });
