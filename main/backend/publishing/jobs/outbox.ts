/**
 * Runs the jobs, one at a time for each blog: at their time, after waits for the network or the author, and after a
 * restart. All state is in the jobs' rows.
 */
import type { Destinations } from '../destinations/destination.ts';
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { AppError, FAILURES_BEFORE_SIGN_IN } from '#contract/failure.ts';
import { translateStorageError } from '../../core/storage-failures.ts';
import { setReachable } from '../../library/publications/blogs.ts';
import {
  type Due,
  findOpenJob,
  findPlace,
  finishJob,
  isCallable,
  listDue,
  listStopped,
  type OpenJob,
  stopJob,
  wakeJob,
} from '../../library/publications/jobs.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { transaction } from '../../core/sql.ts';
import { verdictOn } from './back-off.ts';
import type { Destination } from '../destinations/destination.ts';
import { publishPost } from './publish-post.ts';
import { takeOffBlog } from './take-down/take-off-blog.ts';
import type { Timers } from '../destinations/timers.ts';
import { type Work, WorkEnded } from './work.ts';

/**
 * One attempt at one job, run again from its beginning after any failure. Rejects with an AppError (the job stays open,
 * for the outbox to judge) or WorkEnded.
 */
async function doJob(work: Work, intent: Due['intent']): Promise<void> {
  await (intent === 'revert' || intent === 'delete' ? takeOffBlog(work, intent) : publishPost(work));
}

export type Outbox = Readonly<{
  /** Called after a job was committed: it is sent at its time. */
  added(jobId: string): void;
  /** Cancels a job for the author. Throws job.not-found, job.already-leaving. */
  cancel(jobId: string): void;
  /** Tries the job again at once. Throws job.not-found. */
  retry(jobId: string): void;
  /** Tries waiting jobs at once: the network is back, or the computer woke. */
  wake(): void;
  /** Resumes jobs of these blogs that stopped for want of a sign-in. */
  signedIn(blogIds: readonly string[]): void;
  /** Waits briefly for the request under way, and starts no other. */
  close(): Promise<void>;
  /** Settles once no job is running. */
  settled(): Promise<void>;
  /** Settles once no job is running on this blog. */
  settledOn(blogId: string): Promise<void>;
  /** Sends the jobs that may leave: a blog was released by the mirror, or is no longer paused. */
  check(): void;
}>;

type OutboxOptions = Readonly<{
  context: PublishingContext;
  destinations: Destinations;
  timers: Timers;
  /** In [0, 1). */
  random(): number;
  point: Work['point'];
  /** Aborts the requests under way. */
  abort(): void;
  /** Called when a job has ended. */
  onDone(): void;
  /** False while the mirror uses the blog, or it is paused (paused-blogs.ts). */
  mayLeave(blogId: string): boolean;
  /** Called when a job begins on this blog. */
  began(blogId: string): void;
  /** Called when a job of this blog was committed. */
  added(blogId: string): void;
}>;

/** Maximum wait at closing: the shell ends the process after three seconds. */
const CLOSING_MS = 2_000;
const STORAGE_PAUSE_MS = 30_000;

