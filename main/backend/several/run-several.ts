/**
 * Acts on several posts at once: one run after the other, each in transactions so short that nobody waits. What was done
 * stays, whatever comes; what could not be done is named. Runs are remembered while Escale runs: one that a kill ended is
 * asked for again, and finds what was done already done.
 */
import type { PublishingContext } from '../publishing/destinations/publishing-context.ts';
import { createServiceKey } from '../core/service.ts';
import { AppError } from '#contract/failure.ts';
import { MOST_NAMED, type SeveralAct, type SeveralRun } from '#contract/several-posts.ts';
import { toFailure } from '../core/answer.ts';
import { createRunEvents } from '../core/run-events.ts';
import { letOthersRun } from '../core/slices.ts';
import { get, sql } from '../core/sql.ts';
import { putInBin, takeOutOfBin, undoBin } from './bin-several.ts';
import { labelSeveral, relabelAll, undoLabels } from './label-several.ts';
import { sendSeveral, undoSends } from './send-several.ts';

/** What is known of a run by now; whoever works on it adds to it once that is committed. */
export type Report = {
  total: number;
  done: number;
  changed: number;
  same: number;
  prepared: number;
  online: number;
  left: SeveralRun['left'];
  leftCount: number;
  /** What would take back what was done by now. */
  undo: Undo | undefined;
};

/** Of labels: the text before, and the text as it was left, by its hash. */
export type Relabelled = Readonly<{ id: string; keptIn: string; hash: string }>;
export type Undo =
  | Readonly<{ what: 'labels'; posts: Relabelled[] }>
  | Readonly<{ what: 'bin'; ids: string[] }>
  | Readonly<{ what: 'restore'; ids: string[] }>
  | Readonly<{ what: 'send'; jobIds: string[] }>;

/** What one act works with. */
export type Work = Readonly<{
  context: PublishingContext;
  signal: AbortSignal;
  report: Report;
  /** Progress: these posts changed. */
  progress(postIds?: readonly string[]): void;
  /** Names a post that is left as it is. Throws what is no expected failure. */
  leave(postId: string, thrown: unknown): void;
}>;

type Task = (work: Work) => Promise<void>;

type Run = {
  readonly id: string;
  readonly what: SeveralRun['what'];
  readonly undoes: boolean;
  readonly report: Report;
  readonly controller: AbortController;
  state: SeveralRun['state'];
  failure?: SeveralRun['failure'];
  done: Promise<void>;
};

export type Several = Readonly<{
  start(act: SeveralAct): string;
  /** Throws several.not-found. */
  get(id: string): SeveralRun;
  cancel(id: string): void;
  undo(id: string): string;
  /** Resolves once it has ended. */
  settled(id: string): Promise<void>;
}>;

/** Reports that the page may still ask for. */
const MOST_KEPT = 20;

const SEVERAL = createServiceKey<Several>();
/** Throws backend.unavailable where nothing may be written. */
export const severalOf = SEVERAL.of;

export function startSeveral(context: PublishingContext): void {
  const { db, log } = context;
  const runs = new Map<string, Run>();
  const events = createRunEvents(
    (ids) => context.emit('posts.changed', { ids }),
    (ids) => context.emit('several.changed', { ids }),
  );
  let last: Promise<void> = Promise.resolve();

  async function work(run: Run, task: Task): Promise<void> {
    const { report, controller } = run;
    try {
      // The request that brought the ids was checked in this turn.
      await letOthersRun();
      controller.signal.throwIfAborted();
      await task({
        context,
        signal: controller.signal,
        report,
        progress: (postIds) => events.soon(run.id, postIds),
        leave(id, thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
          report.leftCount += 1;
          if (report.left.length >= MOST_NAMED) return;
          const title =
            get<{ title: string }>(db, sql`SELECT title FROM posts WHERE id = ${id}`)?.title ?? '';
          const { code, params } = thrown;
          report.left.push({
            id,
            title: title.slice(0, 2_000),
            failure: { code, params: { ...params }, incident: '' },
          });
        },
      });
      run.state = 'done';
    } catch (error) {
      run.state = controller.signal.aborted ? 'cancelled' : 'failed';
      if (run.state === 'failed') {
        const { code, params, incident } = toFailure(error, log, 'several');
        run.failure = { code, params: { ...params }, incident };
      }
    } finally {
      events.now(run.id);
    }
  }

  function begin(what: Run['what'], undoes: boolean, task: Task): string {
    const report: Report = {
      total: 0,
      done: 0,
      changed: 0,
      same: 0,
      prepared: 0,
      online: 0,
      left: [],
      leftCount: 0,
      undo: undefined,
    };
    const run: Run = {
      id: context.newId(),
      what,
      undoes,
      report,
      controller: new AbortController(),
      state: 'running',
      done: Promise.resolve(),
    };
    runs.set(run.id, run);
    forgetOldest(runs);
    run.done = last.then(() => work(run, task));
    last = run.done;
    return run.id;
  }

  const runOf = (id: string): Run => {
    const run = runs.get(id);
    if (run === undefined) throw new AppError('several.not-found', { id });
    return run;
  };

  SEVERAL.put(context, {
    start: (act) => begin(act.what, false, taskOf(act)),
    get: (id) => toShown(runOf(id)),
    cancel: (id) => runOf(id).controller.abort(),
    undo(id) {
      const { report, what } = runOf(id);
      const { undo } = report;
      if (undo === undefined) throw new AppError('several.not-found', { id });
      // Once: a second click has nothing to take back.
      report.undo = undefined;
      return begin(what, true, undoOf(undo));
    },
    settled: (id) => runOf(id).done,
  });
  context.lifecycle.onClose(async () => {
    for (const { controller } of runs.values()) controller.abort();
    await last;
    events.close();
  });
}

function taskOf(act: SeveralAct): Task {
  switch (act.what) {
    case 'labels':
      return (work) => labelSeveral(work, act);
    case 'relabel':
      return (work) => relabelAll(work, act);
    case 'bin':
      return (work) => putInBin(work, act.ids);
    case 'restore':
      return (work) => takeOutOfBin(work, act.ids);
    case 'send':
      return (work) => sendSeveral(work, act);
  }
}

function undoOf(undo: Undo): Task {
  switch (undo.what) {
    case 'labels':
      return (work) => undoLabels(work, undo.posts);
    case 'bin':
    case 'restore':
      return (work) => undoBin(work, undo);
    case 'send':
      return (work) => undoSends(work, undo.jobIds);
  }
}

function forgetOldest(runs: Map<string, Run>): void {
  for (const [id, { state }] of runs) {
    if (runs.size <= MOST_KEPT) return;
    if (state !== 'running') runs.delete(id);
  }
}

function toShown({ id, what, undoes, state, report, failure }: Run): SeveralRun {
  const { undo, ...counts } = report;
  return {
    id,
    what,
    undoes,
    state,
    ...counts,
    left: [...counts.left],
    undoable: !undoes && state !== 'running' && undo !== undefined,
    ...(failure === undefined ? {} : { failure }),
  };
}
