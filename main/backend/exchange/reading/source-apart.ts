/** What an import was asked to read, as a source of entries: its files, or pages, are read in the reading thread. */
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

/** Fails with import.file-gone, and what the readers fail with. */
export type OpenSource = (asked: SourceAsked, context: Context & Outside) => EntrySource;

export const openSource: OpenSource = (asked, context) =>
  'address' in asked
    ? addressApart(asked.address, context)
    : filesApart(asked.files, context, context.reading);

/** The files with what tells one state of them from another. Throws import.file-gone. */
export function stamped(asked: SourceAsked): SourceAsked {
  if ('address' in asked) return asked;
  return {
    files: asked.files.map(({ name, path }) => {
      const found = fs.statSync(path, { throwIfNoEntry: false });
      if (found === undefined) throw new AppError('import.file-gone', { name });
      return { name, path, stamp: `${found.size}-${Math.trunc(found.mtimeMs)}` };
    }),
  };
}

type Library = Parameters<typeof pictureTaker>[0];

/** Throws import.address. Reading fails as openAddress says, and with document.too-complex. */
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

/** Never throws: what is wrong with the files is said when they are read. */
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

/** A file that takes too long, or too much, is told and passed over, as one that cannot be read. */
async function* filesPastBadOnes(
  input: Input,
  answers: Readonly<Record<string, (given: never) => unknown>>,
  reading: ReadOptions,
  threads: JobThreads | undefined,
): AsyncGenerator<EntryRead> {
  let after = reading.after;
  let any = false;
  let failure: unknown;
  for (;;) {
    const met: { begun?: Begun } = {};
    try {
      const reads = entriesApart(
        input,
        { ...reading, ...(after !== undefined && { after }) },
        { ...answers, begins: (begun: Begun) => void (met.begun = begun) },
        threads,
      );
      for await (const read of reads) {
        // Warnings have no number of their own: those of before come again.
        if (failure !== undefined && read.type === 'warning' && read.at.entry <= (after ?? 0)) continue;
        any ||= read.type !== 'warning';
        yield read;
      }
      if (!any && failure !== undefined) throw failure;
      return;
    } catch (error) {
      const { begun } = met;
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

/** The entries that the thread gives, one batch after the other was taken. */
async function* entriesApart(
  input: Input,
  { signal, after, inspectOnly, changes, onProgress }: ReadOptions,
  answers: Readonly<Record<string, (given: never) => unknown>>,
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

type Given<Value> = Readonly<{ value: Value; taken(): void }>;

/** From one that gives to one that takes: who gave goes on once it was taken. */
function createHandOver<Value>() {
  const given: Given<Value>[] = [];
  let ended: { failure: { error: unknown } | undefined } | undefined;
  let wake: (() => void) | undefined;
  return {
    give(value: Value): Promise<void> {
      return new Promise((taken) => {
        given.push({ value, taken });
        wake?.();
      });
    },
    end(failure?: { error: unknown }): void {
      ended ??= { failure };
      wake?.();
    },
    /** Undefined at the end; throws what it ended with. */
    async next(): Promise<Given<Value> | undefined> {
      for (;;) {
        const first = given.shift();
        if (first !== undefined) return first;
        if (ended?.failure !== undefined) throw ended.failure.error;
        if (ended !== undefined) return undefined;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
