/**
 * Starts the mirror of blogs: after the jobs of a start or a waking, after signing in, and at the author's request.
 * By itself at most every few minutes, and not repeatedly without a network.
 */
import type { Destinations } from '../destinations/destination.ts';
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { AppError } from '#contract/failure.ts';
import { toFailure } from '../../core/answer.ts';
import { createRunEvents } from '../../core/run-events.ts';
import { pauseBackgroundWork } from '../../exchange/imports/pause-background-work.ts';
import { getBlog, listBlogs } from '../../library/publications/blogs.ts';
import { transaction } from '../../core/sql.ts';
import { verdictOn } from '../jobs/back-off.ts';
import type { Destination } from '../destinations/destination.ts';
import { isPaused, listPaused } from '../jobs/paused-blogs.ts';
import type { Outbox } from '../jobs/outbox.ts';
import type { Timers } from '../destinations/timers.ts';
import { mirrorBlog } from './mirror-blog.ts';
import {
  markRequestedByAuthor,
  beginMirror,
  endStart,
  findMirror,
  listMirrors,
  noteStart,
  stopMirror,
} from '../../library/publications/mirror-rows.ts';
import type { MirrorWork } from './mirror-work.ts';
import { createMarkReader } from './whose-mark.ts';
import { createPostWriter, type OnMirrorChunk } from './write-posts.ts';

/**
 * The lock of a blog, held by the outbox or the mirror. Content that the mirror read before a job's write would look like
 * another person's change, so both never use a blog at once; a due job comes first.
 */
export type BlogTurns = Readonly<{
  /** Whether the outbox may begin a job on this blog. */
  isFree(blogId: string): boolean;
  /** Called when the outbox began a job, or a comment was moderated. */
  jobBegan(blogId: string): void;
  /** Number of jobs begun on the blog in this run of Escale: when it changes, content read before is outdated. */
  began(blogId: string): number;
  take(blogId: string): void;
  give(blogId: string): void;
}>;

export function createBlogTurns(): BlogTurns {
  const blogsInUse = new Set<string>();
  const jobCounts = new Map<string, number>();
  const began = (blogId: string): number => jobCounts.get(blogId) ?? 0;
  return {
    isFree: (blogId) => !blogsInUse.has(blogId),
    jobBegan: (blogId) => void jobCounts.set(blogId, began(blogId) + 1),
    began,
    take: (blogId) => void blogsInUse.add(blogId),
    give: (blogId) => void blogsInUse.delete(blogId),
  };
}

export type Mirrors = Readonly<{
  /** Starts a run at the author's request. Rejects with blog.not-found; mirrors.list has the progress. */
  ask(blogId: string): void;
  cancel(blogId: string): void;
  /** Mirrors every blog not read lately, after the jobs. Called at the start and after the computer slept. */
  wake(): void;
  /** Retries runs that failed because of the network. */
  online(): void;
  /** Resumes runs that waited for a sign-in on these blogs. */
  signedIn(blogIds: readonly string[]): void;
  /** Called after a job was committed: if its blog is paused and no older job waits for the author, the blog is searched. */
  jobAdded(blogId: string): void;
  close(): Promise<void>;
  /** Settles once no run is under way. */
  settled(): Promise<void>;
}>;

type MirrorsOptions = Readonly<{
  context: PublishingContext;
  destinations: Destinations;
  outbox: Outbox;
  turns: BlogTurns;
  timers: Timers;
  /** In [0, 1). */
  random(): number;
  /** False: blogs are mirrored only at the author's request. */
  byItself: boolean;
  /** Reports each transaction, in tests and benches. */
  onChunk?: OnMirrorChunk | undefined;
}>;

const LATELY_MS = 5 * 60_000;
const SWEEP_EVERY_MS = 7 * 86_400_000;
/** Crashes of Escale during one run after which only the author may start it again. */
const MOST_DEATHS = 2;

type Task = Readonly<{ controller: AbortController; done: Promise<void> }>;

