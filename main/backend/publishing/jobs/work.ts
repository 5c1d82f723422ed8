/** One attempt at one job: its parameters, and how its steps are stored. */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { AppError } from '#contract/failure.ts';
import { letOthersRun } from '../../core/slices.ts';
import { repeatable, transaction } from '../../core/sql.ts';
import type { Destination } from '../destinations/destination.ts';
import type { RemotePost } from '../../library/publications/remote.ts';
import { findOpenJob, findPlace, markSent, markStep } from '../../library/publications/jobs.ts';
import type { JobStep, OpenJob } from '../../library/publications/jobs.ts';

/** Named moments between two steps: a test ends the process there. */
export type Point =
  | 'publish:job-committed'
  | 'publish:before-insert'
  | 'publish:inserted'
  | 'publish:remembered'
  | 'publish:published'
  | 'publish:read-back'
  | 'take-off:done';

export type Work = Readonly<{
  context: PublishingContext;
  destination: Destination;
  jobId: string;
  /** After a step was committed: the post's status may be another; tells the page. */
  changed(postId: string): void;
  /** Tells the page of a step by which no status changes. */
  progressed(postId: string): void;
  /** The blog that the job writes to. */
  blogId: string;
  point(name: Point): void | Promise<void>;
  /** True once Escale is closing: the answer under way is kept, no further request leaves. */
  closing(): boolean;
}>;

/** The job was called back, or Escale is closing: nothing is wrong, nothing more is to be done now. */
export class WorkEnded extends Error {}

/** What any step needs of it, whoever sends: the outbox, or the author's hands. */
export type Job = Pick<Work, 'context' | 'jobId' | 'closing'>;

/** The job as it stands now. Throws WorkEnded once it is finished, called back, or Escale closes. */
export function openJob({ context, jobId, closing }: Job): OpenJob {
  const job = findOpenJob(context.db, jobId);
  if (job === undefined || closing()) throw new WorkEnded();
  return job;
}

/**
 * The target of the job, if it is still open; called before each request, without reading the frozen text. Throws
 * WorkEnded as `openJob` does.
 */
export function stillOpen({ context: { db }, jobId, closing }: Job): Readonly<{ postId: string }> {
  const target = findPlace(db, jobId);
  if (target === undefined || closing()) throw new WorkEnded();
  return target;
}

/**
 * Commits that a step begins. `sends`: its request may change the blog, so the job can no longer be called back; it is on the
 * disk before that leaves. What only looks is looked at again.
 */
export function begin(work: Work, step: JobStep, state: 'sending' | 'checking', sends: boolean): void {
  const { db, now } = work.context;
  const { postId } = stillOpen(work);
  const commit = sends ? transaction : repeatable;
  commit(db, () => {
    markStep(db, work.jobId, step, state, now());
    if (sends) markSent(db, work.jobId, true, now());
  });
  work.progressed(postId);
}

/**
 * Looks at the blog, which changes nothing there: that the step begins is written down while the answer is on its way.
 * Rejects with WorkEnded as `begin` throws it, once no request is under way; and as `ask` does.
 * @param meanwhile notes what came of the step before, and makes what is needed later; also where nothing is asked any more
 */
export async function look<Answer>(
  work: Work,
  step: JobStep,
  ask: () => Promise<Answer>,
  meanwhile: () => void = () => undefined,
): Promise<Answer> {
  const answer = askWhileOpen(work, ask, meanwhile);
  const ended = answer.then(
    () => undefined,
    () => undefined,
  );
  // The request leaves in this turn.
  await letOthersRun();
  try {
    meanwhile();
    begin(work, step, 'checking', false);
  } catch (error) {
    await ended;
    throw error;
  }
  return await answer;
}

function askWhileOpen<Answer>(work: Work, ask: () => Answer, otherwise: () => void): Answer {
  try {
    stillOpen(work);
  } catch (error) {
    otherwise();
    throw error;
  }
  return ask();
}

/** As its author sees it, or undefined where there is none. Rejects as `read` does. */
export async function findThere(
  { destination }: Pick<Work, 'destination'>,
  remoteId: string,
): Promise<RemotePost | undefined> {
  try {
    return await destination.read(remoteId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'destination.not-found') return undefined;
    throw error;
  }
}
