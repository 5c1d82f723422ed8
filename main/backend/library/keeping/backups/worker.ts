/** The backup thread: jobs on whole libraries. */
import { serveJobs, type Asker } from '#backend/core/threads/serve-jobs.ts';
import { translateStorageError } from '#backend/core/storage-failures.ts';
import { copyDatabase, type OnProgress } from './copy-database.ts';
import type { JobName, Jobs } from './run-job.ts';
import { assetsOfCopies, listCopies } from './kept-copies.ts';
import { verifyLibraryAndTexts } from './proof.ts';

type Output<Name extends JobName> = Jobs[Name]['output'] | Promise<Jobs[Name]['output']>;
type Served = { [Name in JobName]: (input: Jobs[Name]['input'], onProgress: OnProgress) => Output<Name> };

/** Other modules are loaded by the jobs that need them. */
const jobs: Served = {
  copy: ({ source, target }, onProgress) => copyDatabase(source, target, onProgress),
  list: ({ folder }) => listCopies(folder),
  'kept-assets': ({ folder, sha256s }) => assetsOfCopies(folder, sha256s),
  prove: ({ file }) => verifyLibraryAndTexts(file),
  judge: async ({ file }, onProgress) =>
    (await import('../rows/check-rows.ts')).checkRowsOfFile(file, onProgress),
  mirror: async (input, onProgress) => (await import('./second-folder.ts')).mirrorCopy(input, onProgress),
  prepare: async (input, onProgress) => (await import('./prepare.ts')).prepare(input, onProgress),
  recover: async (input, onProgress) => (await import('../rescue/recover.ts')).recover(input, onProgress),
  move: async (input, onProgress) => (await import('./move-library.ts')).moveLibrary(input, onProgress),
  compare: async ({ current, other }) => (await import('./differences.ts')).compareLibraries(current, other),
  pack: async (input, onProgress) => (await import('./pack-library.ts')).packLibrary(input, onProgress),
  'pack-parts': async (input) => (await import('./pack-library.ts')).packParts(input),
  'inspect-person': async (input, onProgress) =>
    (await import('../../erasure/inspect-person.ts')).inspectPerson(input, onProgress),
  'person-file': async (input, onProgress) =>
    (await import('../../erasure/person-file.ts')).personFile(input, onProgress),
  'find-person': async (input) => (await import('../../erasure/scan.ts')).personOf(input),
  'scan-for-erased': async (input, onProgress) =>
    (await import('../../erasure/scan.ts')).scanLibrary(input, onProgress),
  'files-holding': async (input, onProgress) =>
    (await import('../../erasure/scan.ts')).filesHolding(input, onProgress),
};

const EVERY_MS = 100;

function progressReporter(asker: Asker): OnProgress {
  let lastReportAt = 0;
  return (share) => {
    if (performance.now() - lastReportAt < EVERY_MS) return;
    lastReportAt = performance.now();
    asker.tell('progress', share);
  };
}

const served =
  (job: Served[JobName]) =>
  async (input: never, asker: Asker): Promise<unknown> => {
    try {
      return await job(input, progressReporter(asker));
    } catch (error) {
      throw translateStorageError(error);
    }
  };

serveJobs(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, served(job)])));