export function startMirrors(options: MirrorsOptions): Mirrors {
  const { context, destinations, outbox, turns, timers, byItself } = options;
  const { db, now } = context;
  const teller = createRunEvents(
    (ids) => {
      context.emit('posts.changed', { ids });
      context.emit('publications.changed', { postIds: ids });
    },
    (blogIds) => context.emit('mirrors.changed', { blogIds }),
  );
  const tasks = new Map<string, Task>();
  const attempts = new Map<string, number>();
  const retries = new Map<string, () => void>();
  let closed = false;

  function begin(blogId: string, byAuthor: boolean): void {
    const running = tasks.get(blogId);
    if (closed) return;
    const before = findMirror(db, blogId);
    if (!byAuthor && (before?.deaths ?? 0) >= MOST_DEATHS) return;
    const sweeps =
      byAuthor ||
      isPaused(db, blogId) ||
      before?.swept_at == null ||
      now() - before.swept_at > SWEEP_EVERY_MS;
    // One run at a time: a request during a run gets its result.
    if (running !== undefined && !running.controller.signal.aborted) {
      if (byAuthor) transaction(db, () => markRequestedByAuthor(db, blogId));
      return;
    }
    transaction(db, () => beginMirror(db, blogId, { byAuthor, sweeps }, now()));
    launch(blogId);
  }

  function launch(blogId: string): void {
    retries.get(blogId)?.();
    const previous = tasks.get(blogId)?.done;
    const controller = new AbortController();
    const attempt = async (): Promise<void> => {
      await previous;
      const ended = pauseBackgroundWork(context);
      try {
        controller.signal.throwIfAborted();
        transaction(db, () => noteStart(db, blogId));
        await runOnce(blogId, controller.signal);
        attempts.delete(blogId);
      } catch (error) {
        if (!controller.signal.aborted) recordFailure(blogId, error);
      } finally {
        ended();
        if (tasks.get(blogId) === task) tasks.delete(blogId);
        teller.now(blogId);
        // Jobs that were paused or became due may leave now.
        if (!closed) outbox.check();
        // Last, since a full disk refuses it: the start then counts as one more death.
        transaction(db, () => endStart(db, blogId));
      }
    };
    const done = Promise.resolve()
      .then(attempt)
      // The result could not be stored (a full disk): the row still has the state of the run.
      .catch((error: unknown) => context.log.error('state of a mirror not written', error));
    const task: Task = { controller, done };
    tasks.set(blogId, task);
    teller.now(blogId);
  }

  async function runOnce(blogId: string, signal: AbortSignal, again = true): Promise<void> {
    let used: Destination | undefined;
    try {
      const destination = await destinations.open(blogId);
      used = destination;
      const { remoteId, kind, name } = getBlog(db, blogId);
      const blog = { id: blogId, remoteId, kind, name };
      const marks = createMarkReader(db, blog);
      const onChunk: OnMirrorChunk = (chunk) => {
        options.onChunk?.(chunk);
        teller.soon(blogId, chunk.postIds);
      };
      const work: MirrorWork = {
        context,
        blog,
        marks,
        writer: createPostWriter({ context, blog, marks, onChunk }),
        signal,
        ask: (request) => unlessAborted(signal, () => destination.renewing(() => request(destination))),
        turn: createTurns(blogId, signal),
        began: () => turns.began(blogId),
        changed: (postIds) => teller.soon(blogId, postIds),
      };
      await mirrorBlog(work);
    } catch (error) {
      const lost = error instanceof AppError && error.code === 'destination.signed-out' && again;
      if (!lost || !destinations.signedInSince(blogId, used)) throw error;
      await runOnce(blogId, signal, false);
    }
  }

  /** Reserves the blog for one request and the write of its answer; due jobs go first. */
  function createTurns(blogId: string, signal: AbortSignal): MirrorWork['turn'] {
    let began = turns.began(blogId);
    return async (work) => {
      outbox.check();
      await outbox.settledOn(blogId);
      signal.throwIfAborted();
      const isOutdated = turns.began(blogId) !== began;
      began = turns.began(blogId);
      turns.take(blogId);
      try {
        return await work(isOutdated);
      } finally {
        turns.give(blogId);
      }
    };
  }

  /** Stores the failure. A temporary one is retried, after growing delays. */
  function recordFailure(blogId: string, error: unknown): void {
    const failure = toFailure(error, context.log, 'mirrors');
    transaction(db, () => {
      stopMirror(db, blogId, failure);
      if (error instanceof AppError) destinations.noteFailure(blogId, error);
    });
    const before = attempts.get(blogId) ?? 0;
    attempts.set(blogId, before + 1);
    if (closed || !byItself) return;
    const verdict = verdictOn(
      error instanceof AppError ? error : new AppError('unexpected'),
      before,
      options.random(),
    );
    if (verdict.state === 'needs-author') return;
    retries.set(
      blogId,
      timers.after(Math.max(verdict.after, 30_000), () => resumeFailed(blogId)),
    );
  }

  /** Continues a failed run, by its original request. */
  function resumeFailed(blogId: string): void {
    retries.delete(blogId);
    try {
      const row = findMirror(db, blogId);
      if (row?.state === 'failed' && canSpeakTo(blogId)) begin(blogId, row.by_author === 1);
    } catch (error) {
      logNotBegun(error);
    }
  }

  const canSpeakTo = (blogId: string): boolean =>
    listBlogs(db).some(
      ({ id, state, capabilities }) =>
        id === blogId && state !== 'sign-in-needed' && capabilities.canListPosts,
    );

  /** Paused blogs with jobs from the copy, which the author has to decide about. */
  const waitingForAuthor = (): Set<string> => new Set(listPaused(db).map((paused) => paused.blogId));

  /** Only blogs with other writers. */
  function mirrorAll(): void {
    const waiting = waitingForAuthor();
    for (const blog of listBlogs(db)) {
      if (!blog.capabilities.hasOtherWriters || !canSpeakTo(blog.id) || waiting.has(blog.id)) continue;
      const startedAt = findMirror(db, blog.id)?.started_at ?? -Infinity;
      if (now() - startedAt >= LATELY_MS || isPaused(db, blog.id)) begin(blog.id, false);
    }
  }

  /** Logs a run that could not be started (a full disk); the next waking tries again. */
  const logNotBegun = (error: unknown): void => context.log.error('a mirror could not be begun', error);

  const afterJobs = (act: () => void): void => {
    outbox
      .settled()
      .then(() => {
        if (!closed) act();
        return undefined;
      })
      .catch(logNotBegun);
  };

  const mirrors: Mirrors = {
    ask(blogId) {
      getBlog(db, blogId);
      attempts.delete(blogId);
      begin(blogId, true);
    },
    cancel(blogId) {
      retries.get(blogId)?.();
      const task = tasks.get(blogId);
      if (task !== undefined) task.controller.abort();
      if (findMirror(db, blogId)?.state !== 'idle') transaction(db, () => stopMirror(db, blogId, undefined));
      teller.now(blogId);
    },
    wake() {
      if (byItself) afterJobs(mirrorAll);
    },
    online() {
      if (!byItself) return;
      for (const row of listMirrors(db))
        if (row.state === 'failed' && row.failure_code === 'network.offline') resumeFailed(row.blog_id);
    },
    signedIn(blogIds) {
      const waiting = waitingForAuthor();
      for (const blogId of byItself ? blogIds : []) if (!waiting.has(blogId)) begin(blogId, false);
    },
    jobAdded(blogId) {
      if (isPaused(db, blogId) && !waitingForAuthor().has(blogId)) begin(blogId, false);
    },
    async close() {
      closed = true;
      for (const cancel of retries.values()) cancel();
      for (const { controller } of tasks.values()) controller.abort();
      await mirrors.settled();
      teller.close();
    },
    async settled() {
      while (tasks.size > 0) await Promise.all([...tasks.values()].map(({ done }) => done));
    },
  };
  // Runs cut by a kill continue, after the blogs' own jobs.
  for (const { state, blog_id: blogId, deaths } of listMirrors(db))
    if (state === 'running' && deaths >= MOST_DEATHS)
      recordFailure(blogId, new AppError('destination.ended-twice', { blog: getBlog(db, blogId).name }));
    else if (state === 'running')
      afterJobs(() => {
        if (canSpeakTo(blogId)) launch(blogId);
        else transaction(db, () => stopMirror(db, blogId, undefined));
      });
  mirrors.wake();
  return mirrors;
}

/** Rejects with the signal's reason at once, without waiting for the answer. */
async function unlessAborted<Value>(signal: AbortSignal, request: () => Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  let end = (): void => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    end = () => reject(signal.reason as Error);
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    return await Promise.race([request(), ended]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
