/** Reads what a file of a site in a folder says: a short one here, a long one in the reading thread. */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import { readApart } from '../reading/read-apart.ts';
import {
  parseSiteFile,
  type SiteFileInput,
  type SiteFileOutput,
  type SiteFileRead,
  type SiteFileToParse,
} from './parse-site-file.ts';

/** Bytes that are read here: some milliseconds at worst, less than a message to the thread and back. */
export const SHORT_FILE = 64 * 1024;

/** Undefined where it has another shape, or takes the thread beyond its limits. */
export async function readSiteFile<Name extends SiteFileRead>(
  asked: SiteFileInput<Name>,
  threads?: JobThreads,
): Promise<SiteFileOutput<Name> | undefined> {
  const file = asked as SiteFileToParse;
  return file.bytes.byteLength <= SHORT_FILE ? parseSiteFile(file) : await parseApart(file, threads);
}

async function parseApart(file: SiteFileToParse, threads: JobThreads | undefined) {
  try {
    return await readApart('site-file', file, { threads });
  } catch (error) {
    if (error instanceof AppError && error.code === 'document.too-complex') return undefined;
    throw error;
  }
}
