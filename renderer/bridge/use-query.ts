import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { RequestInput, RequestName, RequestOutput } from '#contract/bridge.ts';
import type { EventName } from '#contract/events.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call, subscribe } from './call.ts';

export type Query<Value> = Readonly<{
  /** The last answer; it stays during a new request, so that nothing jumps. */
  value: Value | undefined;
  failure: AppError | undefined;
  /** Whether a request is pending. */
  waiting: boolean;
  refresh: () => void;
}>;

type State<Value> = Readonly<{
  key: string;
  value: Value | undefined;
  failure: AppError | undefined;
}>;

/** The state after an answer; a failure of the same query keeps the value. */
const stateAfter = <Value>(state: State<Value>, answer: State<Value>): State<Value> =>
  answer.failure === undefined || answer.key !== state.key ? answer : { ...answer, value: state.value };

/** Queries the bridge, as `useAnswer` does. `input` null sends nothing. */
export function useQuery<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name> | null,
  events: readonly EventName[] = [],
): Query<RequestOutput<Name>> {
  // The query as text, which effects compare and send.
  const key = input === null ? '' : JSON.stringify([name, input]);
  return useAnswer<RequestOutput<Name>>(key, askBridge<Name>, events);
}

function askBridge<Name extends RequestName>(key: string): Promise<RequestOutput<Name>> {
  const [name, input] = JSON.parse(key) as [Name, RequestInput<Name>];
  return call(name, input);
}

/**
 * Reads once, and again when `key` changes and at each of `events`. An empty `key` reads nothing; `read` must stay the
 * same function. Answers to another key, to a request before `refresh`, or older than a shown one are dropped; those
 * older than an event are kept, since frequent events would otherwise prevent any.
 */
export function useAnswer<Value>(
  key: string,
  read: (key: string) => Promise<Value>,
  events: readonly EventName[],
): Query<Value> {
  const [state, show] = useReducer(stateAfter<Value>, { key, value: undefined, failure: undefined });
  const shownText = useRef('');
  const turns = useRef(0);
  /** Answers up to this request are dropped. */
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
    const answered = (answer: Omit<State<Value>, 'key'>): void => {
      if (isLate()) return;
      // Skips React for an equal answer: events arrive at each save, and any render makes React search the whole text
      // for the selection.
      const text = answer.failure === undefined ? JSON.stringify([key, answer.value]) : '';
      if (text !== '' && text === shownText.current) return;
      shownText.current = text;
      show({ key, ...answer });
    };
    read(key).then(
      (value) => answered({ value, failure: undefined }),
      (thrown: unknown) => answered({ value: undefined, failure: asAppError(thrown) }),
    );
  }, [key, read]);
  const refresh = useCallback(() => {
    past.current = turns.current;
    ask();
  }, [ask]);

  // Before the first paint: an answer requested early (prefetch.ts) is included in it.
  useLayoutEffect(() => {
    ask();
    return () => {
      past.current = turns.current;
    };
  }, [ask]);
  const watched = [...events, 'backend.restarted' as const].join(' ');
  // In the same effect phase, so that no change after the request is missed.
  useLayoutEffect(() => {
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

/** The last defined value, kept during a new request, so that the list does not change under the pointer. */
export function useLastAnswer<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
