/** Runs one job in a thread of its own: copying and proving a library takes seconds of disk and processor. */
import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import { scriptAt, threadScript } from '../../core/threads/thread-script.ts';
import type { Tell } from './copy-database.ts';
import type { JobData, JobName, Jobs } from './jobs.ts';

export type FromJob =
  | Readonly<{ type: 'progress'; share: number }>
  | Readonly<{ type: 'done'; value: unknown }>
  | Readonly<{ type: 'failure'; code: FailureCode; params: FailureParams }>
  | Readonly<{ type: 'error'; error: unknown }>;

type JobOptions = Readonly<{
  tell?: Tell;
  signal?: AbortSignal;
  /** The thread's file; by default the one beside this one. */
  script?: string;
}>;

/**
 * Rejects with what the job throws; with backend.unavailable where `signal` ends it, or the thread died. What a job that
 * was ended had begun to write bears the ending `.part`, or lies in `incoming/` (prepare.ts): the next one begins anew.
 */
export function runJob<Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
  { tell, signal, script }: JobOptions = {},
): Promise<Jobs[Name]['output']> {
  const { file, execArgv } =
    script === undefined ? threadScript(import.meta.url, 'worker.ts', 'backup-worker.cjs') : scriptAt(script);
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new AppError('backend.unavailable'));
      return;
    }
    const worker = new Worker(file, {
      workerData: { name, input } as JobData,
      ...(execArgv.length === 0 ? {} : { execArgv: [...execArgv] }),
    });
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromJob) => {
      if (message.type === 'progress') tell?.(message.share);
      else if (message.type === 'done') resolve(message.value as Jobs[Name]['output']);
      else if (message.type === 'failure') reject(new AppError(message.code, message.params));
      else reject(message.error);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop);
      // Settled already where it came to its end.
      reject(new AppError('backend.unavailable'));
    });
  });
}
