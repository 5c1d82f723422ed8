/** The source of an import, whose files or pages are read on the reading thread. */
import fs from 'node:fs';
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import type { Outside } from '../../network/start-outside.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import type { SourceAsked } from '../../library/imports/import-rows.ts';
import type { EntryRead, EntrySource, ReadOptions } from '../sources/entries.ts';
import { readAddress } from '../sources/feed/addresses.ts';
import type { SourceFile } from '../sources/files/source-files.ts';
import { nameOfFiles } from '../sources/files/open-files.ts';
import type { ReadingAsks, ReadingJobs, ReadingTells } from './jobs.ts';
import { pageAsker, pictureTaker, readApart, sleeper } from './read-apart.ts';

/** Fails with import.file-gone, and as the readers do. */
export type OpenSource = (source: SourceAsked, context: Context & Outside) => EntrySource;

export const openSource: OpenSource = (source, context) =>
  'address' in source
    ? addressApart(source.address, context)
    : filesApart(source.files, context, context.reading);

/** The files with a stamp of their current state. Throws import.file-gone. */
export function withStamps(source: SourceAsked): SourceAsked {
  if ('address' in source) return source;
  return {
    files: source.files.map(({ name, path }) => {
      const stats = fs.statSync(path, { throwIfNoEntry: false });
      if (stats === undefined) throw new AppError('import.file-gone', { name });
      return { name, path, stamp: `${stats.size}-${Math.trunc(stats.mtimeMs)}` };
    }),
  };
}

type Library = Parameters<typeof pictureTaker>[0];

/** Throws import.address. Reading fails as openAddress does, and with document.too-complex. */
function addressApart(
  address: string,
  { askOutside, now, reading: threads }: Pick<Context, 'now' | 'reading'> & Outside,
): EntrySource {
  return {
    kind: 'address',
    name: readAddress(address).name,
    read: (reading) =>
      entriesApart(
        { source: { address }, now: now(), keepsPictures: false },
        reading,
        { page: pageAsker(askOutside, reading.signal), sleep: sleeper(reading.signal) },
        threads,
      ),
  };
}

/** Never throws: errors are reported while reading. */
export function filesApart(
  files: readonly SourceFile[],
  library: Library,
  threads?: JobThreads,
): EntrySource {
  return {
    kind: 'files',
    name: nameOfFiles(files),
    read: (reading) =>
      filesPastBadOnes(
        { source: { files }, now: library.now(), keepsPictures: true },
        { picture: pictureTaker(library) },
        reading,
        threads,
      ),
  };
}

type Input = Omit<ReadingJobs['entries']['input'], 'after' | 'inspectOnly' | 'changes'>;
type Begun = ReadingTells['begins'];

/** Skips a file that exceeds the limits with a warning, like an unreadable one. */
async function* filesPastBadOnes(
  input: Input,
  answers: Readonly<Record<string, (request: never) => unknown>>,
  reading: ReadOptions,
  threads: JobThreads | undefined,
): AsyncGenerator<EntryRead> {
  let after = reading.after;
  let any = false;
  let failure: unknown;
  for (;;) {
    const progress: { begun?: Begun } = {};
    try {
      const reads = entriesApart(
        input,
        { ...reading, ...(after !== undefined && { after }) },
        { ...answers, begins: (begun: Begun) => void (progress.begun = begun) },
        threads,
      );
      for await (const read of reads) {
        // Warnings have no number of their own, so earlier ones are repeated.
        if (failure !== undefined && read.type === 'warning' && read.at.entry <= (after ?? 0)) continue;
        any ||= read.type !== 'warning';
        yield read;
      }
      if (!any && failure !== undefined) throw failure;
      return;
    } catch (error) {
      const { begun } = progress;
      const stuck = error instanceof AppError && error.code === 'document.too-complex';
      if (!stuck || begun === undefined || begun.entry <= (after ?? 0))
        throw any ? error : (failure ?? error);
      failure ??= error;
      after = begun.entry;
      yield {
        type: 'warning',
        code: 'file-too-complex',
        text: begun.file,
        at: { file: begun.file, entry: begun.entry },
      };
    }
  }
}

/** Yields the thread's entries, each batch after the previous one was accepted. */
async function* entriesApart(
  input: Input,
  { signal, after, inspectOnly, changes, onProgress }: ReadOptions,
  answers: Readonly<Record<string, (request: never) => unknown>>,
  threads?: JobThreads,
): AsyncGenerator<EntryRead> {
  const batches = createHandOver<readonly EntryRead[]>();
  const left = new AbortController();
  const done = readApart(
    'entries',
    {
      ...input,
      ...(after !== undefined && { after }),
      ...(inspectOnly !== undefined && { inspectOnly }),
      ...(changes !== undefined && { changes }),
    },
    {
      threads,
      signal: AbortSignal.any([signal, left.signal]),
      answers: {
        ...answers,
        reads: ({ reads }: ReadingAsks['reads']['input']) => batches.give(reads),
        progress: ({ done: sofar, total }: ReadingTells['progress']) => onProgress?.(sofar, total),
      },
    },
  );
  done.then(
    () => batches.end(),
    (error: unknown) => batches.end({ error }),
  );
  try {
    for (let batch = await batches.next(); batch !== undefined; batch = await batches.next()) {
      yield* batch.value;
      batch.taken();
    }
  } finally {
    left.abort(new AppError('backend.unavailable'));
  }
}

type HandedOver<Value> = Readonly<{ value: Value; taken(): void }>;

/** A queue between producer and consumer; `give` resolves once its value was taken. */
function createHandOver<Value>() {
  const queue: HandedOver<Value>[] = [];
  let ended: { failure: { error: unknown } | undefined } | undefined;
  let wake: (() => void) | undefined;
  return {
    give(value: Value): Promise<void> {
      return new Promise((taken) => {
        queue.push({ value, taken });
        wake?.();
      });
    },
    end(failure?: { error: unknown }): void {
      ended ??= { failure };
      wake?.();
    },
    /** Undefined at the end; throws the error with which it ended. */
    async next(): Promise<HandedOver<Value> | undefined> {
      for (;;) {
        const first = queue.shift();
        if (first !== undefined) return first;
        if (ended?.failure !== undefined) throw ended.failure.error;
        if (ended !== undefined) return undefined;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
