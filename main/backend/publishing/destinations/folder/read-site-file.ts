/** Parses a file of a site in a folder: a short one here, a long one on the reading thread. */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import { readApart } from '#backend/exchange/reading/read-apart.ts';
import {
  parseSiteFile,
  type SiteFileInput,
  type SiteFileOutput,
  type SiteFileRead,
  type SiteFileToParse,
} from '#backend/exchange/site-folder/parse-site-file.ts';

/** Maximum bytes parsed here: takes a few milliseconds at worst, less than a message to the thread and back. */
export const SHORT_FILE = 64 * 1024;

/**
 * Undefined for a file of another shape or beyond the limits of the thread. The bytes of a long file are empty
 * afterwards.
 */
export async function readSiteFile<Name extends SiteFileRead>(
  input: SiteFileInput<Name>,
  threads?: JobThreads,
): Promise<SiteFileOutput<Name> | undefined> {
  const file = input as SiteFileToParse;
  return file.bytes.byteLength <= SHORT_FILE ? parseSiteFile(file) : await parseApart(file, threads);
}

async function parseApart(file: SiteFileToParse, threads: JobThreads | undefined) {
  const { buffer, byteLength } = file.bytes;
  // Transferred, because copying the longest file takes a whole turn.
  const moved = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
  try {
    return await readApart('site-file', file, { threads, moved });
  } catch (error) {
    if (error instanceof AppError && error.code === 'document.too-complex') return undefined;
    throw error;
  }
}
