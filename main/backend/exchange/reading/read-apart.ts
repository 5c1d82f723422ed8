/**
 * Reads what comes from outside, away from the process that saves: in a thread (worker.ts) with limits, which is ended where
 * it goes beyond them. What the thread needs of the library or the network it is given here.
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

/** @param limits in tests: less than READING_LIMITS */
export const createReading = (limits: ThreadLimits = READING_LIMITS): JobThreads =>
  createJobThreads({
    script: threadScript(import.meta.url, 'worker.ts', 'reading-worker.cjs'),
    limits,
    exceeded: () => new AppError('document.too-complex'),
  });
const usual = createReading();

type More = Pick<Job, 'answers' | 'signal' | 'moved'> & Readonly<{ threads?: JobThreads | undefined }>;

/** Does a job of the reading thread. Rejects with what it throws, and with document.too-complex where it goes beyond its limits. */
export const readApart = <Name extends keyof ReadingJobs>(
  name: Name,
  input: ReadingJobs[Name]['input'],
  { threads = usual, ...more }: More = {},
): Promise<ReadingJobs[Name]['output']> =>
  threads.run({ ...more, name, input }) as Promise<ReadingJobs[Name]['output']>;

/** Has a thread loaded for what will be read soon, beside those that are at work. */
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

/** A picture that Escale does not keep (a drawing of Word's own, a broken file) is not a reason to refuse the document. */
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
