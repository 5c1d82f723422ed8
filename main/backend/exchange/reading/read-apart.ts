/**
 * Reads external content on a thread (worker.ts) with limits, away from the process that saves; a thread that exceeds
 * them is ended. Provides the library and the network to the thread.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { ChangesChosen, ReadDocument } from '#contract/exchange.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import { addAsset } from '../../library/pictures/assets.ts';
import type { AskOutside } from '../../network/ask-outside.ts';
import {
  createJobThreads,
  type Job,
  type JobThreads,
  type ThreadLimits,
} from '../../core/threads/job-threads.ts';
import { threadScript } from '../../core/threads/thread-script.ts';
import { isSignIn } from '../sources/feed/addresses.ts';
import { READING_LIMITS } from '../limits.ts';
import type { DocumentFile } from '../documents/read-document.ts';
import type { ReadingAsks, ReadingJobs } from './jobs.ts';

/** @param limits lower limits in tests */
export const createReading = (limits: ThreadLimits = READING_LIMITS): JobThreads =>
  createJobThreads({
    script: threadScript(import.meta.url, 'worker.ts', 'reading-worker.cjs'),
    limits,
    exceeded: () => new AppError('document.too-complex'),
  });
const usual = createReading();

type More = Pick<Job, 'answers' | 'signal' | 'moved'> & Readonly<{ threads?: JobThreads | undefined }>;

/** Runs a job of the reading thread. Rejects with its error, and with document.too-complex beyond the limits. */
export const readApart = <Name extends keyof ReadingJobs>(
  name: Name,
  input: ReadingJobs[Name]['input'],
  { threads = usual, ...more }: More = {},
): Promise<ReadingJobs[Name]['output']> =>
  threads.run({ ...more, name, input }) as Promise<ReadingJobs[Name]['output']>;

/** Loads an idle thread for imminent work. */
export const warmUp = (threads?: JobThreads): void =>
  void readApart('texts', { texts: [] }, { threads }).catch(() => undefined);

/** Throws as readDocument does, and document.too-complex. */
export function readDocumentApart(
  library: Library,
  file: DocumentFile,
  chosen: ChangesChosen = 'accepted',
  threads?: JobThreads,
): Promise<ReadDocument> {
  return readApart('document', { file, chosen }, { answers: { picture: pictureTaker(library) }, threads });
}

type Library = Pick<Context, 'db' | 'folder' | 'now'>;
type Answer<Name extends keyof ReadingAsks> = (
  input: ReadingAsks[Name]['input'],
) => Promise<ReadingAsks[Name]['output']>;

/** An unsupported picture (a Word drawing, a broken file) does not make the document fail. */
export const pictureTaker =
  (library: Library): Answer<'picture'> =>
  async ({ name, bytes }) => {
    try {
      return (await addAsset(library, { name, bytes }, library.now())).sha256;
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('asset.')) return undefined;
      throw error;
    }
  };

export const pageAsker =
  (ask: AskOutside, signal: AbortSignal): Answer<'page'> =>
  ({ address, accept }) =>
    ask(address, { signal, accept, follow: (url) => !isSignIn(url) });

export const sleeper =
  (signal: AbortSignal): Answer<'sleep'> =>
  ({ ms }) =>
    wait(ms, undefined, { signal });
