/** One attempt at one job: its parameters, and how its steps are stored. */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { AppError } from '#contract/failure.ts';
import { letOthersRun } from '../../core/slices.ts';
import { repeatable, transaction } from '../../core/sql.ts';
import type { Destination } from '../destinations/destination.ts';
import type { RemotePost } from '../../library/publications/remote.ts';
import { findOpenJob, findPlace, markSent, markStep } from '../../library/publications/jobs.ts';
import type { JobStep, OpenJob } from '../../library/publications/jobs.ts';

/** Named points between two steps at which a test ends the process. */
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
  /** Called after a step was committed that may change the post's status; notifies the page. */
  changed(postId: string): void;
  /** Notifies the page of a step without a change of status. */
  progressed(postId: string): void;
  /** The blog that the job writes to. */
  blogId: string;
  point(name: Point): void | Promise<void>;
  /** True once Escale is closing: the current answer is stored, and no further request is sent. */
  closing(): boolean;
}>;

/** Ends an attempt without a failure: the job was called back, or Escale is closing. */
export class WorkEnded extends Error {}

/** The part of Work that every step needs, in the outbox or by hand. */
export type Job = Pick<Work, 'context' | 'jobId' | 'closing'>;

/** The current job. Throws WorkEnded once it is finished, called back, or Escale closes. */
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
 * Commits the start of a step. `sends`: its request may change the blog, so the job can no longer be called back; the commit
 * is on disk before the request is sent. A step that only reads can be repeated.
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
 * Reads the blog without changing it; the start of the step is committed while the request runs. Rejects as `ask` does, and
 * with WorkEnded as `begin` throws it, after the request has ended.
 * @param meanwhile commits the result of the previous step and prepares the next; also called if nothing is requested any more
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
  // Lets the request be sent in this turn.
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

/** The post as its author sees it; undefined if there is none. Rejects as `read` does. */
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
