import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { ListName } from '#contract/posts.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { PostWindow, type Asked, type PostRows } from './post-window.ts';

/** A post being written says so several times a second; the list follows at this pace. */
const CALM = 300;
/** While one writes, each save is a change: the list follows, but not at each of them. */
const APART = 1_500;

export type Posts = PostRows & Readonly<{ window: PostWindow }>;

/** One list of posts from row `first`, kept fresh; what is shown stays while newer is asked for, under other filters too. */
export function useListed(asked: Asked, first = 0): Posts {
  const key = JSON.stringify(asked);
  const [window] = useState(
    () => new PostWindow(asked, (input) => call('posts.list', input), asAppError, first),
  );
  const rows = useSyncExternalStore(window.subscribe, window.get);
  // Before it is drawn: rows that are here already (bridge/ask-ahead.ts) are drawn with it.
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

/** The posts of a list, the last change first; of one person only, where one is given. */
export const usePosts = (list: ListName, participant?: string): Posts =>
  useListed({ list, ...(participant === undefined ? {} : { participant }) });
