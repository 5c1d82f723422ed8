/** The backup thread: one job, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../../preload/contract/failure.ts';
import { translateStorageError } from '../storage-failures.ts';
import { copyDatabase, type Tell } from './copy-database.ts';
import { compareLibraries } from './differences.ts';
import type { JobData } from './jobs.ts';
import { listCopies } from './kept-copies.ts';
import { assetsOfCopies } from './kept-assets.ts';
import { moveLibrary } from './move-library.ts';
import { packParts } from './pack-parts.ts';
import { packLibrary } from './pack-library.ts';
import { prepare } from './prepare.ts';
import { prove } from './proof.ts';
import type { FromJob } from './run-job.ts';
import { mirrorCopy } from './second-place.ts';
import { recover } from '../rescue/recover.ts';
import { givePerson } from '../erasure/give-person.ts';
import { lookAtPerson } from '../erasure/look.ts';
import { copiesThatHold, scanLibrary, whoIs } from '../erasure/thread-jobs.ts';

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

async function run(job: JobData): Promise<unknown> {
  switch (job.name) {
    case 'copy':
      return copyDatabase(job.input.source, job.input.target, tell);
    case 'list':
      return listCopies(job.input.folder);
    case 'kept-assets':
      return assetsOfCopies(job.input.folder, job.input.sha256s);
    case 'prove':
      return prove(job.input.file);
    case 'mirror':
      return mirrorCopy(job.input, tell);
    case 'prepare':
      return prepare(job.input, tell);
    case 'recover':
      return recover(job.input, tell);
    case 'move':
      return moveLibrary(job.input, tell);
    case 'compare':
      return compareLibraries(job.input.current, job.input.other);
    case 'pack':
      return packLibrary(job.input, tell);
    case 'pack-parts':
      return packParts(job.input);
    case 'look-at-person':
      return lookAtPerson(job.input, tell);
    case 'give-person':
      return givePerson(job.input, tell);
    case 'who-is':
      return whoIs(job.input);
    case 'scan-for-erased':
      return scanLibrary(job.input, tell);
    case 'copies-that-hold':
      return copiesThatHold(job.input, tell);
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
