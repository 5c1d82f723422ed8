import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { RequestInput, RequestName, RequestOutput } from '#contract/bridge.ts';
import type { EventName } from '#contract/events.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call, subscribe } from './call.ts';

export type Query<Value> = Readonly<{
  /** The last answer; it stays while a newer one is asked for, so that nothing jumps. */
  value: Value | undefined;
  failure: AppError | undefined;
  /** Asked, and neither answered nor failed yet. */
  waiting: boolean;
  refresh: () => void;
}>;

type State<Value> = Readonly<{
  key: string;
  value: Value | undefined;
  failure: AppError | undefined;
}>;
type Step<Value> =
  | Readonly<{ type: 'answered'; key: string; value: Value }>
  | Readonly<{ type: 'failed'; key: string; failure: AppError }>;

function step<Value>(state: State<Value>, action: Step<Value>): State<Value> {
  if (action.type === 'failed')
    return {
      key: action.key,
      value: action.key === state.key ? state.value : undefined,
      failure: action.failure,
    };
  // The same answer once more draws nothing again: events come at each save, while one writes.
  const same =
    action.key === state.key &&
    state.failure === undefined &&
    JSON.stringify(action.value) === JSON.stringify(state.value);
  return same ? state : { key: action.key, value: action.value, failure: undefined };
}

/**
 * Asks once, again whenever `name` or `input` changes, and whenever one of `events` says that something changed.
 * `input` null asks nothing. Dropped are the answers to another question, to what was asked before `refresh`, and those that
 * come after a newer one; not those that come after another event, or nothing would be shown while many come.
 */
export function useQuery<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name> | null,
  events: readonly EventName[] = [],
): Query<RequestOutput<Name>> {
  // The whole question in one text: what effects compare, and what is asked.
  const key = input === null ? '' : JSON.stringify([name, input]);
  const [state, dispatch] = useReducer(step<RequestOutput<Name>>, {
    key,
    value: undefined,
    failure: undefined,
  });
  const turns = useRef(0);
  /** Answers up to this turn are of no use any more. */
  const past = useRef(0);

  const ask = useCallback(() => {
    turns.current += 1;
    const turn = turns.current;
    if (key === '') return;
    const isLate = (): boolean => {
      if (turn <= past.current) return true;
      past.current = turn;
      return false;
    };
    const [name, input] = JSON.parse(key) as [Name, RequestInput<Name>];
    call(name, input).then(
      (value) => isLate() || dispatch({ type: 'answered', key, value }),
      (thrown: unknown) => isLate() || dispatch({ type: 'failed', key, failure: asAppError(thrown) }),
    );
  }, [key]);
  const refresh = useCallback(() => {
    past.current = turns.current;
    ask();
  }, [ask]);

  useEffect(() => {
    ask();
    return () => {
      past.current = turns.current;
    };
  }, [ask]);
  const watched = [...events, 'backend.restarted' as const].join(' ');
  useEffect(() => {
    const ends = watched.split(' ').map((event) => subscribe(event as EventName, ask));
    return () => {
      for (const end of ends) end();
    };
  }, [watched, ask]);

  const current = state.key === key;
  return {
    value: current ? state.value : undefined,
    failure: current ? state.failure : undefined,
    waiting: key !== '' && (!current || (state.value === undefined && state.failure === undefined)),
    refresh,
  };
}

/** The last answer, while a newer one is asked for: what is chosen meanwhile stays under the hand. */
export function useLastAnswer<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
