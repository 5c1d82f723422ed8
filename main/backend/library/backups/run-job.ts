/** Runs one job of the backup thread: copying and proving a library takes seconds of disk and processor. */
import { AppError } from '#contract/failure.ts';
import { createJobThreads, type JobThreads, type ThreadLimits } from '../../core/threads/job-threads.ts';
import { threadScript, type ThreadScript } from '../../core/threads/thread-script.ts';
import type { Tell } from './copy-database.ts';
import type { JobName, Jobs } from './jobs.ts';

/**
 * Megabytes of objects; milliseconds without a word of how far it is. SQLite says nothing while it proves a file, and a large
 * one on a slow disk takes minutes.
 */
const BACKUP_LIMITS: ThreadLimits = { memory: 1_024, work: 10 * 60_000 };

type Threads = Readonly<{ limits?: ThreadLimits; script?: ThreadScript }>;

/** In tests: less of both limits; in benches: the built thread. */
export const createBackupThreads = ({
  limits = BACKUP_LIMITS,
  script = threadScript(import.meta.url, 'worker.ts', 'backup-worker.cjs'),
}: Threads = {}): JobThreads =>
  createJobThreads({ script, limits, exceeded: () => new AppError('library.too-complex') });
const usual = createBackupThreads();

type JobOptions = Readonly<{ tell?: Tell; signal?: AbortSignal; threads?: JobThreads }>;

/**
 * Rejects with what the job throws; with library.too-complex beyond its limits; with backend.unavailable where `signal` ends
 * it, or the thread died. What a job that was ended had begun to write bears the ending `.part`, or lies in `incoming/`
 * (prepare.ts): the next one begins anew.
 */
export async function runJob<Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
  { tell, signal, threads = usual }: JobOptions = {},
): Promise<Jobs[Name]['output']> {
  try {
    const answers = { progress: (share: number) => tell?.(share) };
    return (await threads.run({ name, input, answers, ...(signal && { signal }) })) as Jobs[Name]['output'];
  } catch (error) {
    throw signal?.aborted === true ? new AppError('backend.unavailable', {}, { cause: error }) : error;
  }
}
