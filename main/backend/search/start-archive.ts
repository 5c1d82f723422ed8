import { AppError } from '#contract/failure.ts';
import type { Log } from '../core/log.ts';
import type { ReadableDb } from '../library/sql.ts';
import { archiveHere, type Archive } from './archive.ts';
import { engineOn } from './engine.ts';
import { startSearchThread } from './search-thread.ts';

type Options = Readonly<{
  folder: string;
  db: ReadableDb;
  writable: boolean;
  log: Log;
  /** Whether searches run beside the backend; else in its own thread, on its own connection. */
  thread: boolean;
}>;

export function startArchive({ folder, db, writable, log, thread }: Options): Archive {
  const here = archiveHere(engineOn(db));
  return thread
    ? startedLater(() => startSearchThread({ folder, writable, log, otherwise: here }), here)
    : here;
}

/** In milliseconds. */
const NOBODY_ASKS = 1_500;

/**
 * Started by the first question, or once the window has had its time: a thread takes half of a small computer from it.
 * @param here closed in its place where it never was
 */
function startedLater(start: () => Archive, here: Archive): Archive {
  let archive: Archive | undefined;
  let closed = false;
  const started = (): Archive => (archive ??= start());
  const timer = setTimeout(started, NOBODY_ASKS).unref();
  return {
    ask: (name, input) =>
      closed ? Promise.reject(new AppError('backend.unavailable')) : started().ask(name, input),
    rebuild: () => (closed ? undefined : started().rebuild()),
    // Before that it has read nothing that could be old.
    changed: () => archive?.changed(),
    async close() {
      closed = true;
      clearTimeout(timer);
      await (archive ?? here).close();
    },
  };
}
