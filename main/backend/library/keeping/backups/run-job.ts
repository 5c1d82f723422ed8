/** Runs one job on the backup thread, since copying and verifying a library takes seconds of disk and processor. */
import { AppError } from '#contract/failure.ts';
import type { PersonInspection } from '#contract/erasure.ts';
import type { Recovered } from '#contract/rescue.ts';
import { createJobThreads, type JobThreads, type ThreadLimits } from '#backend/core/threads/job-threads.ts';
import { type ThreadScript, threadScript } from '#backend/core/threads/thread-script.ts';
import type { InspectInput } from '../../erasure/inspect-person.ts';
import type { Person } from '../../erasure/find-person.ts';
import type { PersonFile, PersonFileInput } from '../../erasure/person-file.ts';
import type { FilesInput, Hit, ScanInput } from '../../erasure/scan.ts';
import type { RecoverInput } from '../rescue/recover.ts';
import type { OnProgress } from './copy-database.ts';
import type { Differences } from './differences.ts';
import type { KeptCopy } from './kept-copies.ts';
import type { MoveInput } from './move-library.ts';
import type { Packed, PackInput, PartsInput } from './pack-library.ts';
import type { Prepared, PrepareInput } from './prepare.ts';
import type { Counts, Proof } from './proof.ts';
import type { Mirrored, MirrorInput } from './second-folder.ts';

/** The jobs of the backup thread by name, with their input and output. */
export type Jobs = {
  copy: { input: { source: string; target: string }; output: Proof };
  /** Lists a folder that may not answer. */
  list: { input: { folder: string }; output: KeptCopy[] };
  /** The pictures among these that a backup of the library contains. */
  'kept-assets': { input: { folder: string; sha256s: readonly string[] }; output: string[] };
  /** Verifies an untrusted file, including the texts of its posts. */
  prove: { input: { file: string }; output: Proof };
  /** Checks every row of a library from elsewhere before it is used. */
  judge: { input: { file: string }; output: null };
  /** Copies one backup with its pictures into the second folder. */
  mirror: { input: MirrorInput; output: Mirrored };
  /** Prepares a library to replace the one in `folder`: copied beside it, verified and migrated. */
  prepare: { input: PrepareInput; output: Prepared };
  /** The same for the readable part of the damaged library in `folder`. */
  recover: { input: RecoverInput; output: Recovered };
  /** Copies the folder of a closed library to another place. */
  move: { input: MoveInput; output: Counts };
  compare: { input: { current: string; other: string }; output: Differences };
  pack: { input: PackInput; output: Packed };
  'pack-parts': { input: PartsInput; output: { missing: number } };
  'inspect-person': { input: InspectInput; output: PersonInspection };
  'person-file': { input: PersonFileInput; output: PersonFile };
  'find-person': { input: InspectInput; output: Person };
  /** The rows of a library that contain data of erased people. */
  'scan-for-erased': { input: ScanInput; output: Hit[] };
  /** Ids of the library files that contain such data. */
  'files-holding': { input: FilesInput; output: string[] };
};

export type JobName = keyof Jobs;

/**
 * Heap size in megabytes, and milliseconds without progress: SQLite reports none while it checks a file, which takes
 * minutes for a large one on a slow disk.
 */
const BACKUP_LIMITS: ThreadLimits = { memory: 1_024, work: 10 * 60_000 };

type Threads = Readonly<{ limits?: ThreadLimits; script?: ThreadScript }>;

/** Lower limits in tests; the built thread in benchmarks. */
export const createBackupThreads = ({
  limits = BACKUP_LIMITS,
  script = threadScript(import.meta.url, 'worker.ts', 'backup-worker.cjs'),
}: Threads = {}): JobThreads =>
  createJobThreads({ script, limits, exceeded: () => new AppError('library.too-complex') });
const usual = createBackupThreads();

type JobOptions = Readonly<{ onProgress?: OnProgress; signal?: AbortSignal; threads?: JobThreads }>;

/**
 * Rejects with the job's failure, with library.too-complex beyond its limits, with the signal's reason, or with
 * backend.unavailable, also if the thread dies. Partial files of an ended job end in `.part` or are in `incoming/`
 * (prepare.ts); the next job starts over.
 */
export async function runJob<Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
  { onProgress, signal, threads = usual }: JobOptions = {},
): Promise<Jobs[Name]['output']> {
  try {
    const answers = { progress: (share: number) => onProgress?.(share) };
    return (await threads.run({ name, input, answers, ...(signal && { signal }) })) as Jobs[Name]['output'];
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    const reason: unknown = signal.reason;
    throw reason instanceof AppError ? reason : new AppError('backend.unavailable', {}, { cause: error });
  }
}
