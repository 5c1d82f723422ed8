/** Starts the search thread, and restarts it if it dies: pending queries are repeated. */
import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import type { Log } from '../core/log.ts';
import { threadEnvironment } from '../core/compiled-code.ts';
import { byName, type Channel, createChannel, type Message } from '../core/threads/channel.ts';
import { scriptAt, threadScript } from '../core/threads/thread-script.ts';
import type { ReadableDb } from '../core/sql.ts';
import type { ThreadData } from './open-engine.ts';
import { type SearchService, searchInProcess, engineOn } from './requests.ts';

type Options = Readonly<{
  folder: string;
  db: ReadableDb;
  writable: boolean;
  log: Log;
  /** True to run searches on a thread of their own, otherwise on the backend's, with a separate connection. */
  thread: boolean;
}>;

export function startSearch({ folder, db, writable, log, thread }: Options): SearchService {
  const inProcess = searchInProcess(engineOn(db));
  return thread
    ? startedLater(() => startSearchThread({ folder, writable, log, otherwise: inProcess }), inProcess)
    : inProcess;
}

/** Idle milliseconds after the window has loaded. */
const NOBODY_ASKS = 1_500;

/**
 * Starts the thread at the first query, or once the window has loaded, since starting it occupies half of a small
 * computer.
 * @param inProcess closed instead if the thread never started
 */
function startedLater(start: () => SearchService, inProcess: SearchService): SearchService {
  let service: SearchService | undefined;
  let closed = false;
  const started = (): SearchService => (service ??= start());
  const timer = setTimeout(started, NOBODY_ASKS).unref();
  return {
    ask: (name, input) =>
      closed ? Promise.reject(new AppError('backend.unavailable')) : started().ask(name, input),
    rebuild: () => (closed ? undefined : started().rebuild()),
    // A thread that was not started has no outdated data.
    changed: () => service?.changed(),
    async close() {
      closed = true;
      clearTimeout(timer);
      await (service ?? inProcess).close();
    },
  };
}

type ThreadOptions = ThreadData &
  Readonly<{
    log: Log;
    /** Fallback that answers on this thread. */
    otherwise: SearchService;
    /** The thread's file; by default the one beside this one. */
    script?: string;
  }>;

type Thread = Readonly<{ worker: Worker; channel: Channel }>;

/** Deaths in a row without an answer, after which the thread is abandoned. */
const MOST_DEATHS = 3;
/** A query during which two threads died is not repeated. */
const MOST_ATTEMPTS = 2;
/**
 * The young generation, three parts of 4 MB (reasons in main/shell/backend-process/v8-flags.ts); a thread has a heap of
 * its own.
 */
const YOUNG_MB = 12;
/** Milliseconds for a statement in progress to end. */
const LONGEST_CLOSE = 3_000;
const DIED = new Error('the search thread ended twice under a question');

export function startSearchThread({
  folder,
  writable,
  log,
  otherwise,
  script,
}: ThreadOptions): SearchService {
  const { file, execArgv } =
    script === undefined ? threadScript(import.meta.url, 'worker.ts', 'search-worker.cjs') : scriptAt(script);
  let deaths = 0;
  let closing = false;
  let thread: Thread | undefined = start();

  function start(): Thread {
    const worker = new Worker(file, {
      env: threadEnvironment(),
      workerData: { folder, writable } satisfies ThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      ...(execArgv.length === 0 ? {} : { execArgv: [...execArgv] }),
    });
    const channel = createChannel(
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      (message) => worker.postMessage(message),
      byName({}),
    );
    worker.on('message', (message: Message) => {
      deaths = 0;
      channel.accept(message);
    });
    worker.on('error', (error) => log.error('the search thread failed', error));
    worker.on('exit', () => died(channel));
    // The thread ends with the backend, whatever it is doing.
    worker.unref();
    return { worker, channel };
  }

  function died(channel: Channel): void {
    if (channel !== thread?.channel || closing) return;
    deaths += 1;
    log.warn('the search thread ended', { deaths });
    thread = deaths < MOST_DEATHS ? start() : undefined;
    channel.end(DIED);
  }

  async function ask(name: string, input: unknown, attempts = 1): Promise<unknown> {
    try {
      return await thread?.channel.ask(name, input);
    } catch (error) {
      if (error !== DIED || thread === undefined || attempts === MOST_ATTEMPTS) throw error;
      return ask(name, input, attempts + 1);
    }
  }

  return {
    ask(name, input) {
      if (closing) return Promise.reject(new AppError('backend.unavailable'));
      return thread === undefined ? otherwise.ask(name, input) : (ask(name, input) as Promise<never>);
    },
    rebuild: () => thread?.channel.tell('rebuild', undefined),
    changed: () => thread?.channel.tell('changed', undefined),
    async close() {
      closing = true;
      await otherwise.close();
      if (thread === undefined) return;
      const { worker, channel } = thread;
      const ended = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
      channel.tell('close', undefined);
      channel.end(new AppError('backend.unavailable'));
      const late = setTimeout(() => void worker.terminate(), LONGEST_CLOSE);
      await ended;
      clearTimeout(late);
    },
  };
}
