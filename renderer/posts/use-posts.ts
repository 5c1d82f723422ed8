import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { AppError } from '../../preload/contract/failure.ts';
import type { ListName } from '../../preload/contract/posts.ts';
import type { PostSummary } from '../../preload/contract/shapes.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';

const PAGE = 50;
/** A post being written says so several times a second; the list follows at this pace. */
const CALM = 300;
/** While one writes, each save is a change: the list follows, but not at each of them. */
const APART = 1_500;

type State = Readonly<{
  key: string;
  items: readonly PostSummary[];
  total: number;
  after: string | undefined;
  loaded: boolean;
  loading: boolean;
  failure: AppError | undefined;
}>;

export type Posts = State & Readonly<{ more: () => void; refresh: () => void }>;

type Pages = Readonly<{ items: readonly PostSummary[]; total: number; after: string | undefined }>;
type Step = Readonly<
  | { type: 'ask'; key: string }
  | { type: 'pages'; key: string; pages: Pages }
  | { type: 'failed'; key: string; failure: AppError }
>;

const empty = (key: string): State => ({
  key,
  items: [],
  total: 0,
  after: undefined,
  loaded: false,
  loading: true,
  failure: undefined,
});

function stateAfter(state: State, step: Step): State {
  switch (step.type) {
    case 'ask':
      return step.key === state.key ? { ...state, loading: true } : empty(step.key);
    case 'pages':
      return { ...state, ...step.pages, key: step.key, loaded: true, loading: false, failure: undefined };
    case 'failed':
      return { ...state, key: step.key, loading: false, failure: step.failure };
  }
}

async function ask(
  list: ListName,
  participant: string | undefined,
  count: number,
  from: Pages,
): Promise<Pages> {
  let pages = from;
  do {
    const answer = await call('posts.list', {
      list,
      limit: PAGE,
      ...(participant === undefined ? {} : { participant }),
      ...(pages.after === undefined ? {} : { after: pages.after }),
    });
    pages = { items: [...pages.items, ...answer.items], total: answer.total, after: answer.after };
  } while (pages.after !== undefined && pages.items.length < count);
  return pages;
}

const START: Pages = { items: [], total: 0, after: undefined };

/** One list of posts, page by page, kept fresh; what is shown stays while newer is asked for. */
export function usePosts(list: ListName | null, participant?: string): Posts {
  const key = list === null ? '' : `${list} ${participant ?? ''}`;
  const [state, dispatch] = useReducer(stateAfter, key, empty);
  const turn = useRef(0);
  const shown = useRef(state);
  useEffect(() => {
    shown.current = state;
  });

  const load = useCallback(
    (count: number, from: Pages) => {
      if (list === null) return;
      turn.current += 1;
      const mine = turn.current;
      dispatch({ type: 'ask', key });
      ask(list, participant, count, from).then(
        (pages) => mine === turn.current && dispatch({ type: 'pages', key, pages }),
        (thrown: unknown) =>
          mine === turn.current && dispatch({ type: 'failed', key, failure: asAppError(thrown) }),
      );
    },
    [key, list, participant],
  );
  const refresh = useCallback(
    () => load(shown.current.key === key ? Math.max(PAGE, shown.current.items.length) : PAGE, START),
    [load, key],
  );

  useEffect(() => {
    load(PAGE, START);
    let calm: ReturnType<typeof setTimeout> | undefined;
    let last = -APART;
    const soon = (): void => {
      const wait = Math.max(CALM, last + APART - performance.now());
      calm ??= setTimeout(() => {
        calm = undefined;
        last = performance.now();
        refresh();
      }, wait);
    };
    const ends = (['posts.changed', 'publications.changed', 'backend.restarted'] as const).map((event) =>
      subscribe(event, soon),
    );
    return () => {
      turn.current += 1;
      clearTimeout(calm);
      for (const end of ends) end();
    };
  }, [load, refresh]);

  const current = state.key === key ? state : empty(key);
  return {
    ...current,
    more: () => {
      if (current.after !== undefined && !current.loading)
        load(current.items.length + PAGE, {
          items: current.items,
          total: current.total,
          after: current.after,
        });
    },
    refresh,
  };
}
