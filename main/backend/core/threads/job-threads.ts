/**
 * Jobs in threads with limits: memory, and time without progress. A job beyond a limit is ended with its thread, and
 * fails by the code of that limit; the process that saves continues.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import { threadEnvironment } from '../compiled-code.ts';
import { createChannel, type Answers, type Channel, type Message } from './channel.ts';
import type { ThreadScript } from './thread-script.ts';

export type ThreadLimits = Readonly<{
  /** Heap size in megabytes; bytes of files are bounded by their readers. */
  memory: number;
  /** Milliseconds of work until the job ends or reports progress, without the time it waits for answers. */
  work: number;
}>;

export type Job = Readonly<{
  name: string;
  input: unknown;
  answers?: Answers;
  signal?: AbortSignal;
  /** Buffers of the input that are transferred instead of copied, and empty here afterwards. */
  moved?: readonly ArrayBuffer[] | undefined;
}>;

export type JobThreads = Readonly<{
  /** Rejects with the job's error, with `exceeded`, or with the signal's reason. */
  run(job: Job): Promise<unknown>;
}>;

type Options = Readonly<{
  script: ThreadScript;
  limits: ThreadLimits;
  exceeded: () => AppError;
}>;

/** Milliseconds an idle thread is kept, because loading its code takes longer than most documents. */
const IDLE_MS = 20_000;
/** Idle threads per kind: an import uses one for its file and one for the bodies. */
const MOST_WAITING = 2;
/** Extra milliseconds, to process messages that are queued while this process is busy. */
const GRACE_MS = 500;
/** A timer later than this, as after the sleep of a laptop, is ignored; milliseconds. */
const LATE_MS = 5_000;
/** Milliseconds for a thread to release its files; one that waits for a disk may never do so. */
const LONGEST_END = 3_000;

type Thread = {
  readonly worker: Worker;
  readonly channel: Channel;
  job: Running | undefined;
  idle: NodeJS.Timeout | undefined;
};
type Running = { readonly clock: Clock; readonly answers: Answers; fail(error: unknown): void };

export function createJobThreads({ script, limits, exceeded }: Options): JobThreads {
  const waiting: Thread[] = [];

  function start(): Thread {
    const worker = new Worker(script.file, {
      env: threadEnvironment(),
      ...(script.execArgv.length === 0 ? {} : { execArgv: [...script.execArgv] }),
      // Near its limit Node grants a thread 16 MB to finish, and V8 aborts the process if one collection promotes more
      // than that from the young generation; hence the small size.
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 12 },
    });
    /** The current job's answer to a question of the thread. */
    const answerFor = (name: string, type: 'ask' | 'tell'): Answers[string] | undefined => {
      const { job } = thread;
      if (name === 'ready') return () => job?.clock.start();
      if (type === 'tell') job?.clock.again();
      const respond = job !== undefined && Object.hasOwn(job.answers, name) ? job.answers[name] : undefined;
      if (respond === undefined) return undefined;
      return async (input: never) => {
        job?.clock.pause();
        try {
          return await respond(input);
        } finally {
          job?.clock.start();
        }
      };
    };
    const channel = createChannel(
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      (message: Message, moved) => worker.postMessage(message, moved),
      answerFor,
    );
    const thread: Thread = { worker, channel, job: undefined, idle: undefined };
    worker.on('message', (message: Message) => thread.channel.accept(message));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      thread.job?.fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? exceeded() : error),
    );
    worker.on('exit', () => {
      forget(thread);
      thread.job?.fail(new AppError('backend.unavailable'));
    });
    return thread;
  }

  function forget(thread: Thread): void {
    clearTimeout(thread.idle);
    const at = waiting.indexOf(thread);
    if (at !== -1) waiting.splice(at, 1);
  }

  /** Keeps a few idle threads for the next jobs; they do not keep the process alive. */
  function rest(thread: Thread): void {
    thread.worker.unref();
    if (waiting.length >= MOST_WAITING) {
      void thread.worker.terminate();
      return;
    }
    waiting.push(thread);
    thread.idle = setTimeout(() => {
      forget(thread);
      void thread.worker.terminate();
    }, IDLE_MS).unref();
  }

  return {
    async run({ name, input, answers = {}, signal, moved }) {
      signal?.throwIfAborted();
      const idleThread = waiting.pop();
      if (idleThread !== undefined) forget(idleThread);
      const thread = idleThread ?? start();
      thread.worker.ref();
      let fail: (error: unknown) => void = () => undefined;
      const failed = new Promise<never>((_resolve, reject) => (fail = reject));
      const clock = createClock(limits.work, () => fail(exceeded()));
      const stop = (): void => fail(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      thread.job = { clock, answers, fail };
      if (idleThread !== undefined) clock.start();
      const end = (): void => {
        clock.end();
        thread.job = undefined;
        signal?.removeEventListener('abort', stop);
      };
      const done = thread.channel.ask(name, input, moved).finally(() => {
        if (thread.job?.clock !== clock) return;
        end();
        rest(thread);
      });
      try {
        return await Promise.race([done, failed]);
      } catch (error) {
        if (thread.job?.clock === clock) {
          // The thread is still working.
          end();
          thread.channel.end(error);
          thread.worker.unref();
          await ended(thread.worker);
        }
        throw error;
      }
    },
  };
}

async function ended(worker: Worker): Promise<void> {
  const over = new AbortController();
  const late = wait(LONGEST_END, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([worker.terminate(), late]);
  over.abort();
}

let working = 0;
/** The number of jobs that are working now, without those that wait for an answer. */
export const jobsWorkedOn = (): number => working;

type Clock = Readonly<{ start(): void; pause(): void; again(): void; end(): void }>;

function createClock(limit: number, late: () => void): Clock {
  let left = limit;
  let since: number | undefined;
  let pauses = 1;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    if (since === undefined) return;
    left -= performance.now() - since;
    since = undefined;
    working -= 1;
  };
  const go = (): void => {
    // An answer can arrive after its job has ended.
    if (over) return;
    if (since === undefined) working += 1;
    since = performance.now();
    const due = since + Math.max(0, left);
    timer = setTimeout(
      () => {
        timer = setTimeout(() => {
          if (performance.now() - due < LATE_MS) return late();
          left = limit;
          go();
        }, GRACE_MS);
      },
      Math.max(0, left),
    );
  };
  return {
    start() {
      pauses -= 1;
      if (pauses === 0) go();
    },
    pause() {
      pauses += 1;
      stop();
    },
    again() {
      stop();
      left = limit;
      if (pauses === 0) go();
    },
    end() {
      over = true;
      stop();
    },
  };
}
