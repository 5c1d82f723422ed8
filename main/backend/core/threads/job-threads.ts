/**
 * Jobs in threads that are held to limits: memory, and the time a job may work without saying how far it is. One that goes
 * beyond is ended with its thread, and fails by the code it was given for that; the process that saves goes on.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import { threadEnvironment } from '../compiled-code.ts';
import { createChannel, type Answers, type Channel, type Message } from './channel.ts';
import type { ThreadScript } from './thread-script.ts';

export type ThreadLimits = Readonly<{
  /** Of objects, in megabytes; bytes of files are bounded where they are read. */
  memory: number;
  /** Milliseconds of work, until the job is done or tells how far it is. What it asks for in between does not count. */
  work: number;
}>;

export type Job = Readonly<{
  name: string;
  input: unknown;
  /** What the job may ask for, and be heard telling. */
  answers?: Answers;
  signal?: AbortSignal;
  /** Buffers of the input that the thread gets without a copy: they are empty here afterwards. */
  moved?: readonly ArrayBuffer[] | undefined;
}>;

export type JobThreads = Readonly<{
  /** Rejects with what the job throws, with `exceeded`, or with the signal's reason. */
  run(job: Job): Promise<unknown>;
}>;

type Options = Readonly<{
  script: ThreadScript;
  limits: ThreadLimits;
  /** What a job that went beyond a limit fails with. */
  exceeded: () => AppError;
}>;

/** A thread that did its job waits so long for another, ms: loading its code takes longer than most documents. */
const IDLE_MS = 20_000;
/** So many of one kind wait: an import reads its file in one, and the bodies of it in the other. */
const MOST_WAITING = 2;
/** Answers that wait to be heard while this process is busy itself are heard first, ms. */
const GRACE_MS = 500;
/** A timer that comes later than this, as on a laptop that slept, counts for nothing, ms. */
const LATE_MS = 5_000;
/** For a thread to let go of its files; one that waits for a disk in vain may not, ms. */
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
      // At its limit Node gives a thread 16 MB more to end it in, and V8 ends the whole process where one collection moves
      // more than that out of the young space: so that is small.
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 12 },
    });
    /** Whatever it asks is answered by the job it is at. */
    const heard = (name: string, type: 'ask' | 'tell'): Answers[string] | undefined => {
      const { job } = thread;
      if (name === 'ready') return () => job?.clock.start();
      if (type === 'tell') job?.clock.again();
      const found = job !== undefined && Object.hasOwn(job.answers, name) ? job.answers[name] : undefined;
      if (found === undefined) return undefined;
      return async (input: never) => {
        job?.clock.pause();
        try {
          return await found(input);
        } finally {
          job?.clock.start();
        }
      };
    };
    const channel = createChannel(
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      (message: Message, moved) => worker.postMessage(message, moved),
      heard,
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

  /** A few are kept for the next jobs; they hold nobody up from ending. */
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
      const known = waiting.pop();
      if (known !== undefined) forget(known);
      const thread = known ?? start();
      thread.worker.ref();
      let fail: (error: unknown) => void = () => undefined;
      const failed = new Promise<never>((_resolve, reject) => (fail = reject));
      const clock = createClock(limits.work, () => fail(exceeded()));
      const stop = (): void => fail(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      thread.job = { clock, answers, fail };
      if (known !== undefined) clock.start();
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
          // It is still at work.
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
/** How many jobs of this process are worked on in their threads now: those that wait for what they asked for are not. */
export const jobsWorkedOn = (): number => working;

type Clock = Readonly<{ start(): void; pause(): void; again(): void; end(): void }>;

/** Counts down while it runs; it runs where nobody paused it, until it ends. */
function createClock(whole: number, late: () => void): Clock {
  let left = whole;
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
    // What an ended job asked for may be answered after it.
    if (over) return;
    if (since === undefined) working += 1;
    since = performance.now();
    const due = since + Math.max(0, left);
    timer = setTimeout(
      () => {
        timer = setTimeout(() => {
          if (performance.now() - due < LATE_MS) return late();
          left = whole;
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
      left = whole;
      if (pauses === 0) go();
    },
    end() {
      over = true;
      stop();
    },
  };
}