/** Starts with the jobs of an earlier run: each first checks the blog for its earlier effects. */
export function startOutbox(options: OutboxOptions): Outbox {
  const { context, destinations, timers } = options;
  const { db, now } = context;
  /** Blog id -> its running attempt. */
  const running = new Map<string, Promise<void>>();
  /** Blogs paused for a while because the library could not be written. */
  const retryAfter = new Map<string, number>();
  let closing = false;
  let cancelTimer = (): void => undefined;

  function schedule(): void {
    cancelTimer();
    if (closing) return;
    let next = Infinity;
    for (const due of listDue(db)) {
      if (running.has(due.blogId) || !options.mayLeave(due.blogId)) continue;
      const dueAt = Math.max(due.dueAt, retryAfter.get(due.blogId) ?? 0);
      if (dueAt <= now()) start(due);
      else next = Math.min(next, dueAt);
    }
    cancelTimer = next === Infinity ? () => undefined : timers.after(next - now(), scheduleLater);
  }

  /** The timer's callback has no caller to report to: a failed read is logged and tried again. */
  function scheduleLater(): void {
    try {
      schedule();
    } catch (error) {
      context.log.error('jobs not read', error);
      cancelTimer = timers.after(STORAGE_PAUSE_MS, scheduleLater);
    }
  }

  function start(due: Due): void {
    options.began(due.blogId);
    const attempt = tryJob(due)
      .catch((error: unknown) => {
        // The failure itself could not be stored (a full disk): the row still has the job's state.
        context.log.error('job state not written', error);
        retryAfter.set(due.blogId, now() + STORAGE_PAUSE_MS);
      })
      .finally(() => {
        running.delete(due.blogId);
        scheduleLater();
      });
    running.set(due.blogId, attempt);
  }

  async function tryJob({ id, blogId, postId, intent }: Due): Promise<void> {
    let destination: Destination | undefined;
    try {
      const opened = await destinations.open(blogId);
      destination = opened;
      const work: Work = {
        context,
        destination: opened,
        jobId: id,
        blogId,
        changed,
        progressed,
        point: options.point,
        closing: () => closing,
      };
      // A refused token is renewed once, and the whole routine starts again: it reads before it writes.
      await opened.renewing(() => doJob(work, intent));
      if (setReachable(db, blogId, true)) context.emit('blogs.changed', {});
      changed(postId);
      options.onDone();
    } catch (error) {
      if (error instanceof WorkEnded) return;
      stop(id, blogId, error, destination);
      changed(postId);
    }
  }

  /**
   * Stores why the job stopped and until when. A bug stops it until the author acts, so that it is not retried for
   * ever.
   */
  function stop(id: string, blogId: string, thrown: unknown, used: Destination | undefined): void {
    const job = findOpenJob(db, id);
    if (job === undefined) return;
    const translated = translateStorageError(thrown);
    const error =
      translated instanceof AppError ? translated : new AppError('unexpected', {}, { cause: translated });
    const incident = error.incident ?? context.newId().slice(-12);
    if (error.code === 'unexpected') context.log.error(`job stopped, incident ${incident}`, error.cause);
    else
      context.log.warn('job stopped', {
        incident,
        code: error.code,
        step: job.step,
        reason: String(error.params['reason'] ?? ''),
        cause: describe(error.cause),
      });
    const isSignedOut = error.code === 'destination.signed-out' || error.code === 'sign-in.client-refused';
    const retriesNow = isSignedOut && job.attempts < 3 && destinations.signedInSince(blogId, used);
    const verdict = retriesNow
      ? ({ state: 'waiting', after: 0 } as const)
      : verdictOn(error, job.attempts, options.random());
    const dueAt = verdict.state === 'needs-author' ? now() : now() + verdict.after;
    const stopped = {
      state: verdict.state,
      dueAt,
      attempts: job.attempts + 1,
      code: error.code,
      params: error.params,
      incident,
    };
    transaction(db, () => {
      stopJob(db, id, stopped, now());
      if (!retriesNow) destinations.noteFailure(blogId, error);
    });
  }

  function changed(postId: string): void {
    refreshStatus(db, postId);
    progressed(postId);
  }

  function progressed(postId: string): void {
    context.emit('publications.changed', { postIds: [postId] });
    context.emit('posts.changed', { ids: [postId] });
  }

  function open(jobId: string): OpenJob {
    const job = findOpenJob(db, jobId);
    if (job === undefined) throw new AppError('job.not-found', { id: jobId });
    return job;
  }

  const outbox: Outbox = {
    added(jobId) {
      const target = findPlace(db, jobId);
      if (target === undefined) throw new AppError('job.not-found', { id: jobId });
      const { postId, blogId } = target;
      options.added(blogId);
      changed(postId);
      schedule();
    },
    cancel(jobId) {
      const job = open(jobId);
      if (!isCallable(job)) throw new AppError('job.already-leaving', { id: jobId });
      finishJob(db, jobId, 'cancelled', now());
      changed(job.postId);
      schedule();
    },
    retry(jobId) {
      const job = open(jobId);
      wakeJob(db, jobId, now());
      changed(job.postId);
      schedule();
    },
    wake() {
      for (const due of listDue(db)) {
        const job = findOpenJob(db, due.id);
        if (job?.state === 'waiting-network') wakeJob(db, due.id, now());
      }
      schedule();
    },
    signedIn(blogIds) {
      for (const id of listStopped(db, blogIds, FAILURES_BEFORE_SIGN_IN)) outbox.retry(id);
    },
    async close() {
      closing = true;
      cancelTimer();
      const ended = outbox.settled();
      const cancelLimit = timers.after(CLOSING_MS, options.abort);
      await ended;
      cancelLimit();
    },
    async settled() {
      while (running.size > 0) await Promise.all(running.values());
    },
    async settledOn(blogId) {
      for (let attempt; (attempt = running.get(blogId)) !== undefined;) await attempt;
    },
    check: schedule,
  };
  schedule();
  return outbox;
}

const describe = (cause: unknown): string => (cause instanceof Error ? cause.message : '');
