/** Starts the search thread, and starts it again where it dies: what was asked is asked once more. */
import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import type { Log } from '../core/log.ts';
import { scriptAt, threadScript } from '../core/threads/thread-script.ts';
import type { Archive } from './archive.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

type Options = ThreadData &
  Readonly<{
    log: Log;
    /** Where no thread stays alive: answers, if less lightly. */
    otherwise: Archive;
    /** The thread's file; by default the one beside this one. */
    script?: string;
  }>;

type Pending = {
  message: ToThread;
  attempts: number;
  resolve(value: never): void;
  reject(error: unknown): void;
};

/** Deaths without one answer between them: then the thread is given up. */
const MOST_DEATHS = 3;
/** A question that was asked of two threads that died is not asked again. */
const MOST_ATTEMPTS = 2;
/** New objects live in three parts of 4 MB (main/shell/v8-flags.ts says why): a thread has a heap of its own. */
const YOUNG_MB = 12;
/** In milliseconds, for a statement under way to end. */
const LONGEST_CLOSE = 3_000;

export function startSearchThread({ folder, writable, log, otherwise, script }: Options): Archive {
  const { file, execArgv } =
    script === undefined ? threadScript(import.meta.url, 'worker.ts', 'search-worker.cjs') : scriptAt(script);
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let deaths = 0;
  let closing = false;
  let worker: Worker | undefined = start();

  function start(): Worker {
    const started = new Worker(file, {
      workerData: { folder, writable } satisfies ThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      ...(execArgv.length === 0 ? {} : { execArgv: [...execArgv] }),
    });
    started.on('message', (message: FromThread) => settle(message));
    started.on('error', (error) => log.error('the search thread failed', error));
    started.on('exit', () => died(started));
    // What runs in it ends with the backend, whatever it is doing.
    started.unref();
    return started;
  }

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const post = (message: ToThread): void => worker?.postMessage(message);

  function settle(message: FromThread): void {
    if (message.type === 'ready') return;
    deaths = 0;
    const asked = pending.get(message.id);
    if (asked === undefined) return;
    pending.delete(message.id);
    if (message.type === 'answer') asked.resolve(message.value as never);
    else if (message.type === 'failure') asked.reject(new AppError(message.code, message.params));
    else asked.reject(message.error);
  }

  function died(which: Worker): void {
    if (which !== worker || closing) return;
    deaths += 1;
    log.warn('the search thread ended', { deaths });
    worker = deaths < MOST_DEATHS ? start() : undefined;
    for (const [id, asked] of pending) {
      asked.attempts += 1;
      if (worker !== undefined && asked.attempts < MOST_ATTEMPTS) post(asked.message);
      else {
        pending.delete(id);
        asked.reject(new Error('the search thread ended twice under a question'));
      }
    }
  }

  return {
    ask(name, input) {
      if (closing) return Promise.reject(new AppError('backend.unavailable'));
      if (worker === undefined) return otherwise.ask(name, input);
      lastId += 1;
      const message: ToThread = { type: 'ask', id: lastId, name, input };
      return new Promise((resolve, reject) => {
        pending.set(lastId, { message, attempts: 0, resolve, reject });
        post(message);
      });
    },
    rebuild: () => post({ type: 'rebuild' }),
    changed: () => post({ type: 'changed' }),
    async close() {
      closing = true;
      for (const asked of pending.values()) asked.reject(new AppError('backend.unavailable'));
      pending.clear();
      await otherwise.close();
      const last = worker;
      if (last === undefined) return;
      const ended = new Promise<void>((resolve) => void last.once('exit', () => resolve()));
      post({ type: 'close' });
      const late = setTimeout(() => void last.terminate(), LONGEST_CLOSE);
      await ended;
      clearTimeout(late);
    },
  };
}
