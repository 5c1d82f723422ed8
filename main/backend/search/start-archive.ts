import type { Log } from '../context.ts';
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
  return thread ? startSearchThread({ folder, writable, log, otherwise: here }) : here;
}
