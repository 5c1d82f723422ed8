import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'react';
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

/** What is shown after an answer; what was shown stays beside a failure of the same question. */
const after = <Value>(shown: State<Value>, answer: State<Value>): State<Value> =>
  answer.failure === undefined || answer.key !== shown.key ? answer : { ...answer, value: shown.value };

/** Asks the bridge, as `useAnswer` does. `input` null asks nothing. */
export function useQuery<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name> | null,
  events: readonly EventName[] = [],
): Query<RequestOutput<Name>> {
  // The whole question in one text: what effects compare, and what is asked.
  const key = input === null ? '' : JSON.stringify([name, input]);
  return useAnswer<RequestOutput<Name>>(key, askBridge<Name>, events);
}

function askBridge<Name extends RequestName>(key: string): Promise<RequestOutput<Name>> {
  const [name, input] = JSON.parse(key) as [Name, RequestInput<Name>];
  return call(name, input);
}

/**
 * Reads once, again whenever `key` changes and at each of `events`. An empty `key` reads nothing; `read` has to stay the
 * same function. Dropped are the answers to another question, to what was asked before
 * `refresh`, and those that come after a newer one; not those that come after another event, or nothing would be shown
 * while many come.
 */
export function useAnswer<Value>(
  key: string,
  read: (key: string) => Promise<Value>,
  events: readonly EventName[],
): Query<Value> {
  const [state, show] = useReducer(after<Value>, { key, value: undefined, failure: undefined });
  const shown = useRef('');
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
    const answered = (answer: Omit<State<Value>, 'key'>): void => {
      if (isLate()) return;
      // The same answer once more does not even reach React: events come at each save, while one writes, and whatever
      // React draws meanwhile has it look for the selection through the whole text.
      const text = answer.failure === undefined ? JSON.stringify([key, answer.value]) : '';
      if (text !== '' && text === shown.current) return;
      shown.current = text;
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

  // Before anything is drawn: an answer that is here already (ask-ahead.ts) is drawn with it.
  useLayoutEffect(() => {
    ask();
    return () => {
      past.current = turns.current;
    };
  }, [ask]);
  const watched = [...events, 'backend.restarted' as const].join(' ');
  // With the question: what changes after it is heard.
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

/** The last answer, while a newer one is asked for: what is chosen meanwhile stays under the hand. */
export function useLastAnswer<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
