import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { SearchHit, SearchResult } from '#contract/archive.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useEvent } from '../bridge/use-event.ts';
import type { Answer, Asked, SearchMemory } from './search-memory.ts';

/** While one types: what a screen shows, answered at once. */
const FIRST = 20;
/** What scrolling asks for then. */
const PAGE = 100;
/** An import tells of its posts several times a second: what is found is looked for again at most this often. */
const CALM_MS = 1_000;

export type Search = Readonly<{
  failure: AppError | undefined;
  /** A newer answer than the one shown is on its way. */
  waiting: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  retry: () => void;
}>;

const same = (one: Asked | undefined, other: Asked): boolean =>
  one !== undefined &&
  one.query === other.query &&
  one.order === other.order &&
  one.equivalents === other.equivalents;

/**
 * Asks the archive at each change of what is looked for. The answer shown stays until a newer one comes, so that nothing
 * blinks; an answer that comes after something else was asked is dropped.
 */
export function useSearch(memory: SearchMemory): Search {
  const state = useSyncExternalStore(memory.subscribe, memory.get);
  const { query, order, equivalents, answer } = state;
  const [failed, setFailed] = useState<Readonly<{ asked: Asked; failure: AppError }>>();
  const [loadingMore, setLoadingMore] = useState(false);
  const latest = useRef(0);

  const ask = useCallback(
    (asked: Asked, from: number, limit: number): void => {
      latest.current += 1;
      const turn = latest.current;
      const request = {
        query: asked.query,
        order: asked.order,
        equivalents: asked.equivalents,
        limit,
        ...(from === 0 ? { typed: true } : { offset: from }),
      };
      call('archive.search', request).then(
        (found) => {
          if (from > 0) setLoadingMore(false);
          if (turn !== latest.current) return;
          memory.set({ answer: answerOf(memory.get().answer, asked, found, from) });
          setFailed(undefined);
        },
        (thrown: unknown) => {
          if (from > 0) setLoadingMore(false);
          if (turn === latest.current) setFailed({ asked, failure: asAppError(thrown) });
        },
      );
    },
    [memory],
  );

  const again = useCallback((): void => {
    const { answer: shown, ...asked } = memory.get();
    const { query: words, order: by, equivalents: all } = asked;
    // As many as are shown, as far as one page goes: what is below is found again by scrolling.
    const limit = Math.min(Math.max(shown?.hits.length ?? FIRST, FIRST), PAGE);
    ask({ query: words, order: by, equivalents: all }, 0, limit);
  }, [memory, ask]);
  useEffect(() => {
    const asked = { query, order, equivalents };
    // Come back to, by leaving the surface or by taking letters back: the answer stays, and is made sure of. What is on its
    // way for other words is too late.
    if (same(memory.get().answer?.asked, asked)) again();
    else ask(asked, 0, FIRST);
  }, [memory, ask, again, query, order, equivalents]);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [],
  );

  const calmly = useCalm(again);
  useEvent('posts.changed', calmly);
  useEvent('publications.changed', calmly);
  useEvent('archive.index-changed', calmly);
  useEvent('settings.changed', calmly);
  useEvent('backend.restarted', again);

  const shown = answer?.hits.length ?? 0;
  const current = same(answer?.asked, { query, order, equivalents });
  return {
    failure: failed !== undefined && same(failed.asked, state) ? failed.failure : undefined,
    waiting: !current,
    hasMore: current && answer !== undefined && shown < answer.total,
    loadingMore,
    more: () => {
      if (!current || loadingMore) return;
      setLoadingMore(true);
      ask({ query, order, equivalents }, shown, PAGE);
    },
    retry: again,
  };
}

function answerOf(before: Answer | undefined, asked: Asked, found: SearchResult, from: number): Answer {
  const { facets, suggestion, equivalents } = found;
  const again = same(before?.asked, asked);
  const hits = again ? joined(before?.hits ?? [], found.hits, from) : found.hits;
  // Nothing more came though more was promised: posts have gone, and the count is what there is.
  const total = from > 0 && hits.length === before?.hits.length ? hits.length : found.total;
  return { asked, hits, total, facets, suggestion, equivalents };
}

/** A page at its place among those before it; a post that moved meanwhile stands once. */
function joined(
  before: readonly SearchHit[],
  page: readonly SearchHit[],
  from: number,
): readonly SearchHit[] {
  const fresh = new Set(page.map(({ postId }) => postId));
  const kept = from === 0 ? before.slice(page.length) : before;
  const known = new Set(kept.map(({ postId }) => postId));
  return from === 0
    ? [...page, ...kept.filter(({ postId }) => !fresh.has(postId))]
    : [...kept, ...page.filter(({ postId }) => !known.has(postId))];
}

/** Runs at once, then at most once in CALM_MS, the last call never lost. */
function useCalm(run: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    if (timer.current !== undefined) {
      wanted.current = true;
      return;
    }
    const rest = (): void => {
      timer.current = undefined;
      if (!wanted.current) return;
      wanted.current = false;
      run();
      timer.current = setTimeout(rest, CALM_MS);
    };
    run();
    timer.current = setTimeout(rest, CALM_MS);
  }, [run]);
}
