import { useState } from 'react';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import { AppError, type FailureCode } from '#contract/failure.ts';
import { asAppError, call, subscribe } from '../bridge/call.ts';
import { useQuery } from '../bridge/use-query.ts';

type Act = RequestInput<'several.start'>;
export type Run = RequestOutput<'several.get'>;

export type RunState = Readonly<{
  run: Run | undefined;
  /** Whether the press is not answered yet. */
  isStarting: boolean;
  failure: AppError | undefined;
  begin: (act: Act) => Promise<void>;
  undo: () => void;
  stop: () => void;
}>;

/**
 * The state of an act on several posts: start, progress, stop, undo.
 * @param before saves the open texts first, since the stored ones are changed
 */
export function useRun(before: () => Promise<unknown>): RunState {
  const [id, setId] = useState<string>();
  const [isSending, setSending] = useState(false);
  const [thrown, setThrown] = useState<AppError>();
  const { value, failure } = useQuery('several.get', id === undefined ? null : { id }, ['several.changed']);
  const fail = (error: unknown): void => setThrown(asAppError(error));
  return {
    run: value,
    isStarting: isSending || (id !== undefined && value === undefined && failure === undefined),
    failure: thrown ?? failure,
    async begin(act) {
      setThrown(undefined);
      setSending(true);
      try {
        await before();
        setId((await call('several.start', act)).id);
      } catch (error) {
        fail(error);
      } finally {
        setSending(false);
      }
    },
    undo() {
      if (id !== undefined) call('several.undo', { id }).then((next) => setId(next.id), fail);
    },
    stop() {
      if (id !== undefined) call('several.cancel', { id }).catch(fail);
    },
  };
}

/** Runs to its end without a dialog. Rejects if it failed. */
export async function runToEnd(
  begun: Promise<Readonly<{ id: string }>>,
  onProgress?: (run: Run) => void,
): Promise<Run> {
  const { id } = await begun;
  return await new Promise<Run>((resolve, reject) => {
    const ends = (['several.changed', 'backend.restarted'] as const).map((event) =>
      subscribe(event, () => refresh()),
    );
    const end = (settle: () => void): void => {
      for (const stop of ends) stop();
      settle();
    };
    const refresh = (): void =>
      void call('several.get', { id }).then(
        (run) => {
          onProgress?.(run);
          const { failure } = run;
          if (failure !== undefined) end(() => reject(failureOf(failure)));
          else if (run.state !== 'running') end(() => resolve(run));
        },
        (thrown: unknown) => end(() => reject(asAppError(thrown))),
      );
    refresh();
  });
}

/** The failure of a run as an error. */
export const failureOf = (failure: NonNullable<Run['failure']>): AppError =>
  new AppError(failure.code as FailureCode, failure.params, { incident: failure.incident });
