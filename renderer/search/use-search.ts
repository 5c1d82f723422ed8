import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { SearchHit, SearchResult } from '#contract/search.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useEvent } from '../bridge/use-event.ts';
import type { Answer, Asked, SearchMemory } from './search-memory.ts';

/** The first page while typing: one screen, answered quickly. */
const FIRST = 20;
/** The size of further pages. */
const PAGE = 100;
/** Interval in ms between repeated searches, since an import reports changes several times a second. */
const CALM_MS = 1_000;

export type Search = Readonly<{
  failure: AppError | undefined;
  /** Whether a newer answer is pending. */
  waiting: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  retry: () => void;
}>;

const isSameSearch = (one: Asked | undefined, other: Asked): boolean =>
  one !== undefined &&
  one.query === other.query &&
  one.order === other.order &&
  one.equivalents === other.equivalents;

/**
 * Searches at each change of the query. The shown answer stays until a newer one arrives, so that nothing flickers;
 * answers to an earlier query are dropped.
 */
export function useSearch(memory: SearchMemory): Search {
  const state = useSyncExternalStore(memory.subscribe, memory.get);
  const { query, order, equivalents, answer } = state;
  const [failed, setFailed] = useState<Readonly<{ asked: Asked; failure: AppError }>>();
  const [loadingMore, setLoadingMore] = useState(false);
  const latest = useRef(0);

  const ask = useCallback(
    (searched: Asked, from: number, limit: number): void => {
      latest.current += 1;
      const turn = latest.current;
      const request = {
        query: searched.query,
        order: searched.order,
        equivalents: searched.equivalents,
        limit,
        ...(from === 0 ? { typed: true } : { offset: from }),
      };
      call('search.find', request).then(
        (result) => {
          if (from > 0) setLoadingMore(false);
          if (turn !== latest.current) return;
          memory.set({ answer: answerOf(memory.get().answer, searched, result, from) });
          setFailed(undefined);
        },
        (thrown: unknown) => {
          if (from > 0) setLoadingMore(false);
          if (turn === latest.current) setFailed({ asked: searched, failure: asAppError(thrown) });
        },
      );
    },
    [memory],
  );

  const again = useCallback((): void => {
    const { answer: shown, ...asked } = memory.get();
    const { query: words, order: by, equivalents: all } = asked;
    // As many as shown, up to one page; scrolling loads the rest again.
    const limit = Math.min(Math.max(shown?.hits.length ?? FIRST, FIRST), PAGE);
    ask({ query: words, order: by, equivalents: all }, 0, limit);
  }, [memory, ask]);
  useEffect(() => {
    const searched = { query, order, equivalents };
    // The same query again, after returning or deleting letters: its answer stays and is refreshed. Pending answers to
    // other queries are dropped.
    if (isSameSearch(memory.get().answer?.asked, searched)) again();
    else ask(searched, 0, FIRST);
  }, [memory, ask, again, query, order, equivalents]);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [],
  );

  const calmly = useThrottle(again);
  useEvent('posts.changed', calmly);
  useEvent('publications.changed', calmly);
  useEvent('search.index-changed', calmly);
  useEvent('settings.changed', calmly);
  useEvent('backend.restarted', again);

  const shownCount = answer?.hits.length ?? 0;
  const current = isSameSearch(answer?.asked, { query, order, equivalents });
  return {
    failure: failed !== undefined && isSameSearch(failed.asked, state) ? failed.failure : undefined,
    waiting: !current,
    hasMore: current && answer !== undefined && shownCount < answer.total,
    loadingMore,
    more: () => {
      if (!current || loadingMore) return;
      setLoadingMore(true);
      ask({ query, order, equivalents }, shownCount, PAGE);
    },
    retry: again,
  };
}

function answerOf(before: Answer | undefined, searched: Asked, result: SearchResult, from: number): Answer {
  const { facets, suggestion, equivalents } = result;
  const again = isSameSearch(before?.asked, searched);
  const hits = again ? joinPages(before?.hits ?? [], result.hits, from) : result.hits;
  // Fewer results than promised: posts were removed, so the total is the number loaded.
  const total = from > 0 && hits.length === before?.hits.length ? hits.length : result.total;
  return { asked: searched, hits, total, facets, suggestion, equivalents };
}

/** Joins a page to the previous ones; a post that moved appears once. */
function joinPages(
  before: readonly SearchHit[],
  page: readonly SearchHit[],
  from: number,
): readonly SearchHit[] {
  const fresh = new Set(page.map(({ postId }) => postId));
  const remaining = from === 0 ? before.slice(page.length) : before;
  const remainingIds = new Set(remaining.map(({ postId }) => postId));
  return from === 0
    ? [...page, ...remaining.filter(({ postId }) => !fresh.has(postId))]
    : [...remaining, ...page.filter(({ postId }) => !remainingIds.has(postId))];
}

/** Runs at once, then at most once in CALM_MS, always including the last call. */
function useThrottle(run: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPending = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    if (timer.current !== undefined) {
      isPending.current = true;
      return;
    }
    const rest = (): void => {
      timer.current = undefined;
      if (!isPending.current) return;
      isPending.current = false;
      run();
      timer.current = setTimeout(rest, CALM_MS);
    };
    run();
    timer.current = setTimeout(rest, CALM_MS);
  }, [run]);
}
