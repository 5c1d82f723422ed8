/**
 * A queue of runs that the author starts and watches, executed one after the other. Reports are kept in memory, so a
 * run interrupted by the end of the process must be started again.
 */
import type { z } from 'zod';
import { AppError, type FailureCode } from '#contract/failure.ts';
import type { failureSchema } from '#contract/shapes.ts';
import { toFailure } from './answer.ts';
import type { Context } from './context.ts';

/** A run with the report that its task has written so far. */
export type Run<Report> = {
  readonly id: string;
  readonly report: Report;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  failure?: z.output<typeof failureSchema>;
};

type Task<Report> = (run: Run<Report>, signal: AbortSignal) => Promise<void>;

export type RunQueue<Report> = Readonly<{
  add(report: Report, task: Task<Report>): string;
  /** Throws the failure `notFound`. */
  get(id: string): Run<Report>;
  cancel(id: string): void;
  /** Resolves when the run has ended. */
  settled(id: string): Promise<void>;
}>;

type Options = Readonly<{
  /** Name in the log. */
  name: string;
  notFound: FailureCode;
  onEnd(id: string): void;
}>;

/** Maximum finished reports that are kept for the page. */
const MOST_REPORTS = 20;

/** Cancels its runs when the backend closes. */
export function createRunQueue<Report>(
  { newId, log, lifecycle }: Pick<Context, 'newId' | 'log' | 'lifecycle'>,
  { name, notFound, onEnd }: Options,
): RunQueue<Report> {
  type Entry = Readonly<{ run: Run<Report>; controller: AbortController; done: Promise<void> }>;
  const entries = new Map<string, Entry>();
  let last: Promise<void> = Promise.resolve();

  async function work(run: Run<Report>, { signal }: AbortController, task: Task<Report>): Promise<void> {
    try {
      signal.throwIfAborted();
      await task(run, signal);
      run.state = 'done';
    } catch (error) {
      run.state = signal.aborted ? 'cancelled' : 'failed';
      if (run.state === 'failed') {
        const { code, params, incident } = toFailure(error, log, name);
        run.failure = { code, params: { ...params }, incident };
      }
    } finally {
      onEnd(run.id);
    }
  }

  function forgetOldest(): void {
    for (const [id, { run }] of entries) {
      if (entries.size <= MOST_REPORTS) return;
      if (run.state !== 'running') entries.delete(id);
    }
  }

  function entryOf(id: string): Entry {
    const entry = entries.get(id);
    if (entry === undefined) throw new AppError(notFound, { id });
    return entry;
  }

  lifecycle.onClose(async () => {
    for (const { controller } of entries.values()) controller.abort();
    await last;
  });
  return {
    add(report, task) {
      const run: Run<Report> = { id: newId(), report, state: 'running' };
      const controller = new AbortController();
      last = last.then(() => work(run, controller, task));
      entries.set(run.id, { run, controller, done: last });
      forgetOldest();
      return run.id;
    },
    get: (id) => entryOf(id).run,
    cancel: (id) => entryOf(id).controller.abort(),
    settled: (id) => entryOf(id).done,
  };
}
