/** The backup thread: one job, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#contract/failure.ts';
import { translateStorageError } from '../../core/storage-failures.ts';
import { copyDatabase, type Tell } from './copy-database.ts';
import type { JobData } from './jobs.ts';
import { listCopies } from './kept-copies.ts';
import { assetsOfCopies } from './kept-assets.ts';
import { proveWords } from './proof.ts';
import type { FromJob } from './run-job.ts';

if (parentPort === null) throw new Error('this file runs in a thread');
const port = parentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const send = (message: FromJob): void => port.postMessage(message);

const EVERY_MS = 100;
let told = 0;
const tell: Tell = (share) => {
  if (performance.now() - told < EVERY_MS) return;
  told = performance.now();
  send({ type: 'progress', share });
};

/** What a copy does not need is loaded by the job that does: the thread is started anew for each. */
async function run(job: JobData): Promise<unknown> {
  switch (job.name) {
    case 'copy':
      return copyDatabase(job.input.source, job.input.target, tell);
    case 'list':
      return listCopies(job.input.folder);
    case 'kept-assets':
      return assetsOfCopies(job.input.folder, job.input.sha256s);
    case 'prove':
      return proveWords(job.input.file);
    case 'judge':
      return (await import('../rows/judge-file.ts')).judgeFile(job.input.file, tell);
    case 'mirror':
      return (await import('./second-place.ts')).mirrorCopy(job.input, tell);
    case 'prepare':
      return (await import('./prepare.ts')).prepare(job.input, tell);
    case 'recover':
      return (await import('../rescue/recover.ts')).recover(job.input, tell);
    case 'move':
      return (await import('./move-library.ts')).moveLibrary(job.input, tell);
    case 'compare':
      return (await import('./differences.ts')).compareLibraries(job.input.current, job.input.other);
    case 'pack':
      return (await import('./pack-library.ts')).packLibrary(job.input, tell);
    case 'pack-parts':
      return (await import('./pack-parts.ts')).packParts(job.input);
    case 'look-at-person':
      return (await import('../erasure/look.ts')).lookAtPerson(job.input, tell);
    case 'give-person':
      return (await import('../erasure/give-person.ts')).givePerson(job.input, tell);
    case 'who-is':
      return (await import('../erasure/thread-jobs.ts')).whoIs(job.input);
    case 'scan-for-erased':
      return (await import('../erasure/thread-jobs.ts')).scanLibrary(job.input, tell);
    case 'copies-that-hold':
      return (await import('../erasure/thread-jobs.ts')).copiesThatHold(job.input, tell);
  }
}

async function answer(): Promise<void> {
  try {
    send({ type: 'done', value: await run(workerData as JobData) });
  } catch (error) {
    const meant = translateStorageError(error);
    if (meant instanceof AppError) send({ type: 'failure', code: meant.code, params: meant.params });
    else send({ type: 'error', error: meant });
  }
}

// No await at the top: the build makes CommonJS of this file.
void answer();
