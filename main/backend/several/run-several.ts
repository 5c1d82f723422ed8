/**
 * Runs acts on several posts, one after another, in short transactions. Finished work stays; failures are listed by
 * post. Runs are kept in memory: one ended by a kill must be requested again, and skips the posts already done.
 */
import type { PublishingContext } from '../publishing/destinations/publishing-context.ts';
import { createServiceKey } from '../core/service.ts';
import { AppError } from '#contract/failure.ts';
import { MOST_NAMED, type SeveralAct, type SeveralRun } from '#contract/several-posts.ts';
import type { Context } from '../core/context.ts';
import { createRunEvents } from '../core/run-events.ts';
import { createRunQueue, type Run } from '../core/run-queue.ts';
import { letOthersRun } from '../core/slices.ts';
import { get, sql } from '../core/sql.ts';
import { moveToBin, restoreFromBin, undoBin } from './bin-several.ts';
import { labelSeveral, relabelAll, undoLabels } from './label-several.ts';
import { sendSeveral, undoSends } from './send-several.ts';

/** The report of a run so far. A task adds to it after each commit. */
export type Report = {
  total: number;
  done: number;
  changed: number;
  same: number;
  prepared: number;
  online: number;
  left: SeveralRun['left'];
  leftCount: number;
  /** The input that would undo the run so far. */
  undo: Undo | undefined;
};

/** A post whose labels changed: the revision with the previous text, and the hash of the new text. */
export type Relabelled = Readonly<{ id: string; keptIn: string; hash: string }>;
export type Undo =
  | Readonly<{ what: 'labels'; posts: Relabelled[] }>
  | Readonly<{ what: 'bin'; ids: string[] }>
  | Readonly<{ what: 'restore'; ids: string[] }>
  | Readonly<{ what: 'send'; jobIds: string[] }>;

export type Work = Readonly<{
  context: PublishingContext;
  signal: AbortSignal;
  report: Report;
  /** Reports progress: these posts changed. */
  progress(postIds?: readonly string[]): void;
  /** Records a post left unchanged. Rethrows an unexpected error. */
  leave(postId: string, thrown: unknown): void;
}>;

type Task = (work: Work) => Promise<void>;
type SeveralReport = Report & Pick<SeveralRun, 'what' | 'undoes'>;

export type Several = Readonly<{
  start(act: SeveralAct): string;
  /** Throws several.not-found. */
  get(id: string): SeveralRun;
  cancel(id: string): void;
  undo(id: string): string;
  settled(id: string): Promise<void>;
}>;

const SEVERAL = createServiceKey<Several>();
/** Throws backend.unavailable in a reader. */
export const severalOf = SEVERAL.of;

export function startSeveral(context: PublishingContext): void {
  const events = createRunEvents(
    (ids) => context.emit('posts.changed', { ids }),
    (ids) => context.emit('several.changed', { ids }),
  );
  context.lifecycle.onClose(events.close);
  const queue = createRunQueue<SeveralReport>(context, {
    name: 'several',
    notFound: 'several.not-found',
    onEnd: events.now,
  });

  function begin(what: SeveralRun['what'], undoes: boolean, task: Task): string {
    return queue.add({ what, undoes, ...emptyReport() }, async ({ id, report }, signal) => {
      // Lets the request that brought the ids finish first.
      await letOthersRun();
      signal.throwIfAborted();
      await task({
        context,
        signal,
        report,
        progress: (postIds) => events.soon(id, postIds),
        leave: (postId, thrown) => addLeft(context, report, postId, thrown),
      });
    });
  }

  SEVERAL.put(context, {
    start: (act) => begin(act.what, false, taskOf(act)),
    get: (id) => toShown(queue.get(id)),
    cancel: queue.cancel,
    undo(id) {
      const { report } = queue.get(id);
      const { undo } = report;
      if (undo === undefined) throw new AppError('several.not-found', { id });
      // Only once: a second undo has no effect.
      report.undo = undefined;
      return begin(report.what, true, undoOf(undo));
    },
    settled: queue.settled,
  });
}

const emptyReport = (): Report => ({
  total: 0,
  done: 0,
  changed: 0,
  same: 0,
  prepared: 0,
  online: 0,
  left: [],
  leftCount: 0,
  undo: undefined,
});

function addLeft({ db }: Pick<Context, 'db'>, report: Report, id: string, thrown: unknown): void {
  if (!(thrown instanceof AppError)) throw thrown;
  report.leftCount += 1;
  if (report.left.length >= MOST_NAMED) return;
  const title = get<{ title: string }>(db, sql`SELECT title FROM posts WHERE id = ${id}`)?.title ?? '';
  const { code, params } = thrown;
  report.left.push({
    id,
    title: title.slice(0, 2_000),
    failure: { code, params: { ...params }, incident: '' },
  });
}

function taskOf(act: SeveralAct): Task {
  switch (act.what) {
    case 'labels':
      return (work) => labelSeveral(work, act);
    case 'relabel':
      return (work) => relabelAll(work, act);
    case 'bin':
      return (work) => moveToBin(work, act.ids);
    case 'restore':
      return (work) => restoreFromBin(work, act.ids);
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

function toShown({ id, state, report, failure }: Run<SeveralReport>): SeveralRun {
  const { undo, ...visible } = report;
  return {
    id,
    state,
    ...visible,
    left: [...visible.left],
    undoable: !visible.undoes && state !== 'running' && undo !== undefined,
    ...(failure === undefined ? {} : { failure }),
  };
}
